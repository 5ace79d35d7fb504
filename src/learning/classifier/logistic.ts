import { minimise } from "../heads/minimise.ts";

/** A logistic regression on features that are first brought to mean 0 and spread 1; no slope is negative. */
export interface Logistic {
  readonly means: readonly number[];
  readonly spreads: readonly number[];
  readonly slopes: readonly number[];
  readonly intercept: number;
}

/** One case to learn from. Every feature must speak for truth as it grows. */
export interface LogisticCase {
  readonly features: readonly number[];
  readonly isTrue: boolean;
  readonly weight: number;
}

export interface LogisticPrior {
  /** The slope that every feature is expected to have. */
  readonly slope: number;
  /** How many cases that expectation is worth. */
  readonly cases: number;
}

interface Scaled {
  readonly features: readonly (readonly number[])[];
  readonly means: readonly number[];
  readonly spreads: readonly number[];
}

/**
 * Fits a logistic with a Gaussian prior on slopes that are kept from turning negative: features as alike as the scores of one
 * classifier otherwise get large slopes of opposite signs that hold for the training set alone.
 */
export function fitLogistic(cases: readonly LogisticCase[], prior: LogisticPrior): Logistic {
  const total = cases.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const { features, means, spreads } = toScaled(cases, total);
  const width = means.length;
  // Slopes are squares of what is minimised over, which keeps them from being negative.
  const point = new Float32Array(width + 1).fill(Math.sqrt(prior.slope));
  point[width] = 0;
  minimise(
    point,
    (at, gradient) => {
      gradient.fill(0);
      const slopes = at.map((root) => root * root);
      let loss = 0;
      for (const [index, { isTrue, weight }] of cases.entries()) {
        const row = features[index] ?? [];
        const odds = row.reduce((sum, feature, place) => sum + feature * (slopes[place] ?? 0), at[width] ?? 0);
        const share = weight / total;
        loss += share * Math.log1p(Math.exp(isTrue ? -odds : odds));
        const error = share * (toProbability(odds) - (isTrue ? 1 : 0));
        for (const [place, feature] of row.entries()) gradient[place] = (gradient[place] ?? 0) + error * feature;
        gradient[width] = (gradient[width] ?? 0) + error;
      }
      for (let place = 0; place < width; place++) {
        const distance = (slopes[place] ?? 0) - prior.slope;
        loss += (prior.cases / total / 2) * distance * distance;
        gradient[place] = ((gradient[place] ?? 0) + (prior.cases / total) * distance) * 2 * (at[place] ?? 0);
      }
      return loss;
    },
    { iterations: 100, tolerance: 1e-6 },
  );
  return {
    means,
    spreads,
    slopes: [...point.subarray(0, width)].map((root) => root * root),
    intercept: point[width] ?? 0,
  };
}

/** The probability that a case with these features is true. */
export function applyLogistic(logistic: Logistic, features: readonly number[]): number {
  const { means, spreads, slopes } = logistic;
  return toProbability(
    features.reduce(
      (sum, feature, at) => sum + ((feature - (means[at] ?? 0)) / (spreads[at] ?? 1)) * (slopes[at] ?? 0),
      logistic.intercept,
    ),
  );
}

function toScaled(cases: readonly LogisticCase[], total: number): Scaled {
  const width = cases[0]?.features.length ?? 0;
  const mean = (of: (features: readonly number[]) => number): number =>
    cases.reduce((sum, { features, weight }) => sum + weight * of(features), 0) / total;
  const means = Array.from({ length: width }, (_, at) => mean((features) => features[at] ?? 0));
  const spreads = means.map((center, at) => Math.sqrt(mean((features) => ((features[at] ?? 0) - center) ** 2)) || 1);
  const features = cases.map((one) =>
    one.features.map((feature, at) => (feature - (means[at] ?? 0)) / (spreads[at] ?? 1)),
  );
  return { features, means, spreads };
}

function toProbability(odds: number): number {
  return 1 / (1 + Math.exp(-odds));
}
