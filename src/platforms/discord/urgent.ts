import { setImmediate } from "node:timers/promises";

/** Work that cannot wait, as acknowledgements within Discord's three seconds, and a word to the rest when it may go on. */
export interface Urgent {
  run<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Resolves when what was urgent just now is done; what becomes urgent later is not waited for. */
  settled(): Promise<void>;
}

export function createUrgent(): Urgent {
  const pending = new Set<Promise<unknown>>();
  return {
    async run(work) {
      const running = work();
      pending.add(running);
      try {
        return await running;
      } finally {
        pending.delete(running);
      }
    },
    async settled() {
      // What arrived together with this is heard first.
      await setImmediate();
      await Promise.allSettled(pending);
    },
  };
}
