import { describe, expect, it } from "vitest";
import { createRetentionJobs } from "../../../src/features/retention/create-retention-jobs.ts";
import { aCommunity, aTime, silentLog } from "../../fakes.ts";

describe("retention", () => {
  it.each([
    [3, ["lumen"]],
    [0, []],
  ])("GIVEN %i old texts THEN they are erased by the community's days, and the judge is told", async (erased, told) => {
    const asked: (readonly [string, number, number])[] = [];
    const reloaded: string[] = [];
    const [job] = createRetentionJobs({
      communities: new Map([["lumen", { community: aCommunity({ retentionDays: 30 }) }]]),
      questions: { eraseTextsBefore: async (...what) => erased * asked.push(what) },
      log: silentLog,
      reload: async (id) => void reloaded.push(id),
    });
    await job!.run(aTime, new AbortController().signal);
    expect(asked).toEqual([["lumen", aTime - 30 * 86_400_000, aTime]]);
    expect(reloaded).toEqual(told);
    expect(job).toMatchObject({ runsAtStart: true, timeZone: "UTC" });
  });
});
