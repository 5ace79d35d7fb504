/** A prediction's confidence, and whether it was right. */
export interface Sureness {
  readonly confidence: number;
  readonly isRight: boolean;
}

/** Expected calibration error over ten equal bins of confidence (Guo et al. 2017); 0 without predictions. */
export function toCalibrationError(predictions: readonly Sureness[]): number {
  const bins = Array.from({ length: 10 }, () => ({ confidence: 0, right: 0 }));
  for (const { confidence, isRight } of predictions) {
    const bin = bins[Math.min(9, Math.floor(confidence * 10))];
    if (!bin) continue;
    bin.confidence += confidence;
    bin.right += isRight ? 1 : 0;
  }
  const gaps = bins.reduce((sum, bin) => sum + Math.abs(bin.confidence - bin.right), 0);
  return predictions.length > 0 ? gaps / predictions.length : 0;
}

/** The greatest share of predictions, taken from the surest down, among which the wanted precision holds. */
export function toCoverage(predictions: readonly Sureness[], precision: number): number {
  const best = toCuts(predictions).findLast((cut) => cut.right >= precision * cut.count);
  return best ? best.count / predictions.length : 0;
}

/**
 * The lowest confidence at and above which predictions reach the wanted precision, so that even the lower bound of its 80 % Wilson
 * interval is at most `margin` below; `undefined` where none does.
 */
export function toThreshold(predictions: readonly Sureness[], precision: number, margin: number): number | undefined {
  return toCuts(predictions).findLast(
    (cut) => cut.right >= precision * cut.count && toWilsonLower(cut.right, cut.count) >= precision - margin,
  )?.confidence;
}

/** The lower bound of Wilson's score interval at 80 % (Wilson 1927): a ratio that the truth undercuts one time in ten. */
export function toWilsonLower(right: number, count: number): number {
  if (count === 0) return 0;
  const z = 1.2816;
  const share = right / count;
  const spread = z * Math.sqrt((share * (1 - share)) / count + (z * z) / (4 * count * count));
  return (share + (z * z) / (2 * count) - spread) / (1 + (z * z) / count);
}

interface Cut {
  readonly confidence: number;
  readonly count: number;
  readonly right: number;
}

/** One cut below each distinct confidence, the surest first. */
function toCuts(predictions: readonly Sureness[]): readonly Cut[] {
  const sorted = predictions.toSorted((left, right) => right.confidence - left.confidence);
  const cuts: Cut[] = [];
  let right = 0;
  for (const [index, { confidence, isRight }] of sorted.entries()) {
    if (isRight) right++;
    if (sorted[index + 1]?.confidence !== confidence) cuts.push({ confidence, count: index + 1, right });
  }
  return cuts;
}
