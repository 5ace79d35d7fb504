import { toTopIndex } from "../heads/softmax.ts";
import type { Opinion } from "./voices.ts";

/**
 * What tells a text outside every label from one inside, each growing with the distance: doubt of the combination, low peaks of
 * both heads (the greatest logit, Hendrycks et al. 2022), distance to the nearest training example and to the ten nearest, and
 * the heads' own odds of out-of-scope where they learnt it. The same length for every text of one classifier.
 */
export function toScopeFeatures(opinion: Opinion, combined: Float64Array): number[] {
  const features = [-toLogit(combined[toTopIndex(combined)] ?? 0)];
  for (const head of ["ngrams", "dense", "network"] as const) {
    const { [head]: peak } = opinion.peaks;
    const { [head]: odds } = opinion.scopeOdds;
    if (peak !== undefined) features.push(-peak);
    if (odds !== undefined) features.push(odds);
  }
  if (opinion.logs.neighbours) features.push(-opinion.nearest, -opinion.tenNearest);
  return features;
}

function toLogit(log: number): number {
  const bounded = Math.max(-12, Math.min(log, -1e-6));
  return bounded - Math.log(-Math.expm1(bounded));
}
