import { setImmediate } from "node:timers/promises";

/** Gives the event loop back at every so many calls, so that messages are answered while long work goes on. */
export function createBreather(every: number): () => Promise<void> {
  let calls = 0;
  return async () => {
    calls += 1;
    if (calls % every === 0) await setImmediate();
  };
}
