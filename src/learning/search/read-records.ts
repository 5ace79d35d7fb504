import { readFileSync } from "node:fs";
import { isMap, isNode, isSeq, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import { UsherError } from "../../core/errors.ts";

const mostFaults = 10;

/**
 * Reads a list of records: one JSON object a line, or YAML with a list at the top or under `key`. Throws `input-invalid` with the
 * remedy when the file cannot be read, and with each fault's line otherwise, at most ten of them.
 */
export function readRecords<Schema extends z.ZodType>(
  path: string,
  key: string,
  schema: Schema,
  remedy: string,
): readonly z.output<Schema>[] {
  const content = readContent(path, remedy);
  const found = /^\s*\{/.test(content) ? readLines(content) : readYaml(path, content, key, remedy);
  const faults: string[] = [];
  const records = found.flatMap(({ line, value, fault }) => {
    const parsed = fault === undefined ? schema.safeParse(value) : undefined;
    if (parsed?.success) return [parsed.data];
    faults.push(`line ${line}: ${fault ?? toReason(parsed?.error)}`);
    return [];
  });
  if (faults.length > 0) {
    const more = faults.length > mostFaults ? `\n  and ${faults.length - mostFaults} more` : "";
    const shown = faults.slice(0, mostFaults).join("\n  ");
    throw new UsherError("input-invalid", `${path}: ${remedy}\n  ${shown}${more}`);
  }
  if (records.length === 0) throw new UsherError("input-invalid", `${path}: there is nothing in it; ${remedy}`);
  return records;
}

interface Found {
  readonly line: number;
  readonly value?: unknown;
  readonly fault?: string;
}

function readContent(path: string, remedy: string): string {
  try {
    return readFileSync(path, "utf8").replace(/^\uFEFF/, "");
  } catch (cause) {
    throw new UsherError("input-invalid", `${path}: the file cannot be read; name a file and ${remedy}`, { cause });
  }
}

function readLines(content: string): Found[] {
  return content.split(/\r?\n/).flatMap((text, index): Found[] => {
    if (text.trim() === "") return [];
    try {
      return [{ line: index + 1, value: JSON.parse(text) as unknown }];
    } catch (error) {
      return [{ line: index + 1, fault: error instanceof Error ? error.message : "not JSON" }];
    }
  });
}

function readYaml(path: string, content: string, key: string, remedy: string): Found[] {
  const lines = new LineCounter();
  const document = parseDocument(content, { lineCounter: lines });
  const [broken] = document.errors;
  if (broken) {
    const { line } = lines.linePos(broken.pos[0]);
    throw new UsherError("input-invalid", `${path}: line ${line}: ${broken.message}; ${remedy}`, { cause: broken });
  }
  const root = document.contents;
  const list = isMap(root) ? root.get(key, true) : root;
  if (!isSeq(list)) throw new UsherError("input-invalid", `${path}: there is no list \`${key}\`; ${remedy}`);
  return list.items.map((item) => {
    const offset = isNode(item) ? item.range?.[0] : undefined;
    return { line: lines.linePos(offset ?? 0).line, value: isNode(item) ? item.toJS(document) : item };
  });
}

function toReason(error: z.ZodError | undefined): string {
  return (error?.issues ?? []).map(({ path, message }) => `${path.join(".") || "record"}: ${message}`).join("; ");
}
