import { readFile } from "node:fs/promises";
import { LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import { UsherError } from "../../core/errors.ts";

/** Reads a YAML file and checks it: all faults at once, each with path and line, as `config-invalid`. */
export async function readYamlFile<Schema extends z.ZodType>(file: string, schema: Schema): Promise<z.output<Schema>> {
  const lines = new LineCounter();
  const document = parseDocument(await readText(file), { lineCounter: lines, prettyErrors: true });
  const [broken] = document.errors;
  if (broken) {
    const { line } = lines.linePos(broken.pos[0]);
    throw new UsherError("config-invalid", `${file} is not valid YAML at line ${line}: ${broken.message}`, { cause: broken });
  }
  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => {
    const node = document.getIn(path, true) ?? document.getIn(path.slice(0, 2), true);
    const offset = (node as { range?: readonly number[] } | undefined)?.range?.[0];
    const line = offset === undefined ? "" : ` (line ${lines.linePos(offset).line})`;
    return `  ${path.join(".") || "the file"}${line}: ${message}`;
  });
  throw new UsherError("config-invalid", `${file} has faults, correct these:\n${faults.join("\n")}`);
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (cause) {
    throw new UsherError("config-invalid", `${file} cannot be read; check the path and its permissions`, { cause });
  }
}
