import type { Node } from "./node.ts";
import type { Tensor } from "./tensor.ts";

/** A table of integers that a graph turns into floats by a scale (Cast, then Mul), for one other node. */
export interface ScaledTable {
  readonly integers: Tensor;
  readonly scale: Tensor;
  readonly casting: Node;
  readonly scaling: Node;
}

/** What takes the place of a node and its table. */
export interface Replacement {
  readonly nodes: readonly Node[];
  /** Weights in another form, in the place of the table's. */
  readonly tensors?: readonly Tensor[];
}
