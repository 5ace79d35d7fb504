import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { UsherError } from "../../core/errors.ts";
import type { Faq } from "../../core/faq/faq.ts";
import { toFaultError } from "../../core/fault.ts";
import type { EntrySurroundings } from "./check-entries.ts";
import { type FaqFile, readFaq } from "./read-faq.ts";

/** Reads and checks the entries of a file, or of every Markdown file of a folder; throws `config-invalid` with every fault. */
export async function loadFaq(path: string, surroundings?: EntrySurroundings): Promise<readonly Faq[]> {
  const reading = readFaq(await readFiles(path), surroundings);
  if (reading.kind === "faulty") throw toFaultError(path, reading.faults);
  return reading.faq;
}

async function readFiles(path: string): Promise<readonly FaqFile[]> {
  try {
    const names = await readdir(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOTDIR") return undefined;
      throw error;
    });
    if (!names) return [{ name: basename(path), text: await readFile(path, "utf8") }];
    const markdown = names.filter((name) => name.endsWith(".md") && name !== "README.md").toSorted();
    return await Promise.all(markdown.map(async (name) => ({ name, text: await readFile(join(path, name), "utf8") })));
  } catch (cause) {
    const isMissing = (cause as NodeJS.ErrnoException).code === "ENOENT";
    const remedy = isMissing ? "does not exist; check the path" : "cannot be read; check its permissions";
    throw new UsherError("config-invalid", `${path} ${remedy}.`, { cause });
  }
}
