import type { Node } from "./node.ts";
import type { Replacement, ScaledTable } from "./scaled-table.ts";

/** Gathers rows of a table of integers before they are scaled, instead of after: only those that a text needs become floats. */
export function gatherRows(node: Node, { integers, scale, casting, scaling }: ScaledTable): Replacement | undefined {
  const [table, rows = ""] = node.inputs;
  const isAlongRows = node.operator === "Gather" && table === scaling.outputs[0] && !node.numbers.get("axis");
  // A scale of another shape would be spread over the rows in another way than over the table.
  const isByRow = integers.shape.length === 2 && scale.shape.length === 2 && scale.shape[0] === integers.shape[0];
  if (!isAlongRows || !isByRow) return undefined;
  const names = { integers: `${integers.name}.rows`, floats: `${integers.name}.floats`, scale: `${scale.name}.rows` };
  return {
    nodes: [
      { ...node, inputs: [integers.name, rows], outputs: [names.integers] },
      { ...casting, inputs: [names.integers], outputs: [names.floats] },
      { ...node, inputs: [scale.name, rows], outputs: [names.scale] },
      { ...scaling, inputs: [names.floats, names.scale], outputs: node.outputs },
    ],
  };
}
