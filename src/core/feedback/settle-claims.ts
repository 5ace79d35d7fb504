import { groupBy } from "../group-by.ts";

/** What one person or file says of a text in one label set. */
export interface Claim {
  /** null: none of the set. */
  readonly label: string | null;
  /** 0 to 1. */
  readonly trust: number;
  /** Milliseconds since the epoch; 0 where it was always so. */
  readonly at: number;
  readonly people: readonly string[];
}

/**
 * The label to believe where claims disagree: the one with the most trusted word, so that many weak voices never outvote a strong
 * one; among equals the one with more trust in all, then the newest. Its trust is that of its best word; `people` are all who said so.
 */
export function settleClaims(claims: readonly Claim[]): Claim | undefined {
  const sides = [...groupBy(claims, ({ label }) => label).values()].map((side) => ({
    label: side[0]?.label ?? null,
    trust: Math.max(...side.map(({ trust }) => trust)),
    total: side.reduce((sum, { trust }) => sum + trust, 0),
    at: Math.max(...side.map(({ at }) => at)),
    people: [...new Set(side.flatMap(({ people }) => people))],
  }));
  const [first] = sides.toSorted((a, b) => b.trust - a.trust || b.total - a.total || b.at - a.at);
  return first && { label: first.label, trust: first.trust, at: first.at, people: first.people };
}
