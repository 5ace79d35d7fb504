/** What only Slack makes necessary to say. */
export interface SlackTexts {
  readonly send: string;
  readonly cancel: string;
  readonly loading: string;
  readonly choose: string;
  readonly outdated: string;
  readonly greeting: string;
  readonly commands: string;
  notAllowedHere(channel: string): string;
  /** `typed`: what somebody wrote into a form of it. */
  unknown(typed: string): string;
}

const english: SlackTexts = {
  send: "Send",
  cancel: "Cancel",
  loading: "One moment…",
  choose: "Choose…",
  outdated: "This button is too old for me. Please ask again.",
  greeting:
    "Ask me about the project, here or in a channel that I listen to. I answer when I am sure, and otherwise call the right people.",
  commands: "What I understand",
  notAllowedHere: (channel) =>
    `I would like to answer you in ${channel}, but I may not write there. Ask a moderator to invite me.`,
  unknown: (typed) =>
    `I have no such command any more. \`/usher help\` lists what I understand.${typed === "" ? "" : ` Your text:\n\n${typed}`}`,
};

const chinese: SlackTexts = {
  send: "提交",
  cancel: "取消",
  loading: "请稍候……",
  choose: "请选择…",
  outdated: "这个按钮太旧了，请重新提问。",
  greeting: "可以在这里或我所在的频道提问。有把握时我会直接回答，否则会找到合适的人。",
  commands: "可用的命令",
  notAllowedHere: (channel) => `我想在 ${channel} 回答你，但我没有在那里发言的权限。请让管理员邀请我。`,
  unknown: (typed) =>
    `我已经没有这个命令了，\`/usher help\` 会列出可用的命令。${typed === "" ? "" : `你填写的内容：\n\n${typed}`}`,
};

/** The platform's own texts in a language (ISO 639-1); English where there is none. */
export function toSlackTexts(language: string | undefined): SlackTexts {
  return language === "zh" ? chinese : english;
}
