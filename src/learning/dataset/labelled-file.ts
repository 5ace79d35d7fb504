import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { z } from "zod";
import { UsherError } from "../../core/errors.ts";

/** One line of a file to measure with. */
export interface LabelledText {
  readonly text: string;
  readonly label: string;
}

const row = z.object({ text: z.string().trim().min(1), label: z.string().trim().min(1) });

/**
 * Reads a file of one JSON object a line (`{"text", "label"}`) or a CSV with that header. Throws `input-invalid` that names every
 * bad line, up to ten, and for a file that cannot be read.
 */
export function readLabelledFile(path: string): readonly LabelledText[] {
  const content = readContent(path).replace(/^\uFEFF/, "");
  const rows = content.trimStart().startsWith("{") ? parseLines(content) : parseCsv(path, content);
  const faults: string[] = [];
  const texts: LabelledText[] = [];
  for (const { line, value } of rows) {
    const result = row.safeParse(value);
    if (result.success) texts.push(result.data);
    else
      faults.push(
        `line ${line}: ${value instanceof Error ? value.message : result.error.issues.map((issue) => `${issue.path.join(".") || "row"}: ${issue.message}`).join("; ")}`,
      );
  }
  if (faults.length > 0) {
    const more = faults.length > 10 ? `\n  and ${faults.length - 10} more` : "";
    throw new UsherError(
      "input-invalid",
      `${path}: each line must have text and label\n  ${faults.slice(0, 10).join("\n  ")}${more}`,
    );
  }
  if (texts.length === 0)
    throw new UsherError(
      "input-invalid",
      `${path}: there is no labelled text in it; write one {"text", "label"} a line`,
    );
  return texts;
}

interface Row {
  readonly line: number;
  /** An error where the line cannot be read. */
  readonly value: unknown;
}

function readContent(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    throw new UsherError(
      "input-invalid",
      `${path}: the file cannot be read; give the path of a JSON-lines or CSV file`,
      {
        cause,
      },
    );
  }
}

function parseLines(content: string): readonly Row[] {
  return content
    .split(/\r?\n/)
    .flatMap((line, index) => (line.trim() === "" ? [] : [{ line: index + 1, value: parseLine(line) }]));
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    return error instanceof Error ? error : new Error("not JSON");
  }
}

function parseCsv(path: string, content: string): readonly Row[] {
  try {
    const records: { record: unknown; info: { lines: number } }[] = parse(content, {
      columns: true,
      info: true,
      skip_empty_lines: true,
      trim: true,
    });
    checkHeader(path, records[0]?.record);
    return records.map(({ record, info }) => ({ line: info.lines, value: record }));
  } catch (cause) {
    if (cause instanceof UsherError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UsherError("input-invalid", `${path}: neither JSON lines nor CSV with the header text,label: ${reason}`, {
      cause,
    });
  }
}

/** A wrong header makes every line wrong; it is told once, with the names that are there. */
function checkHeader(path: string, first: unknown): void {
  const names = Object.keys(first ?? row.shape);
  const missing = Object.keys(row.shape).filter((name) => !names.includes(name));
  if (missing.length === 0) return;
  throw new UsherError(
    "input-invalid",
    `${path}: the header lacks ${missing.join(" and ")}; it has ${names.map((name) => JSON.stringify(name)).join(", ")}: rename the columns to text and label, parted by commas`,
  );
}
