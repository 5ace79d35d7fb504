import { outOfScopeLabel } from "../classifier/training-example.ts";
import type { LabelledText } from "../dataset/labelled-file.ts";
import { createTermIndex } from "../search/create-term-index.ts";
import { toTerms } from "../search/to-terms.ts";

/** A rule to compare with: the label it gives a text, and how strongly. */
export type Baseline = (text: string) => { readonly label: string; readonly strength: number };

/** Gives every text the most frequent label in scope. */
export function createMajorityBaseline(train: readonly LabelledText[]): Baseline {
  const counts = new Map<string, number>();
  for (const { label } of train) if (label !== outOfScopeLabel) counts.set(label, (counts.get(label) ?? 0) + 1);
  const label = [...counts].sort(([, left], [, right]) => right - left)[0]?.[0] ?? "";
  return () => ({ label, strength: 0 });
}

/** Gives a text the label of the training text that shares the most telling words with it (BM25). */
export function createKeywordBaseline(train: readonly LabelledText[]): Baseline {
  const index = createTermIndex();
  const inScope = train.filter(({ label }) => label !== outOfScopeLabel);
  for (const [row, { text }] of inScope.entries()) index.add(row, toTerms(text));
  const fallBack = createMajorityBaseline(train);
  return (text) => {
    let best = { row: -1, strength: 0 };
    index.score(toTerms(text), (row, strength) => {
      if (strength > best.strength) best = { row, strength };
    });
    const label = inScope[best.row]?.label;
    return label === undefined ? fallBack(text) : { label, strength: best.strength };
  };
}
