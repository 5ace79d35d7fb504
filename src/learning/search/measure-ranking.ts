/** How high the right entries stand, over the questions that have one. */
export interface RankingMeasures {
  readonly recallAt1: number;
  readonly recallAt3: number;
  readonly recallAt5: number;
  /** Mean of 1 / rank, 0 where the right entry is not among those found. */
  readonly mrr: number;
}

/** Measures rankings; those of questions without an entry are left out. All 0 where no question has one. */
export function measureRanking(
  rankings: readonly { readonly ids: readonly string[]; readonly right: string | null }[],
): RankingMeasures {
  const places = rankings.flatMap(({ ids, right }) => (right === null ? [] : [ids.indexOf(right)]));
  const share = (limit: number): number => toMean(places.map((place) => (place >= 0 && place < limit ? 1 : 0)));
  return {
    recallAt1: share(1),
    recallAt3: share(3),
    recallAt5: share(5),
    mrr: toMean(places.map((place) => (place < 0 ? 0 : 1 / (place + 1)))),
  };
}

function toMean(values: readonly number[]): number {
  return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : 0;
}
