import { createReadStream } from "node:fs";
import { writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { type FileText, readFileText } from "../../core/question/read-file-text.ts";
import type { FileFault } from "../../core/reply/file-texts.ts";

/** Reads the file that somebody names by its path. */
export async function readPath(
  path: string,
): Promise<FileText | { readonly kind: "refused"; readonly fault: FileFault | "no-such-file" }> {
  try {
    return await readFileText(createReadStream(path));
  } catch (error) {
    const code = toCode(error);
    return { kind: "refused", fault: code === "ENOENT" || code === "EISDIR" ? "no-such-file" : "unreachable" };
  }
}

/** Writes a new file; what is there already stays as it is. */
export async function savePath(path: string, text: string): Promise<"saved" | "exists" | "failed"> {
  try {
    await writeFile(path, text, { flag: "wx" });
    return "saved";
  } catch (error) {
    return toCode(error) === "EEXIST" ? "exists" : "failed";
  }
}

/** A name that stays in the folder somebody works in. */
export function toFileName(name: string): string {
  return basename(name.replaceAll("\\", "/"));
}

function toCode(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
