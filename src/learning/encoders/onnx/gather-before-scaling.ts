import type { Node } from "./node.ts";
import type { Tensor } from "./tensor.ts";

/**
 * Where a graph turns a whole table of integers into floats (Cast, then Mul with a scale a row) and then gathers rows of it, gathers the
 * rows first: onnxruntime computes what is constant when it loads, and would keep the table as floats, four times as large.
 */
export function gatherBeforeScaling(nodes: readonly Node[], tensors: readonly Tensor[]): readonly Node[] {
  const shapes = new Map(tensors.map(({ name, shape }) => [name, shape]));
  const makers = new Map(nodes.flatMap((node) => node.outputs.map((name) => [name, node] as const)));
  const uses = new Map<string, number>();
  for (const name of nodes.flatMap(({ inputs }) => inputs)) uses.set(name, (uses.get(name) ?? 0) + 1);
  const find = (gather: Node): ScaledTable | undefined => {
    const [table = "", rows = ""] = gather.inputs;
    const scaling = makers.get(table);
    if (gather.operator !== "Gather" || scaling?.operator !== "Mul" || uses.get(table) !== 1) return undefined;
    const casting = scaling.inputs.map((name) => makers.get(name)).find((node) => node?.operator === "Cast");
    const [floats = ""] = casting?.outputs ?? [];
    const [integers = ""] = casting?.inputs ?? [];
    const scale = scaling.inputs.find((name) => name !== floats) ?? "";
    const isByRow = isScaleByRow(shapes.get(integers), shapes.get(scale));
    return casting && uses.get(floats) === 1 && isByRow && (gather.numbers.get("axis") ?? 0) === 0
      ? { gather, casting, scaling, integers, scale, rows }
      : undefined;
  };
  const found = nodes.flatMap((node) => find(node) ?? []);
  const replaced = new Map(found.map((one) => [one.gather, toGathered(one)]));
  const gone = new Set(found.flatMap(({ casting, scaling }) => [casting, scaling]));
  return nodes.flatMap((node) => (gone.has(node) ? [] : (replaced.get(node) ?? [node])));
}

interface ScaledTable {
  readonly gather: Node;
  readonly casting: Node;
  readonly scaling: Node;
  /** Names of the table, of its scales and of the numbers of the rows wanted. */
  readonly integers: string;
  readonly scale: string;
  readonly rows: string;
}

function toGathered({ gather, casting, scaling, integers, scale, rows }: ScaledTable): readonly Node[] {
  const names = { integers: `${integers}.rows`, floats: `${integers}.rows.floats`, scale: `${scale}.rows` };
  return [
    { ...gather, inputs: [integers, rows], outputs: [names.integers] },
    { ...casting, inputs: [names.integers], outputs: [names.floats] },
    { ...gather, inputs: [scale, rows], outputs: [names.scale] },
    { ...scaling, inputs: [names.floats, names.scale], outputs: gather.outputs },
  ];
}

/** A scale of another shape would be spread over the rows in another way than over the table. */
function isScaleByRow(table: readonly number[] | undefined, scale: readonly number[] | undefined): boolean {
  return table?.length === 2 && scale?.length === 2 && scale[0] === table[0];
}
