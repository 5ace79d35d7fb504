import { UsherError } from "./errors.ts";

/** Something wrong in what people wrote, with the place it is at, in the form `communities[0].roles[1].stages`. */
export interface Fault {
  readonly path: string;
  /** Goes on from the place: `is missing; give a list`. */
  readonly message: string;
}

/** A fault as one line. */
export function renderFault({ path, message }: Fault): string {
  return `${path || "the file"} ${message}`;
}

/** All faults of a file as one error, `config-invalid`. */
export function toFaultError(file: string, faults: readonly Fault[]): UsherError {
  const list = faults.map((fault) => `  ${renderFault(fault)}`).join("\n");
  const count = faults.length === 1 ? "a fault" : `${faults.length} faults`;
  return new UsherError("config-invalid", `${file} has ${count}:\n${list}`);
}
