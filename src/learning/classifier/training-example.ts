import type { SparseVector } from "../ngrams/sparse-vector.ts";

/** The label of texts outside every other label of a set. */
export const outOfScopeLabel = "oos";

/** A text as the voices see it; an absent side leaves its voices out. */
export interface ClassifierInput {
  readonly ngrams: SparseVector;
  readonly embedding?: Float32Array;
}

/** An input with the label to learn. */
export interface TrainingExample extends ClassifierInput {
  readonly label: string;
  /** Share of a whole example that it counts, above 0. */
  readonly weight: number;
  /** False where it teaches the heads only, and says nothing of how sure they may be. */
  readonly calibrates: boolean;
}
