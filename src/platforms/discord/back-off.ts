import { setTimeout as wait } from "node:timers/promises";
import { isTransient } from "./discord-fault.ts";

/** Milliseconds before each new attempt: half a minute in all, longer than most of Discord's hiccups. */
export const patientDelays = [500, 1000, 2000, 4000, 8000, 16_000] as const;

/** For what must be done within the three seconds of an interaction. */
export const hastyDelays = [50, 150, 400, 800] as const;

/** Does the work again after a transient fault, at most once for each delay (up to a quarter longer, by chance). */
export async function withBackOff<Result>(
  work: () => Promise<Result>,
  delays: readonly number[],
  signal: AbortSignal,
): Promise<Result> {
  for (const delay of delays) {
    try {
      return await work();
    } catch (error) {
      if (!isTransient(error) || signal.aborted) throw error;
    }
    await wait(delay * (1 + Math.random() / 4), undefined, { signal });
  }
  return work();
}
