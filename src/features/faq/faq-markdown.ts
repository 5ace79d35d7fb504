import { stringify } from "yaml";
import type { Faq } from "../../core/faq/faq.ts";
import type { Fault } from "../../core/fault.ts";
import type { EntryDraft } from "./check-entries.ts";
import { type DraftReading, isBlock, parseYaml } from "./faq-yaml.ts";
import { toOrdered } from "./to-ordered.ts";

/*
 * One entry is front matter with all but the answers, then the answer of each language after a line `<!-- en -->`. Where several
 * entries share a file, a line `<!-- next entry -->` parts them. A line of an answer that looks like such a mark gets one more
 * backslash in it, so that whatever an answer holds comes back as it was.
 */
const mark = /^<!-- (\\*)(next entry|[a-z]{2}) -->$/;
const fence = "---";
const nextEntry = "<!-- next entry -->";

/** Entries as one Markdown text. */
export function renderFaqMarkdown(faq: readonly Faq[]): string {
  return faq.map(renderEntry).join(`\n${nextEntry}\n\n`);
}

/** Whether a text is in the form that `renderFaqMarkdown` gives. */
export function isFaqMarkdown(text: string): boolean {
  return toLines(text).some((line) => toMark(line) !== undefined);
}

/** The inverse of `renderFaqMarkdown`; `name` is the file's, for what is said of it. */
export function readFaqMarkdown(text: string, name?: string): DraftReading {
  const entries: Lines[] = [{ lines: [], startsAt: 1 }];
  for (const [at, line] of toLines(text).entries()) {
    if (line === nextEntry) entries.push({ lines: [], startsAt: at + 2 });
    else entries.at(-1)?.lines.push(line);
  }
  const readings = entries.map((entry, at) => {
    const number = entries.length > 1 || name === undefined ? `entry ${at + 1}` : undefined;
    return readEntry(entry, [name, number].filter((part) => part !== undefined).join(", "));
  });
  return {
    drafts: readings.flatMap(({ draft }) => draft ?? []),
    faults: readings.flatMap(({ faults }) => faults),
  };
}

interface Lines {
  readonly lines: string[];
  /** Number of the first one in its file. */
  readonly startsAt: number;
}

function renderEntry(entry: Faq): string {
  const { texts, ...rest } = toOrdered(entry);
  const languages = Object.entries(texts).map(([language, { answer: _, ...wordings }]) => [language, wordings]);
  const front = stringify({ ...rest, languages: Object.fromEntries(languages) }, { lineWidth: 0 });
  const answers = Object.entries(texts).map(([language, { answer }]) => {
    const lines = answer.split("\n").map((line) => line.replace(mark, "<!-- $1\\$2 -->"));
    return `\n<!-- ${language} -->\n\n${lines.join("\n")}\n`;
  });
  return `${fence}\n${front}${fence}\n${answers.join("")}`;
}

interface MarkdownReading {
  readonly draft?: EntryDraft;
  readonly faults: readonly Fault[];
}

function readEntry({ lines, startsAt }: Lines, place: string): MarkdownReading {
  const opens = lines.findIndex((line) => line.trim() !== "");
  const closes = lines.indexOf(fence, opens + 1);
  if (lines[opens] !== fence || closes < 0) {
    const message = `has no front matter; begin it with lines between ${fence} and ${fence}: id, languages`;
    return { faults: [{ path: place, message }] };
  }
  const yaml = parseYaml(lines.slice(opens + 1, closes).join("\n"), startsAt + opens + 1);
  if (yaml.fault) return { faults: [{ ...yaml.fault, path: `${place}, ${yaml.fault.path}` }] };
  if (!isBlock(yaml.value))
    return { faults: [{ path: place, message: "has no fields in its front matter; give id, languages" }] };
  const { languages, ...rest } = yaml.value;
  const { answers, faults } = readAnswers({ lines: lines.slice(closes + 1), startsAt: startsAt + closes + 1 }, place);
  if (!isBlock(languages)) {
    const message = "is missing or no block; give one for each language, with its question";
    return { faults: [...faults, { path: `${place}: languages`, message }] };
  }
  const homeless = [...answers.keys()].filter((language) => !(language in languages));
  const texts = Object.entries(languages).map(([language, wordings]) => [
    language,
    isBlock(wordings) ? { ...wordings, answer: answers.get(language) } : wordings,
  ]);
  return {
    draft: { place, value: { ...rest, texts: Object.fromEntries(texts) } },
    faults: [
      ...faults,
      ...homeless.map((language) => ({
        path: `${place}: languages.${language}`,
        message: `is missing, though there is an answer after <!-- ${language} -->; give its question`,
      })),
    ],
  };
}

function readAnswers(
  { lines, startsAt }: Lines,
  place: string,
): { readonly answers: ReadonlyMap<string, string>; readonly faults: readonly Fault[] } {
  const found = new Map<string, string[]>();
  const faults: Fault[] = [];
  let current: string[] | undefined;
  for (const [at, line] of lines.entries()) {
    const path = `${place}, line ${startsAt + at}`;
    const language = toMark(line);
    if (language !== undefined) {
      if (found.has(language)) faults.push({ path, message: `begins a second answer in ${language}; keep one` });
      current = [];
      found.set(language, current);
    } else if (current) current.push(line.replace(mark, unescapeMark));
    else if (line.trim() !== "") {
      faults.push({ path, message: "belongs to no language; put a line like <!-- en --> before it" });
      current = [];
    }
  }
  return { answers: new Map([...found].map(([language, answer]) => [language, answer.join("\n")])), faults };
}

function unescapeMark(_: string, backslashes: string, word: string): string {
  return `<!-- ${backslashes.slice(1)}${word} -->`;
}

/** The language whose answer begins after a line. */
function toMark(line: string): string | undefined {
  const [, backslashes, word] = mark.exec(line) ?? [];
  return backslashes === "" && word !== "next entry" ? word : undefined;
}

function toLines(text: string): readonly string[] {
  return text
    .replace(/^\uFEFF/, "")
    .replaceAll(/\r\n?/g, "\n")
    .split("\n");
}
