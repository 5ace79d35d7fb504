import { isDeepStrictEqual } from "node:util";
import type { Faq } from "../core/faq/faq.ts";
import type { Encoder } from "../core/ports/encoder.ts";
import type { RememberedQuestion } from "../core/ports/judge.ts";
import type { Match, Matched } from "../core/question/match.ts";
import { toTextKey } from "./dataset/to-text-key.ts";
import { createDuplicateFinder } from "./find-duplicate.ts";

/** What people said does not answer questions. */
export interface Refusals {
  /** Replaces what was said of a question. */
  set(question: RememberedQuestion): void;
  remove(questionId: string): void;
  /** An entry that is written anew is refused no longer. */
  setFaq(faq: readonly Faq[]): void;
  /**
   * Leaves out what was refused for a text: for the very text, unless it was confirmed for that, later or over an asker alone; and, by
   * the word of a moderator or helper, for one that asks the same and is nearer to it than to any wording found. What an entry
   * itself says it answers is never refused.
   */
  apply(text: string, matches: readonly Match[]): Promise<readonly Match[]>;
}

/** What was said of one match for one question. */
interface Word {
  readonly questionId: string;
  readonly text: string;
  readonly key: string;
  readonly at: number;
  readonly says: "right" | "wrong";
  readonly isVouched: boolean;
}

/** Creates refusals, none at first. */
export function createRefusals(forLanguage: (language: string) => Encoder | undefined): Refusals {
  /** By what the words are about, then by question. */
  const said = new Map<string, Map<string, Word>>();
  const findNearest = createDuplicateFinder(forLanguage);
  let entries = new Map<string, Faq>();
  const add = (matched: Matched, word: Word): void => {
    const about = toKey(matched);
    said.set(about, (said.get(about) ?? new Map<string, Word>()).set(word.questionId, word));
  };
  const remove = (questionId: string): void => {
    for (const words of said.values()) words.delete(questionId);
  };
  const isRefused = async (match: Match, text: string): Promise<boolean> => {
    const key = toTextKey(text);
    const words = [...(said.get(toKey(match))?.values() ?? [])];
    const refusals = words.filter(({ says }) => says === "wrong");
    if (refusals.length === 0 || isOwnWording(match, entries, key)) return false;
    const same = words.filter((word) => word.key === key);
    if (same.some(({ says }) => says === "wrong")) return isSettledAgainst(same);
    const vouched = refusals.filter(({ isVouched }) => isVouched).map((word) => ({ ...word, id: word.questionId }));
    if (vouched.length === 0) return false;
    const nearest = await findNearest(text, [{ id: foundWording, text: match.wording }, ...vouched]);
    return nearest !== undefined && nearest !== foundWording;
  };
  return {
    set({ questionId, text, answer, refused }) {
      remove(questionId);
      const word = { questionId, text, key: toTextKey(text) };
      if (answer) add(answer, { ...word, at: answer.at, says: "right", isVouched: true });
      for (const { at, isVouched, ...matched } of refused) add(matched, { ...word, at, says: "wrong", isVouched });
    },
    remove,
    setFaq(faq) {
      for (const entry of faq) {
        const words = said.get(toKey({ kind: "faq", id: entry.id }));
        if (!words || isDeepStrictEqual(entries.get(entry.id), entry)) continue;
        for (const [questionId, { says }] of words) if (says === "wrong") words.delete(questionId);
      }
      entries = new Map(faq.map((entry) => [entry.id, entry]));
    },
    async apply(text, matches) {
      const verdicts = await Promise.all(matches.map((match) => isRefused(match, text)));
      return matches.filter((_, at) => verdicts[at] !== true);
    },
  };
}

/** No question's id is empty. */
const foundWording = "";

function isOwnWording({ kind, id }: Matched, entries: ReadonlyMap<string, Faq>, key: string): boolean {
  const texts = kind === "faq" ? Object.values(entries.get(id)?.texts ?? {}) : [];
  return texts.some(({ question, variants }) => [question, ...variants].some((wording) => toTextKey(wording) === key));
}

/** Whether refusals prevail among what was said of the very text. */
function isSettledAgainst(words: readonly Word[]): boolean {
  const confirmedAt = Math.max(-1, ...words.flatMap(({ says, at }) => (says === "right" ? [at] : [])));
  return words.some(
    ({ says, at, isVouched }) => says === "wrong" && (isVouched ? at > confirmedAt : confirmedAt === -1),
  );
}

function toKey({ kind, id }: Matched): string {
  return `${kind} ${id}`;
}
