import type { Node } from "./node.ts";
import type { ScaledTable } from "./scaled-table.ts";

/** Gathers rows of a table of integers before they are scaled, instead of after: only those that a text needs become floats. */
export function gatherRows(
  node: Node,
  { integers, scale, casting, scaling, made }: ScaledTable,
): readonly Node[] | undefined {
  const [table, rows = ""] = node.inputs;
  const isAlongRows = node.operator === "Gather" && table === made && !node.numbers.get("axis")?.[0];
  // A scale of another shape would be spread over the rows in another way than over the table.
  const isByRow = integers.shape.length === 2 && scale.shape.length === 2 && scale.shape[0] === integers.shape[0];
  if (!isAlongRows || !isByRow) return undefined;
  const [output = ""] = node.outputs;
  const names = { integers: `${output}.integers`, floats: `${output}.floats`, scale: `${output}.scale` };
  return [
    { ...node, inputs: [integers.name, rows], outputs: [names.integers] },
    { ...casting, inputs: [names.integers], outputs: [names.floats] },
    { ...node, inputs: [scale.name, rows], outputs: [names.scale] },
    { ...scaling, inputs: [names.floats, names.scale], outputs: node.outputs },
  ];
}
