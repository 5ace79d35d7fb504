import type { Node } from "./node.ts";

/** The nodes that what is wanted of a graph depends on, and the names of all that they read. */
export function dropUnread(
  nodes: readonly Node[],
  wanted: readonly string[],
): { readonly nodes: readonly Node[]; readonly read: ReadonlySet<string> } {
  const read = new Set(wanted);
  // Nodes stand after those whose results they take.
  const kept = [...nodes].reverse().filter((node) => {
    const isRead = node.outputs.some((name) => read.has(name));
    if (isRead) for (const name of node.inputs) read.add(name);
    return isRead;
  });
  return { nodes: kept.reverse(), read };
}
