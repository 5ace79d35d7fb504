/** A vector in one byte an entry: each stands for so many times the scale. */
export interface PackedVector {
  readonly bytes: Int8Array;
  readonly scale: number;
}

/** Rounds a vector to one byte an entry; the greatest becomes 127. */
export function packVector(vector: Float32Array): PackedVector {
  let greatest = 0;
  for (let d = 0; d < vector.length; d++) greatest = Math.max(greatest, Math.abs(vector[d] ?? 0));
  const scale = greatest / 127;
  const bytes = new Int8Array(vector.length);
  for (let d = 0; scale > 0 && d < bytes.length; d++) bytes[d] = Math.round((vector[d] ?? 0) / scale);
  return { bytes, scale };
}

/** The vector again, with the rounding of its storage. */
export function unpackVector({ bytes, scale }: PackedVector): Float32Array {
  const vector = new Float32Array(bytes.length);
  for (let d = 0; d < vector.length; d++) vector[d] = (bytes[d] ?? 0) * scale;
  return vector;
}
