import { readFile } from "node:fs/promises";
import { LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import { UsherError } from "../../core/errors.ts";
import { type Fault, toFaultError } from "../../core/fault.ts";
import { toFaults } from "../../core/to-faults.ts";
import { dropFaulty } from "./drop-faulty.ts";

/** Reads a YAML file and checks it: all faults are reported at once, each with its path and remedy, as `config-invalid`. */
export async function readYaml<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
  findMore: (value: z.output<Schema>) => readonly Fault[] = () => [],
): Promise<z.output<Schema>> {
  const given = parseYaml(file, await readText(file));
  const parsed = schema.safeParse(given, { reportInput: true });
  const rest = parsed.success ? parsed : schema.safeParse(dropFaulty(given, parsed.error.issues));
  const faults = [...(parsed.success ? [] : toFaults(parsed.error)), ...(rest.success ? findMore(rest.data) : [])];
  if (parsed.success && faults.length === 0) return parsed.data;
  throw toFaultError(file, faults);
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (cause) {
    const missing = (cause as NodeJS.ErrnoException).code === "ENOENT";
    const remedy = missing
      ? "does not exist; check the path (USHER_CONFIG names the configuration folder)"
      : "cannot be read; check its permissions";
    throw new UsherError("config-invalid", `${file} ${remedy}.`, { cause });
  }
}

function parseYaml(file: string, text: string): unknown {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: true });
  const [fault] = document.errors;
  if (!fault) return document.toJS();
  const { line, col } = lineCounter.linePos(fault.pos[0]);
  throw new UsherError("config-invalid", `${file} is not valid YAML at line ${line}, column ${col}: ${fault.message}`, {
    cause: fault,
  });
}
