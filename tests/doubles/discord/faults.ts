/** A fault to meet the calls that fit; it is counted down and then gone. */
export interface Fault {
  readonly method: string;
  readonly path: RegExp;
  /** How many calls it meets; 1 when absent. */
  readonly times?: number;
  /** Answers with this status before any work. */
  readonly before?: number;
  /** Does the work, then answers with this status. */
  readonly after?: number;
  /** Drops the connection without an answer. */
  readonly drop?: "before" | "after";
  /** Milliseconds before the answer. */
  readonly delayMs?: number;
  /** Waits for this before the answer. */
  readonly until?: Promise<unknown>;
  /** Discord's code in the body of `before` and `after`. */
  readonly code?: number;
}

export interface Faults {
  /** Adds a fault and gives a function that tells how many calls it has met. */
  add(fault: Fault): () => number;
  take(method: string, path: string): Fault | undefined;
}

export function createFaults(): Faults {
  const pending: { fault: Fault; left: number; met: number }[] = [];
  return {
    add(fault) {
      const entry = { fault, left: fault.times ?? 1, met: 0 };
      pending.push(entry);
      return () => entry.met;
    },
    take(method, path) {
      const entry = pending.find(({ fault, left }) => left > 0 && fault.method === method && fault.path.test(path));
      if (!entry) return undefined;
      entry.left -= 1;
      entry.met += 1;
      return entry.fault;
    },
  };
}
