import type { Faq } from "../../core/faq/faq.ts";
import { createTermIndex } from "./create-term-index.ts";
import { measureRanking, type RankingMeasures } from "./measure-ranking.ts";
import type { LabelledQuestion } from "./read-questions-file.ts";
import { toTerms } from "./to-terms.ts";

/** The baseline: each entry one document of its questions, variants and answers in every language, ranked by BM25. */
export function measureBm25(faq: readonly Faq[], questions: readonly LabelledQuestion[]): RankingMeasures {
  const index = createTermIndex();
  faq.forEach((entry, row) => {
    const texts = Object.values(entry.texts).flatMap((text) => [text.question, ...text.variants, text.answer]);
    index.add(row, toTerms(texts.join("\n")));
  });
  return measureRanking(
    questions.map(({ text, faqId }) => {
      const scores: { readonly id: string; readonly score: number }[] = [];
      index.score(toTerms(text), (row, score) => scores.push({ id: faq[row]?.id ?? "", score }));
      const best = scores.toSorted((a, b) => b.score - a.score).slice(0, 5);
      return { ids: best.map(({ id }) => id), right: faqId };
    }),
  );
}
