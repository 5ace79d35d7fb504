/** As many slips as a word of a few letters, and one of more, may have and still be taken for another. */
const slips = { few: 1, more: 2 };

/**
 * Those names of commands, of one word or two, that a name which is none may have meant: one with a slip in it, or all that
 * begin with its first word. None where nothing is near.
 */
export function findNearNames(name: string, names: readonly string[]): readonly string[] {
  const [first = "", second] = name.toLowerCase().split(" ");
  const heads = [...new Set(names.map((known) => known.split(" ")[0] ?? known))];
  const head = findNear(first, heads);
  if (head === undefined) return [];
  const group = names.filter((known) => known === head || known.startsWith(`${head} `));
  const nearest = second === undefined ? undefined : findNear(second, toSecondWords(group));
  return nearest === undefined ? group : [`${head} ${nearest}`];
}

function toSecondWords(names: readonly string[]): readonly string[] {
  return names.flatMap((name) => name.split(" ")[1] ?? []);
}

function findNear(word: string, known: readonly string[]): string | undefined {
  if (known.includes(word)) return word;
  const most = word.length > 3 ? slips.more : slips.few;
  const [nearest] = known
    .map((other) => ({ other, distance: other.startsWith(word) ? 1 : toDistance(word, other) }))
    .filter(({ distance }) => distance <= most)
    .toSorted((one, other) => one.distance - other.distance);
  return nearest?.other;
}

/** Letters to add, leave out, replace, or exchange with their neighbour, until one word is the other. */
function toDistance(from: string, to: string): number {
  let before: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let row = 1; row <= from.length; row++) {
    const next = [row];
    for (let column = 1; column <= to.length; column++) {
      const isSame = from[row - 1] === to[column - 1];
      const isExchanged = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      const costs = [(last[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + (isSame ? 0 : 1)];
      if (isExchanged && row > 1 && column > 1) costs.push((before[column - 2] ?? 0) + 1);
      next.push(Math.min(...costs));
    }
    before = last;
    last = next;
  }
  return last.at(-1) ?? 0;
}
