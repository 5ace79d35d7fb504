/** A probability as a percentage; never as certainty, which no model has: from `99 %` (with `digits`, `99.9 %`) on, `over` stands before it. */
export function toPercent(share: number, digits = 0, over = "over "): string {
  const most = 100 - 10 ** -digits;
  const isAlmostSure = share * 100 > most && share <= 1;
  return `${isAlmostSure ? `${over}${most}` : (share * 100).toFixed(digits)} %`;
}
