import { describe, expect, it } from "vitest";
import type { AuditEntry } from "../../../src/core/audit-entry.ts";
import { createRetentionJobs } from "../../../src/features/retention/create-retention-jobs.ts";
import { aCommunity, aTime, silentLog } from "../../fakes.ts";

describe("retention", () => {
  it.each([
    [3, ["lumen"]],
    [0, []],
  ])("GIVEN %i old texts THEN they are erased by the community's days, and the judge is told", async (erased, told) => {
    const asked: (readonly [string, number])[] = [];
    const reloaded: string[] = [];
    const audited: AuditEntry[] = [];
    const [job] = createRetentionJobs({
      communities: new Map([["lumen", { community: aCommunity({ retentionDays: 30 }) }]]),
      questions: { eraseTextsBefore: async (id, time) => erased * asked.push([id, time]) },
      audit: { record: async (entry) => void audited.push(entry) },
      log: silentLog,
      reload: async (id) => void reloaded.push(id),
    });
    await job!.run(aTime, new AbortController().signal);
    expect(asked).toEqual([["lumen", aTime - 30 * 86_400_000]]);
    expect(reloaded).toEqual(told);
    expect(audited.map(({ action, details }) => [action, details])).toEqual(
      told.map(() => ["texts-erased", { questions: erased }]),
    );
    expect(job).toMatchObject({ runsAtStart: true, timeZone: "UTC" });
  });
});
