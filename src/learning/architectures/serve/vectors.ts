/** A vector for each token of a text. */
export type Vectors = readonly Float32Array[];

/** A vector times a matrix given by rows, added to the bias. */
export function applyDense(kernel: Float32Array, bias: Float32Array, vector: Float32Array): Float32Array {
  const out = bias.slice();
  addProduct(out, kernel, vector, 0);
  return out;
}

/** Adds a vector times a matrix, whose rows begin `start` numbers into the kernel, to `out`. */
export function addProduct(out: Float32Array, kernel: Float32Array, vector: Float32Array, start: number): void {
  const units = out.length;
  for (let input = 0; input < vector.length; input++) {
    const value = vector[input] ?? 0;
    if (value === 0) continue;
    const row = start + input * units;
    for (let unit = 0; unit < units; unit++) out[unit] = (out[unit] ?? 0) + value * (kernel[row + unit] ?? 0);
  }
}

export function add(left: Float32Array, right: Float32Array): Float32Array {
  return left.map((value, at) => value + (right[at] ?? 0));
}

/** The greatest number over all vectors, entry by entry. */
export function toMaximum(vectors: Vectors): Float32Array {
  const [first = new Float32Array()] = vectors;
  return first.map((_, at) => vectors.reduce((top, vector) => Math.max(top, vector[at] ?? top), first[at] ?? 0));
}

/** The mean of all vectors, entry by entry. */
export function toMean(vectors: Vectors): Float32Array {
  const [first = new Float32Array()] = vectors;
  return first.map((_, at) => vectors.reduce((sum, vector) => sum + (vector[at] ?? 0), 0) / vectors.length);
}

/** One vector after the other. */
export function join(vectors: Vectors): Float32Array {
  return Float32Array.from(vectors.flatMap((vector) => [...vector]));
}
