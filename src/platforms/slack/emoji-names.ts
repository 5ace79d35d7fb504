/** What Slack calls the emoji that commands are likely to be called by. */
const names: Readonly<Record<string, string>> = {
  "✅": "white_check_mark",
  "✔️": "heavy_check_mark",
  "❌": "x",
  "👍": "+1",
  "👎": "-1",
  "❓": "question",
  "❔": "grey_question",
  "❗": "exclamation",
  "📌": "pushpin",
  "📝": "memo",
  "📋": "clipboard",
  "📚": "books",
  "🎫": "ticket",
  "👀": "eyes",
  "🙋": "raising_hand",
  "🔁": "repeat",
  "🚫": "no_entry_sign",
  "⭐": "star",
  "🔖": "bookmark",
  "🐛": "bug",
  "🎉": "tada",
  "🙏": "pray",
  "➕": "heavy_plus_sign",
  "🔍": "mag",
  "💡": "bulb",
  "🛠️": "hammer_and_wrench",
};

/** Slack's name of an emoji, without colons; `undefined` when it is not in the list. */
export function toEmojiName(emoji: string): string | undefined {
  return names[emoji] ?? names[`${emoji}\uFE0F`] ?? names[emoji.replace("\uFE0F", "")];
}
