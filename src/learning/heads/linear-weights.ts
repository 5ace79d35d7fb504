/** A linear head: `kernel` is [inputs × labels] by rows, `bias` one value a label. */
export interface LinearWeights {
  readonly kernel: Float32Array;
  readonly bias: Float32Array;
  readonly inputs: number;
  readonly labels: number;
}
