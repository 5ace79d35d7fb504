import { shuffleIndices } from "../random.ts";
import { createVectorTable, type VectorTable } from "../search/create-vector-table.ts";
import type { PackedVector } from "../search/pack-vector.ts";

/** Training examples kept to compare with. */
export interface NeighbourMemory {
  /** Row n is the embedding of the n-th example kept. */
  readonly table: VectorTable;
  /** Number of the label of each row. */
  readonly labels: Int32Array;
}

/** Keeps the embeddings, at most `capacity` of them, then the same share of every label. */
export function createNeighbourMemory(
  embeddings: readonly PackedVector[],
  labels: Int32Array,
  capacity: number,
  random: () => number,
): NeighbourMemory {
  const table = createVectorTable(embeddings[0]?.bytes.length ?? 0);
  const kept = chooseEvenly(labels, capacity, random);
  for (const [row, example] of kept.entries()) {
    const embedding = embeddings[example];
    if (embedding) table.setPacked(row, embedding);
  }
  return { table, labels: Int32Array.from(kept, (example) => labels[example] ?? 0) };
}

/** Cosines of an embedding to every example kept. */
export function toCosines(memory: NeighbourMemory, embedding: Float32Array): Float32Array {
  const cosines = new Float32Array(memory.labels.length);
  memory.table.compare(embedding, (row, cosine) => {
    cosines[row] = cosine;
  });
  return cosines;
}

function chooseEvenly(labels: Int32Array, capacity: number, random: () => number): readonly number[] {
  if (labels.length <= capacity) return [...labels.keys()];
  const seats = Math.max(1, Math.floor(capacity / new Set(labels).size));
  const taken = new Map<number, number>();
  const kept: number[] = [];
  for (const example of shuffleIndices(labels.length, random)) {
    const label = labels[example] ?? 0;
    const count = taken.get(label) ?? 0;
    if (count >= seats) continue;
    taken.set(label, count + 1);
    kept.push(example);
  }
  return kept.sort((left, right) => left - right);
}
