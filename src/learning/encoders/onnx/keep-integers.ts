import { gatherRows } from "./gather-rows.ts";
import { multiplyByIntegers } from "./multiply-by-integers.ts";
import type { Node } from "./node.ts";
import type { Replacement, ScaledTable } from "./scaled-table.ts";
import type { Tensor } from "./tensor.ts";

/** A graph whose weights stay integers, and what became of them. */
export interface KeptIntegers {
  readonly nodes: readonly Node[];
  readonly added: readonly Tensor[];
  /** Names of weights that nothing reads any more. */
  readonly unread: ReadonlySet<string>;
}

/**
 * Keeps tables of integers what they are. onnxruntime computes what is constant when it loads, and would hold every table that is turned
 * into floats four times as large, and multiply floats where integers are faster.
 */
export function keepIntegers(nodes: readonly Node[], tensors: readonly Tensor[]): KeptIntegers {
  const find = createTableFinder(nodes, tensors);
  const replacements = new Map<Node, Replacement>();
  const gone = new Set<Node>();
  const unread = new Set<string>();
  for (const node of nodes) {
    const table = find(node);
    const replacement = table && (gatherRows(node, table) ?? multiplyByIntegers(node, table));
    if (!replacement) continue;
    replacements.set(node, replacement);
    gone.add(table.casting).add(table.scaling);
    if (replacement.tensors) unread.add(table.integers.name).add(table.scale.name);
  }
  return {
    nodes: nodes.flatMap((node) => (gone.has(node) ? [] : (replacements.get(node)?.nodes ?? [node]))),
    added: [...replacements.values()].flatMap((replacement) => replacement.tensors ?? []),
    unread,
  };
}

function createTableFinder(nodes: readonly Node[], tensors: readonly Tensor[]) {
  const weights = new Map(tensors.map((tensor) => [tensor.name, tensor]));
  const makers = new Map(nodes.flatMap((node) => node.outputs.map((name) => [name, node] as const)));
  const uses = new Map<string, number>();
  for (const name of nodes.flatMap(({ inputs }) => inputs)) uses.set(name, (uses.get(name) ?? 0) + 1);
  const toTable = (made: string): ScaledTable | undefined => {
    const scaling = makers.get(made);
    if (scaling?.operator !== "Mul") return undefined;
    const casting = scaling.inputs.map((name) => makers.get(name)).find((node) => node?.operator === "Cast");
    const [floats = ""] = casting?.outputs ?? [];
    const integers = weights.get(casting?.inputs[0] ?? "");
    const scale = weights.get(scaling.inputs.find((name) => name !== floats) ?? "");
    if (!casting || !integers || !scale) return undefined;
    // What other nodes read too must stay as it is.
    const isOwn = [made, floats, integers.name, scale.name].every((name) => uses.get(name) === 1);
    return isOwn ? { integers, scale, casting, scaling } : undefined;
  };
  return ({ inputs }: Node): ScaledTable | undefined => inputs.map(toTable).find((table) => table !== undefined);
}
