import type { z } from "zod";
import type { Fault } from "./find-contradictions.ts";

/** What zod found, each with its path and in the operator's words. */
export function toFaults(error: z.ZodError): readonly Fault[] {
  return error.issues.flatMap(toFault);
}

function toFault(issue: z.core.$ZodIssue): readonly Fault[] {
  const path = toPath(issue.path);
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => ({
        path: toPath([...issue.path, key]),
        message: "is no setting here; remove it or correct its spelling",
      }));
    case "invalid_type":
      return [
        {
          path,
          message:
            issue.input === undefined
              ? `is missing; give ${article(issue.expected)}`
              : `must be ${article(issue.expected)}`,
        },
      ];
    case "invalid_value":
      return [{ path, message: `must be one of ${issue.values.join(", ")}` }];
    case "too_small":
      return [
        {
          path,
          message:
            issue.origin === "number" || issue.origin === "int"
              ? `must be at least ${issue.minimum}`
              : `must have at least ${issue.minimum} entry or character`,
        },
      ];
    case "too_big":
      return [{ path, message: `must be at most ${issue.maximum}` }];
    default:
      return [{ path, message: issue.message }];
  }
}

function toPath(keys: readonly PropertyKey[]): string {
  return keys.reduce<string>((path, key) => {
    if (typeof key === "number") return `${path}[${key}]`;
    return path === "" ? String(key) : `${path}.${String(key)}`;
  }, "");
}

function article(expected: string): string {
  const names: Readonly<Record<string, string>> = {
    object: "a block of settings",
    array: "a list",
    int: "a whole number",
  };
  return names[expected] ?? `a ${expected}`;
}
