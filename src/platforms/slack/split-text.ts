const fence = "```";

/** Splits mrkdwn into parts of at most `limit` characters: between paragraphs, else lines, else words; a code block is closed and opened again. */
export function splitText(text: string, limit: number): readonly string[] {
  const parts: string[] = [];
  let rest = text;
  let isInCode = false;
  while (rest.length > 0) {
    const opening = isInCode ? `${fence}\n` : "";
    const room = limit - opening.length - fence.length - 1;
    if (opening.length + rest.length <= limit) {
      parts.push(opening + rest);
      break;
    }
    const piece = rest.slice(0, findBorder(rest, room));
    isInCode = isOpenAfter(piece, isInCode);
    parts.push(opening + piece.trimEnd() + (isInCode ? `\n${fence}` : ""));
    rest = rest.slice(piece.length).replace(isInCode ? /^\n/ : /^\s+/, "");
  }
  return parts.filter((part) => part.trim() !== "");
}

function findBorder(text: string, room: number): number {
  for (const border of ["\n\n", "\n", " "]) {
    const at = text.lastIndexOf(border, room - border.length);
    if (at > room / 4) return at + border.length;
  }
  const isInLink = text.lastIndexOf("<", room) > text.lastIndexOf(">", room);
  const at = isInLink ? text.lastIndexOf("<", room) : room;
  const cut = at > 0 ? at : room;
  const entity = /&\w{0,4}$/.exec(text.slice(0, cut));
  const whole = entity && entity.index > 0 ? entity.index : cut;
  return isHighSurrogate(text, whole - 1) ? whole - 1 : whole;
}

function isOpenAfter(piece: string, wasOpen: boolean): boolean {
  return (piece.split(fence).length - 1) % 2 === 1 ? !wasOpen : wasOpen;
}

function isHighSurrogate(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0xd800 && code <= 0xdbff;
}
