import type { Fault } from "./fault.ts";

/** What a schema found, in zod's form. */
export interface SchemaIssue {
  readonly code?: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly input?: unknown;
  readonly expected?: string;
  /** Of a key that is not allowed, what is wrong with it. */
  readonly issues?: readonly { readonly message?: string }[];
  readonly keys?: readonly string[];
  readonly values?: readonly unknown[];
  readonly origin?: string;
  readonly minimum?: number | bigint;
  readonly maximum?: number | bigint;
}

/** What a schema found, each with its path and in the operator's words. */
export function toFaults({ issues }: { readonly issues: readonly SchemaIssue[] }): readonly Fault[] {
  return issues.flatMap(toFault);
}

function toFault(issue: SchemaIssue): readonly Fault[] {
  const path = toPath(issue.path);
  switch (issue.code) {
    case "unrecognized_keys":
      return (issue.keys ?? []).map((key) => ({
        path: toPath([...issue.path, key]),
        message: "is no setting here; remove it or correct its spelling",
      }));
    case "invalid_key":
      return [{ path, message: issue.issues?.[0]?.message ?? issue.message }];
    case "invalid_type":
      return [
        {
          path,
          message:
            issue.input === undefined
              ? `is missing; give ${article(issue.expected ?? "value")}`
              : `must be ${article(issue.expected ?? "value")}`,
        },
      ];
    case "invalid_value":
      return [{ path, message: `must be one of ${(issue.values ?? []).join(", ")}` }];
    case "too_small":
      return [
        {
          path,
          message:
            issue.origin === "number" || issue.origin === "int"
              ? `must be at least ${issue.minimum}`
              : `must have at least ${toCount(issue.minimum ?? 1, issue.origin)}`,
        },
      ];
    case "too_big":
      return [{ path, message: `must be at most ${issue.maximum}` }];
    default:
      return [{ path, message: issue.message }];
  }
}

function toCount(minimum: number | bigint, origin: string | undefined): string {
  const [one, several] = origin === "string" ? ["character", "characters"] : ["entry", "entries"];
  return `${minimum} ${Number(minimum) === 1 ? one : several}`;
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
    record: "a block",
    array: "a list",
    int: "a whole number",
  };
  return names[expected] ?? `a ${expected}`;
}
