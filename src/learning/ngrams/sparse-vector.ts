/** The entries of a vector that are not zero: ascending `indices` and their `values`, of equal length. */
export interface SparseVector {
  readonly indices: Int32Array;
  readonly values: Float32Array;
}
