import type { z } from "zod";

/**
 * A copy of what was read without the settings that a schema refused, so that the rest can be checked beside them. Entries of
 * lists stay: without one, others could seem wrong.
 */
export function dropFaulty(given: unknown, issues: readonly z.core.$ZodIssue[]): unknown {
  const copy: unknown = structuredClone(given);
  for (const issue of issues) {
    const paths = issue.code === "unrecognized_keys" ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
    for (const path of paths) drop(copy, path);
  }
  return copy;
}

function drop(value: unknown, [key, ...rest]: readonly PropertyKey[]): void {
  if (typeof value !== "object" || value === null || key === undefined) return;
  if (rest.length > 0) drop(Reflect.get(value, key), rest);
  else if (!Array.isArray(value)) Reflect.deleteProperty(value, key);
}
