/** How a call goes wrong. */
export type Fault =
  /** This status, with the work done before it or not. */
  | {
      readonly kind: "status";
      readonly status: number;
      readonly retryAfter?: number;
      readonly when: "before" | "after";
    }
  /** HTTP 200 with `ok: false`. */
  | { readonly kind: "error"; readonly error: string; readonly when: "before" | "after" }
  /** The connection is dropped. */
  | { readonly kind: "reset"; readonly when: "before" | "after" }
  /** The answer comes when the test lets it go. */
  | { readonly kind: "hold"; readonly until: Promise<void> };

export interface Faults {
  /** The next calls of the method meet these faults, one each, in order. */
  add(method: string, ...faults: readonly Fault[]): void;
  take(method: string): Fault | undefined;
  /** How many faults were met. */
  readonly met: number;
}

export function createFaults(): Faults {
  const waiting = new Map<string, Fault[]>();
  let met = 0;
  return {
    add: (method, ...faults) => waiting.set(method, [...(waiting.get(method) ?? []), ...faults]),
    take(method) {
      const fault = waiting.get(method)?.shift();
      if (fault) met += 1;
      return fault;
    },
    get met() {
      return met;
    },
  };
}
