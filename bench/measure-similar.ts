import type { LabelledText } from "../src/learning/dataset/labelled-file.ts";
import { detectLanguage } from "../src/learning/encoders/detect-language.ts";
import { createRandom, shuffleIndices } from "../src/learning/random.ts";
import type { SearchEncoders } from "../src/learning/search/create-knowledge.ts";
import { createKnowledgeIndex } from "../src/learning/search/create-knowledge-index.ts";
import { createTermIndex } from "../src/learning/search/create-term-index.ts";
import { toTerms } from "../src/learning/search/to-terms.ts";

export interface SimilarGiven {
  /** Texts that may stand in memory as solved questions; those of one label are duplicates of one another. */
  readonly memory: readonly LabelledText[];
  /** Texts asked afterwards; those without a duplicate in memory are left out. */
  readonly queries: readonly LabelledText[];
  /** As many solved questions a label. */
  readonly perLabel: number;
  readonly encoders: SearchEncoders;
  readonly seed: number;
}

export interface SimilarMeasures {
  readonly remembered: number;
  readonly asked: number;
  /** Share of the queries with a duplicate among the first three that the search shows. */
  readonly search: number;
  /** The same by BM25 over the same texts. */
  readonly bm25: number;
}

const shown = 3;

/** Draws a memory of solved questions and measures how often a duplicate of what is asked is among the first three shown. */
export async function measureSimilar({
  memory,
  queries,
  perLabel,
  encoders,
  seed,
}: SimilarGiven): Promise<SimilarMeasures> {
  const kept = draw(memory, perLabel, seed);
  const labels = new Set(kept.map(({ label }) => label));
  const asked = queries.filter(({ label }) => labels.has(label));
  const index = await createKnowledgeIndex({ faq: [], encoders });
  await index.add(
    kept.map(({ text }, number) => {
      const questionId = String(number);
      return { questionId, text, answer: { kind: "solved", id: questionId } };
    }),
  );
  const terms = createTermIndex();
  for (const [number, { text }] of kept.entries()) terms.add(number, toTerms(text));
  let bySearch = 0;
  let byTerms = 0;
  for (const { text, label } of asked) {
    const isRight = (number: number) => kept[number]?.label === label;
    const found = await index.search(text, { language: detectLanguage(text) });
    if (found.slice(0, shown).some(({ id }) => isRight(Number(id)))) bySearch++;
    if (rank(terms, text).slice(0, shown).some(isRight)) byTerms++;
  }
  return {
    remembered: kept.length,
    asked: asked.length,
    search: bySearch / asked.length,
    bm25: byTerms / asked.length,
  };
}

/** So many of each label, the same for the same seed. */
function draw(texts: readonly LabelledText[], perLabel: number, seed: number): readonly LabelledText[] {
  const taken = new Map<string, number>();
  return [...shuffleIndices(texts.length, createRandom(seed))].flatMap((at) => {
    const one = texts[at];
    const count = one === undefined ? perLabel : (taken.get(one.label) ?? 0);
    if (one === undefined || count >= perLabel) return [];
    taken.set(one.label, count + 1);
    return [one];
  });
}

function rank(terms: ReturnType<typeof createTermIndex>, text: string): readonly number[] {
  const scores: { readonly number: number; readonly score: number }[] = [];
  terms.score(toTerms(text), (number, score) => scores.push({ number, score }));
  return scores.toSorted((a, b) => b.score - a.score).map(({ number }) => number);
}
