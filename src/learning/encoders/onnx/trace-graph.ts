import type { Node } from "./node.ts";
import { readFloats, type Tensor } from "./tensor.ts";

/** Finds what belongs together in a graph, by the names of values. */
export interface Trace {
  /** The node that makes a value; `undefined` where it is given or a weight. */
  maker(name: string | undefined): Node | undefined;
  weight(name: string | undefined): Tensor | undefined;
  /** The value of a weight that is a single float. */
  number(name: string | undefined): number | undefined;
  /** The nodes that made a value one out of the other, the last first, each from the first thing it took; `undefined` unless they are of these operators. */
  back(name: string | undefined, ...operators: readonly string[]): readonly Node[] | undefined;
}

export function traceGraph(nodes: readonly Node[], tensors: readonly Tensor[]): Trace {
  const weights = new Map(tensors.map((tensor) => [tensor.name, tensor]));
  const makers = new Map(nodes.flatMap((node) => node.outputs.map((name) => [name, node] as const)));
  const maker = (name = ""): Node | undefined => makers.get(name);
  const weight = (name = ""): Tensor | undefined => weights.get(name);
  return {
    maker,
    weight,
    number: (name) => {
      const tensor = weight(name);
      const floats = tensor && tensor.shape.length === 0 ? readFloats(tensor) : undefined;
      return floats?.[0];
    },
    back: (name, ...operators) => {
      const path: Node[] = [];
      for (const operator of operators) {
        const node = maker(path.length === 0 ? name : path.at(-1)?.inputs[0]);
        if (node?.operator !== operator) return undefined;
        path.push(node);
      }
      return path;
    },
  };
}
