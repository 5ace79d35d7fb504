/** What a dense head learns from: one embedding, one label number and one weight an example. */
export interface DenseTrainingSet {
  readonly inputs: readonly Float32Array[];
  readonly labels: Int32Array;
  readonly weights: Float32Array;
  readonly dimensions: number;
  readonly labelCount: number;
}

/** The weighted mean cross-entropy of a dense head over a training set. */
export interface DenseLoss {
  /** The loss at a point, the kernel by rows and then the bias, whose gradient is written into `gradient`. */
  measure(point: Float32Array, gradient: Float32Array): number;
  /** Gives back what it holds. */
  dispose(): void;
}
