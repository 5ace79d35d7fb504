/** What must still fit behind a cut inside a code block. */
const closing = "\n```";
const longestInfo = 20;

/**
 * Cuts Markdown into parts of at most `limit` UTF-16 units (at least 50), at the end of a paragraph where one is near, else of
 * a line, a sentence, a word. A code block that is cut is closed, and opened again in the next part.
 */
export function splitText(text: string, limit: number): readonly string[] {
  const parts: string[] = [];
  let rest = text.trim();
  while (rest.length > limit) {
    const opening = fenceAtStart(rest);
    const cut = findCut(rest, limit - closing.length, opening.length);
    const head = rest.slice(0, cut).trimEnd();
    const open = openFence(head);
    parts.push(open === undefined ? head : head + closing);
    const tail = rest.slice(cut);
    rest = open === undefined ? tail.trim() : `${open}\n${tail.replace(/^\n/, "").trimEnd()}`;
  }
  return rest === "" ? parts : [...parts, rest];
}

function fenceAtStart(text: string): string {
  return /^```[^\n]*\n/.exec(text)?.[0] ?? "";
}

/** The line that opened the code block in which a text ends, its info string cut to a word. */
function openFence(text: string): string | undefined {
  const marks = [...text.matchAll(/```([^\n`]*)/g)];
  const last = marks.at(-1);
  return last && marks.length % 2 === 1 ? `\`\`\`${(last[1] ?? "").trim().slice(0, longestInfo)}` : undefined;
}

/** Where to cut within `room`: the last border of the best kind that leaves a part of decent size; never before `least`. */
function findCut(text: string, room: number, least: number): number {
  const decent = Math.max(least + 1, Math.floor(room / 3));
  const window = text.slice(0, room + 1);
  const outside = [...borders(window, /\n\s*\n|\n(?=```)/g)].filter((at) => openFence(text.slice(0, at)) === undefined);
  const kinds = [
    outside,
    borders(window, /\n/g).filter((at) => openFence(text.slice(0, at)) === undefined),
    borders(window, /\n/g),
    borders(window, /(?<=[.!?。！？])\s?/g),
    borders(window, /\s/g),
  ];
  for (const kind of kinds) {
    const best = kind.filter((at) => at >= decent && at <= room).at(-1);
    if (best !== undefined) return best;
  }
  return isInsidePair(text, room) ? room - 1 : room;
}

function borders(text: string, pattern: RegExp): readonly number[] {
  return [...text.matchAll(pattern)].map((match) => match.index);
}

function isInsidePair(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  return before >= 0xd800 && before < 0xdc00;
}
