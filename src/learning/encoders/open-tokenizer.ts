import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Tokenizer } from "@huggingface/tokenizers";

/** Text → numbers of word pieces, at most `cut` of them with the marks at both ends kept. */
export type ToPieces = (text: string) => readonly number[];

/**
 * Loads `tokenizer.json` of a folder. Its own padding and truncation are ignored: batches are padded to their longest text and
 * texts cut at `cut` pieces, so that a short message stays fast and a long one is read as far as the model can.
 */
export function openTokenizer(folder: string, cut: number): ToPieces {
  const tokenizer = new Tokenizer(readJson(join(folder, "tokenizer.json")), readConfig(folder));
  const closing = tokenizer.encode("").ids.at(-1);
  return (text) => {
    // A word piece rarely has more than 16 characters: what lies beyond would be cut anyway, and costs time in pasted logs.
    const { ids } = tokenizer.encode(text.length > cut * 16 ? text.slice(0, cut * 16) : text);
    if (ids.length <= cut) return ids;
    return closing !== undefined && ids.at(-1) === closing ? [...ids.slice(0, cut - 1), closing] : ids.slice(0, cut);
  };
}

function readConfig(folder: string): object {
  const path = join(folder, "tokenizer_config.json");
  return existsSync(path) ? readJson(path) : {};
}

function readJson(path: string): object {
  const value: unknown = JSON.parse(readFileSync(path, "utf8"));
  if (typeof value !== "object" || value === null) throw new Error(`${path} is not a JSON object`);
  return value;
}
