/**
 * The way round that a new edge would close: from its end along the edges back to its start, both included; `undefined` when there is
 * none. Breadth first, so the shortest one.
 */
export function findCycle(
  edges: ReadonlyMap<number, readonly number[]>,
  start: number,
  end: number,
): readonly number[] | undefined {
  const ways: (readonly number[])[] = [[end]];
  const seen = new Set([end]);
  for (const way of ways) {
    const last = way.at(-1) ?? end;
    if (last === start) return way;
    for (const next of edges.get(last) ?? []) {
      if (seen.has(next)) continue;
      seen.add(next);
      ways.push([...way, next]);
    }
  }
  return undefined;
}
