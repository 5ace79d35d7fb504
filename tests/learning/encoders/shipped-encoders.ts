import { fileURLToPath } from "node:url";
import { type Encoders, openEncoders } from "../../../src/learning/encoders/open-encoders.ts";

export const encodersFolder = fileURLToPath(new URL("../../../models/encoders", import.meta.url));

/** The two encoders that ship, each loaded at its first use. */
export function openShippedEncoders(): Promise<Encoders> {
  return openEncoders({ folder: encodersFolder, english: "all-MiniLM-L6-v2", multilingual: "use-multilingual-v3" });
}

export function cosine(left: Float32Array, right: Float32Array): number {
  return left.reduce((sum, value, at) => sum + value * (right[at] ?? 0), 0);
}
