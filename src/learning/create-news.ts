import { isDeepStrictEqual } from "node:util";
import type { Faq } from "../core/faq/faq.ts";
import type { RememberedQuestion } from "../core/ports/judge.ts";
import type { Dataset } from "./dataset/dataset.ts";
import type { KnowledgeRow } from "./search/knowledge-row.ts";

/** What a model cannot know, for it was written or confirmed after its training. */
export interface News {
  /** Notes what people said of a question; again with the same id replaces it. */
  heed(question: RememberedQuestion): void;
  forget(questionId: string): void;
  /** Replaces the FAQ; an entry that is not what it was is news from then on. */
  setFaq(faq: readonly Faq[]): void;
  /** Whether an entry is news, or the wording by which it was found. */
  has(entry: string, wording: Pick<KnowledgeRow, "verifiedBy"> | undefined): boolean;
}

/** Creates the news since a training, of which the entries written since are the first. `trainedAt` is in milliseconds since the epoch. */
export function createNews(
  trainedAt: number,
  { faq, writtenAt = new Map() }: Pick<Dataset, "faq" | "writtenAt">,
): News {
  const confirmed = new Set<string>();
  const written = new Set([...writtenAt].flatMap(([id, at]) => (at > trainedAt ? [id] : [])));
  let entries = toEntries(faq);
  return {
    heed({ questionId, answer }) {
      if (answer && answer.at > trainedAt) confirmed.add(questionId);
      else confirmed.delete(questionId);
    },
    forget: (questionId) => void confirmed.delete(questionId),
    setFaq(changed) {
      for (const entry of changed) if (!isDeepStrictEqual(entries.get(entry.id), entry)) written.add(entry.id);
      entries = toEntries(changed);
    },
    has: (entry, wording) => written.has(entry) || confirmed.has(wording?.verifiedBy ?? ""),
  };
}

function toEntries(faq: readonly Faq[]): ReadonlyMap<string, Faq> {
  return new Map(faq.map((entry) => [entry.id, entry]));
}
