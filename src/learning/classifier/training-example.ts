import type { SparseVector } from "../ngrams/sparse-vector.ts";

/** The label of texts outside every other label of a set. */
export const outOfScopeLabel = "oos";

/** A text as the voices see it; an absent side leaves its voices out. */
export interface ClassifierInput {
  readonly ngrams: SparseVector;
  readonly embedding?: Float32Array;
  /** For a network, which reads it itself. */
  readonly text?: string;
}

/** A text with the label to learn; its embedding comes apart, for it takes longer to make. */
export interface TrainingExample {
  readonly ngrams: SparseVector;
  readonly text?: string;
  readonly label: string;
  /** Share of a whole example that it counts, above 0. */
  readonly weight: number;
  /** False where it teaches the heads only, and says nothing of how sure they may be. */
  readonly calibrates: boolean;
}
