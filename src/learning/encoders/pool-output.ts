/** How a model's output becomes one vector a text. */
export interface Pooling {
  /** The output to read. */
  readonly output: string;
  /** `none`: the output is one vector a text already; `mean`: the average of the pieces' vectors, by the mask. */
  readonly kind: "none" | "mean";
  /** -1 when the model does not tell. */
  readonly dimensions: number;
}

/**
 * Decides by a model's outputs how to pool: an output of two dimensions is one vector a text (`sentence_embedding` before any
 * other), one of three dimensions is averaged (`last_hidden_state` before any other). `undefined` when neither is there.
 * Mean pooling as in Reimers and Gurevych, Sentence-BERT, 2019.
 */
export function choosePooling(
  outputs: readonly { readonly name: string; readonly shape: readonly number[] }[],
): Pooling | undefined {
  const sentence = preferred(
    outputs.filter((output) => output.shape.length === 2),
    "sentence_embedding",
  );
  const pieces = preferred(
    outputs.filter((output) => output.shape.length === 3),
    "last_hidden_state",
  );
  // A pooler output beside the hidden states is BERT's next-sentence head, not a sentence vector.
  const whole = sentence && (!pieces || /sentence|embedding/i.test(sentence.name)) ? sentence : undefined;
  if (whole) return { output: whole.name, kind: "none", dimensions: whole.shape[1] ?? -1 };
  if (pieces) return { output: pieces.name, kind: "mean", dimensions: pieces.shape[2] ?? -1 };
  return undefined;
}

/**
 * Turns a batch's output ([count, dimensions] or [count, length, dimensions] values) into `count` vectors of length 1.
 * `lengths` are the numbers of pieces of each text; what follows them is padding.
 */
export function poolOutput(
  values: Float32Array,
  kind: Pooling["kind"],
  lengths: readonly number[],
  padded: number,
  dimensions: number,
): Float32Array[] {
  return lengths.map((length, index) => {
    const vector = new Float32Array(dimensions);
    const pieces = kind === "mean" ? length : 1;
    const start = index * dimensions * (kind === "mean" ? padded : 1);
    for (let piece = 0; piece < pieces; piece++) {
      const from = start + piece * dimensions;
      for (let d = 0; d < dimensions; d++) vector[d] = (vector[d] ?? 0) + (values[from + d] ?? 0);
    }
    return normalise(vector);
  });
}

function normalise(vector: Float32Array): Float32Array {
  let square = 0;
  for (const value of vector) square += value * value;
  const scale = square > 0 ? 1 / Math.sqrt(square) : 0;
  for (let d = 0; d < vector.length; d++) vector[d] = (vector[d] ?? 0) * scale;
  return vector;
}

function preferred<T extends { readonly name: string }>(outputs: readonly T[], name: string): T | undefined {
  return outputs.find((output) => output.name === name) ?? outputs[0];
}
