/** Text → embedding. Vectors have length 1 in the Euclidean norm and `dimensions` entries. */
export interface Encoder {
  readonly name: string;
  readonly dimensions: number;
  encode(texts: readonly string[]): Promise<Float32Array[]>;
}
