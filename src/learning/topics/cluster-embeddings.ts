import { createBreather } from "./create-breather.ts";

/** Of some hundred texts so many are compared with all others, or so many links of a chain made, in a millisecond or two. */
const rowsAtOnce = 4;
const linksAtOnce = 16;

/**
 * Agglomerative clustering with average linkage (Sokal and Michener, A Statistical Method for Evaluating Systematic Relationships,
 * 1958) by chains of nearest neighbours (Murtagh, A Survey of Recent Advances in Hierarchical Clustering Algorithms, 1983), in
 * quadratic time: groups merge while the mean cosine between their members is at least `threshold`. Gives the places of the
 * embeddings, group by group; other work goes on in between.
 */
export async function clusterEmbeddings(
  embeddings: readonly Float32Array[],
  threshold: number,
): Promise<readonly (readonly number[])[]> {
  const count = embeddings.length;
  const similarity = await toSimilarities(embeddings);
  const breathe = createBreather(linksAtOnce);
  const members = new Map(embeddings.map((_, index) => [index, [index]]));
  const chain: number[] = [];
  const open = new Set(members.keys());
  while (open.size > 0) {
    await breathe();
    if (chain.length === 0) chain.push(first(open));
    const end = chain.at(-1) ?? 0;
    const nearest = findNearest(similarity, count, end, open, chain.at(-2));
    if (nearest === undefined || at(similarity, count, end, nearest) < threshold) {
      // Whatever it could still merge with is too far, and merging others brings nothing nearer.
      open.delete(end);
      chain.pop();
      continue;
    }
    if (nearest !== chain.at(-2)) {
      chain.push(nearest);
      continue;
    }
    chain.splice(-2);
    merge(similarity, members, [nearest, end]);
    open.delete(end);
  }
  return [...members.values()].map((group) => group.toSorted((a, b) => a - b));
}

async function toSimilarities(embeddings: readonly Float32Array[]): Promise<Float64Array> {
  const count = embeddings.length;
  const breathe = createBreather(rowsAtOnce);
  const similarity = new Float64Array(count * count);
  for (const [one, left] of embeddings.entries()) {
    await breathe();
    for (let other = 0; other < one; other++) {
      const cosine = toDot(left, embeddings[other] ?? left);
      similarity[one * count + other] = cosine;
      similarity[other * count + one] = cosine;
    }
  }
  return similarity;
}

/** A plain loop, several times as fast as `reduce` where hundreds of texts are compared each with each. */
function toDot(left: Float32Array, right: Float32Array): number {
  let sum = 0;
  for (let place = 0; place < left.length; place++) sum += (left[place] ?? 0) * (right[place] ?? 0);
  return sum;
}

/** Of equally near ones the one before in the chain, so that the chain cannot run in circles. */
function findNearest(
  similarity: Float64Array,
  count: number,
  from: number,
  open: ReadonlySet<number>,
  before: number | undefined,
): number | undefined {
  let nearest = before;
  for (const other of open) {
    if (other === from) continue;
    if (nearest === undefined || at(similarity, count, from, other) > at(similarity, count, from, nearest))
      nearest = other;
  }
  return nearest;
}

/** The second group joins the first; distances to the others become means over all members (Lance and Williams). */
function merge(
  similarity: Float64Array,
  members: Map<number, number[]>,
  [kept, gone]: readonly [number, number],
): void {
  const count = Math.sqrt(similarity.length);
  const [large = [], small = []] = [members.get(kept), members.get(gone)];
  for (const other of members.keys()) {
    if (other === kept || other === gone) continue;
    const sum = large.length * at(similarity, count, kept, other) + small.length * at(similarity, count, gone, other);
    const mean = sum / (large.length + small.length);
    similarity[kept * count + other] = mean;
    similarity[other * count + kept] = mean;
  }
  members.set(kept, [...large, ...small]);
  members.delete(gone);
}

function at(similarity: Float64Array, count: number, one: number, other: number): number {
  return similarity[one * count + other] ?? 0;
}

function first(open: ReadonlySet<number>): number {
  const [one = 0] = open;
  return one;
}
