import { schedule } from "node-cron";
import type { Job } from "../../core/announcement/job.ts";
import type { Log } from "../../core/ports/log.ts";

export interface JobsOptions {
  readonly jobs: readonly Job[];
  readonly log: Log;
  /** Milliseconds since the epoch. */
  now(): number;
}

/** Recurring work while Usher serves. */
export interface RunningJobs {
  /** Ends the schedules, tells what runs to come to an end, and waits for it. */
  stop(): Promise<void>;
}

/** Starts every job by its own clock; a job never overlaps itself, and one that fails is logged and runs again when it is due. */
export function startJobs({ jobs, log, now }: JobsOptions): RunningJobs {
  const stopping = new AbortController();
  const running = new Map<string, Promise<void>>();
  const run = (job: Job): void => {
    if (running.has(job.name) || stopping.signal.aborted) return;
    const work = job
      .run(now(), stopping.signal)
      .catch((err: unknown) => log.error({ job: job.name, err }, "job failed"))
      .finally(() => running.delete(job.name));
    running.set(job.name, work);
  };
  const tasks = jobs.map((job) =>
    schedule(job.schedule, () => run(job), { name: job.name, timezone: job.timeZone, noOverlap: true }),
  );
  for (const job of jobs) if (job.runsAtStart) run(job);
  return {
    stop: async () => {
      stopping.abort();
      for (const task of tasks) await task.destroy();
      await Promise.all(running.values());
    },
  };
}
