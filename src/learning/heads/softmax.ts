/** Turns logits into the logarithms of their softmax, in place. */
export function toLogProbabilities(logits: Float64Array): Float64Array {
  let highest = Number.NEGATIVE_INFINITY;
  for (const logit of logits) if (logit > highest) highest = logit;
  let total = 0;
  for (const logit of logits) total += Math.exp(logit - highest);
  const norm = highest + Math.log(total);
  for (let label = 0; label < logits.length; label++) logits[label] = (logits[label] ?? 0) - norm;
  return logits;
}

/** The place of the greatest entry, the first of equals; 0 for an empty list. */
export function toTopIndex(scores: ArrayLike<number>): number {
  let top = 0;
  for (let at = 1; at < scores.length; at++) if ((scores[at] ?? 0) > (scores[top] ?? 0)) top = at;
  return top;
}
