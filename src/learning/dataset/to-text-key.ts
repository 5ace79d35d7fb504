import { createHash } from "node:crypto";

/** What two spellings of one text have in common: case, width, spacing and closing punctuation do not count. */
export function toTextKey(text: string): string {
  const plain = text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
  return plain.replace(/[\s.!?。！？…~]+$/u, "") || plain;
}

/** A number from 0 up to 1 that belongs to a text for ever, whatever else is in the dataset. */
export function toTextShare(text: string): number {
  return createHash("sha256").update(toTextKey(text)).digest().readUInt32BE(0) / 2 ** 32;
}
