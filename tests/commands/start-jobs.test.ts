import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { startJobs } from "../../src/commands/serving/start-jobs.ts";
import type { Job } from "../../src/core/announcement/job.ts";
import { silentLog } from "../fakes.ts";

beforeEach(() => void vi.useFakeTimers({ now: Date.UTC(2026, 0, 15, 9, 30, 30) }));
afterEach(() => void vi.useRealTimers());

function aJob(changes: Partial<Job> = {}): Job & { readonly runs: string[] } {
  const runs: string[] = [];
  const run = async (at: number) => void runs.push(new Date(at).toISOString().slice(11, 19));
  return { name: "tell", schedule: "* * * * *", timeZone: "UTC", runsAtStart: false, run, runs, ...changes };
}

it.each([
  ["every minute", {}, ["09:31:00", "09:32:00"]],
  ["at start too", { runsAtStart: true }, ["09:30:30", "09:31:00", "09:32:00"]],
  ["at 10:31 in Berlin", { schedule: "31 10 * * *", timeZone: "Europe/Berlin" }, ["09:31:00"]],
])("GIVEN a job due %s THEN it runs then", async (_, changes, times) => {
  const job = aJob(changes);
  const jobs = startJobs({ jobs: [job], log: silentLog, now: Date.now });
  await vi.advanceTimersByTimeAsync(125_000);
  await jobs.stop();
  await vi.advanceTimersByTimeAsync(125_000);
  expect(job.runs).toEqual(times);
});

it("GIVEN a job that takes longer than its period THEN it does not overlap itself, and stop waits for it", async () => {
  let running = 0;
  let most = 0;
  const run: Job["run"] = (_, signal) =>
    new Promise((resolve) => {
      most = Math.max(most, ++running);
      signal.addEventListener("abort", () => {
        running -= 1;
        resolve();
      });
    });
  const jobs = startJobs({ jobs: [aJob({ run })], log: silentLog, now: Date.now });
  await vi.advanceTimersByTimeAsync(190_000);
  expect([most, running]).toEqual([1, 1]);
  await jobs.stop();
  expect(running).toBe(0);
});

it("GIVEN a job that fails THEN it runs again when it is due", async () => {
  let runs = 0;
  const run = () => Promise.reject(new Error(`run ${++runs}`));
  const jobs = startJobs({ jobs: [aJob({ run })], log: silentLog, now: Date.now });
  await vi.advanceTimersByTimeAsync(125_000);
  await jobs.stop();
  expect(runs).toBe(2);
});
