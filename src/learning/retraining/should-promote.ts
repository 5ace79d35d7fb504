import type { Comparison, Loss, PromotionDecision, PromotionGrounds } from "../../core/feedback/promotion.ts";
import { groupBy } from "../../core/group-by.ts";
import { compareScores, type PairedScore } from "./compare-scores.ts";

/** What both models made of one held-out text. */
export interface JudgedPair {
  /** By what was asked of them, `role`: the true label with how right each model was about it. */
  readonly scores: Readonly<Record<string, PairedScore & { readonly label: string }>>;
}

export interface Contest {
  /** The same held-out texts for both; none where there are none. */
  readonly texts: readonly JudgedPair[];
  /** `shortfall` of the decision that put the current model into service; 0 unless named. */
  readonly shortfall?: number;
}

/** A loss that equally good models show less often than this is no chance. */
const significance = 0.05;
/** Losses that may be chance may add up to half a point below the best model so far, not to more. */
const greatestShortfall = 0.005;
/** A label with fewer held-out texts says nothing reliable. */
const enoughTexts = 10;

/** The decision where nothing is compared. */
export function promoteUncompared(grounds: keyof typeof uncompared): PromotionDecision {
  return { promote: true, grounds, reason: uncompared[grounds], measures: {}, losses: [], shortfall: 0 };
}

const uncompared = {
  first: "It is the first model; there is none to compare it with.",
  "rival-broken": "The model in use cannot be loaded, so there is none to compare it with.",
  "rival-tainted": "The model in use learnt from somebody who has been forgotten since, so it is replaced in any case.",
  "nothing-to-judge-by": "There are no held-out texts to compare it by, so it is taken on trust.",
} as const;

/**
 * The gate: whether a candidate may replace the current model. Overall, by each text's mean score, it may not lose beyond chance, nor
 * by little so often that the losses add up to more than half a point; and in no measure, and on no label with at least ten
 * held-out texts, may it lose beyond chance. Plain data in, plain data out; the same data give the same decision.
 */
export function shouldPromote({ texts, shortfall = 0 }: Contest): PromotionDecision {
  if (texts.length === 0) return promoteUncompared("nothing-to-judge-by");
  const overall = compareScores(texts.map(toMeanScore));
  const entries = texts.flatMap(({ scores }) => Object.entries(scores).map(([measure, score]) => ({ measure, score })));
  const measures = [...groupBy(entries, ({ measure }) => measure)].map(([measure, asked]) => ({
    measure,
    comparison: compareScores(asked.map(({ score }) => score)),
    labels: compareLabels(
      measure,
      asked.map(({ score }) => score),
    ),
  }));
  const losses = measures
    .flatMap(({ labels, ...measure }): readonly Loss[] => [measure, ...labels])
    .filter(({ comparison }) => comparison.chance < significance)
    .toSorted((a, b) => a.comparison.chance - b.comparison.chance);
  const nextShortfall = Math.max(0, shortfall + overall.before - overall.after);
  const grounds = toGrounds(overall, losses, nextShortfall);
  const promote = !grounds.startsWith("worse");
  return {
    promote,
    grounds,
    reason: toReason(grounds, overall, losses, nextShortfall),
    overall,
    measures: Object.fromEntries(measures.map(({ measure, comparison }) => [measure, comparison])),
    losses,
    shortfall: promote ? nextShortfall : shortfall,
  };
}

function toMeanScore({ scores }: JudgedPair): PairedScore {
  const all = Object.values(scores);
  const mean = (side: keyof PairedScore): number =>
    all.reduce((sum, score) => sum + score[side], 0) / Math.max(1, all.length);
  return { current: mean("current"), candidate: mean("candidate") };
}

function compareLabels(measure: string, scores: readonly JudgedPair["scores"][string][]): readonly Loss[] {
  return [...groupBy(scores, ({ label }) => label)]
    .filter(([, own]) => own.length >= enoughTexts)
    .map(([label, own]) => ({ measure, label, comparison: compareScores(own) }));
}

function toGrounds(overall: Comparison, losses: readonly Loss[], shortfall: number): PromotionGrounds {
  const isWorse = overall.after < overall.before - 1e-9;
  if (isWorse && (overall.chance < significance || shortfall > greatestShortfall)) return "worse-overall";
  if (losses.length > 0) return "worse-in-part";
  if (isWorse) return "within-chance";
  return overall.after > overall.before + 1e-9 ? "better" : "as-good";
}

function toReason(grounds: PromotionGrounds, overall: Comparison, losses: readonly Loss[], shortfall: number): string {
  const figures = `${percent(overall.before)} → ${percent(overall.after)} on ${overall.texts} held-out texts (${overall.gained} better, ${overall.lost} worse)`;
  switch (grounds) {
    case "worse-overall":
      return overall.chance < significance
        ? `It is worse: ${figures}; chance alone does that in ${percent(overall.chance)} of cases.`
        : `It is worse: ${figures}; that would be ${percent(shortfall)} below the best model so far, and ${percent(greatestShortfall)} is the most.`;
    case "worse-in-part":
      return `It is worse at ${losses.map(toPhrase).join(", ")}, beyond chance; overall ${figures}.`;
    case "within-chance":
      return `It is as good within chance: ${figures}.`;
    case "as-good":
      return `It is as good: ${figures}.`;
    default:
      return `It is better: ${figures}.`;
  }
}

function toPhrase({ measure, label, comparison }: Loss): string {
  const name = label === undefined ? measure : `${measure} ${label}`;
  return `${name} (${percent(comparison.before)} → ${percent(comparison.after)} of ${comparison.texts})`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
