import type { Node } from "./node.ts";
import type { Tensor } from "./tensor.ts";
import type { Trace } from "./trace-graph.ts";

/** A table of integers that a graph turns into floats by a scale (Cast, then Mul). */
export interface ScaledTable {
  readonly integers: Tensor;
  readonly scale: Tensor;
  readonly casting: Node;
  readonly scaling: Node;
  /** The name of the floats. */
  readonly made: string;
}

/** The table that makes a value; `undefined` where something else does. */
export function findScaledTable(made: string | undefined, trace: Trace): ScaledTable | undefined {
  const scaling = trace.maker(made);
  if (made === undefined || scaling?.operator !== "Mul") return undefined;
  const casting = scaling.inputs.map(trace.maker).find((node) => node?.operator === "Cast");
  const integers = trace.weight(casting?.inputs[0]);
  const scale = trace.weight(scaling.inputs.find((name) => name !== casting?.outputs[0]));
  return casting && integers && scale ? { integers, scale, casting, scaling, made } : undefined;
}
