import { z } from "zod";
import { UsherError } from "../core/errors.ts";
import { toFaults } from "../core/to-faults.ts";

const portFault = "must be a whole number from 0 to 65535";

/** A port, as an environment variable writes it. */
export const portSchema = z
  .string()
  .regex(/^\d{1,5}$/, portFault)
  .transform(Number)
  .refine((port) => port <= 65_535, portFault);

/**
 * The variables that a schema names, empty ones as if unset; throws `config-invalid` naming each one at fault and what it may
 * be, with its value unless these are secrets.
 */
export function readEnvironment<Schema extends z.ZodType>(
  schema: Schema,
  environment: Readonly<Record<string, string | undefined>>,
  { areSecrets }: { readonly areSecrets: boolean },
): z.output<Schema> {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const faults = toFaults(parsed.error).map(
    ({ path, message }) => `  ${path}${areSecrets || given[path] === undefined ? "" : `=${given[path]}`}: ${message}`,
  );
  throw new UsherError("config-invalid", `The environment has a fault; correct or unset:\n${faults.join("\n")}`);
}
