import { describe, expect, it } from "vitest";
import { findDueRun } from "../../../src/commands/serving/find-due-run.ts";
import type { AnnouncementDraft } from "../../../src/core/announcement/announcement.ts";
import type { AuditEntry } from "../../../src/core/audit-entry.ts";
import type { Community } from "../../../src/core/community/community.ts";
import type { TrainingOutcome } from "../../../src/core/feedback/promotion.ts";
import { createRetrainJob, type RetrainPorts } from "../../../src/features/model-admin/create-retrain-job.ts";
import { shouldPromote } from "../../../src/learning/retraining/should-promote.ts";
import { aCommunity, silentLog } from "../../fakes.ts";

const minute = 60_000;
const berlin = { schedule: "30 2 * * *", timeZone: "Europe/Berlin" };

function inRoom(changes: Partial<Community> = {}): Community {
  const room = { channels: [], defaultMode: "off", moderators: ["mona"], moderatorChannel: "mods" } as const;
  return aCommunity({ platforms: { discord: room }, retrain: berlin, ...changes });
}

/** Usher's nights by a clock of their own; trainings take three minutes. */
function nights(
  start: string,
  settings: { readonly communities?: readonly Community[]; readonly train?: RetrainPorts["train"] },
) {
  const { communities = [inRoom()], train = async (id) => outcome(id) } = settings;
  const told: AnnouncementDraft[] = [];
  const audit: AuditEntry[] = [];
  const trained: string[] = [];
  let time = Date.parse(start);
  const job = createRetrainJob({
    communities: new Map(communities.map((community) => [community.id, { community }])),
    store: {
      audit: {
        record: async (entry) => void audit.push(entry),
        findLatest: async (id, limit) =>
          audit
            .filter(({ community }) => community === id)
            .toReversed()
            .slice(0, limit),
        findActions: async () => [],
      },
      models: { record: async () => {}, recordUse: async () => {}, findAll: async () => [] },
    },
    log: silentLog,
    now: () => time,
    announce: async (drafts) => void told.push(...drafts),
    train: async (id, signal) => {
      trained.push(`${id} ${new Date(time).toISOString().slice(0, 16)}`);
      time += 3 * minute;
      return train(id, signal);
    },
    findDue: ({ retrain }, since, until) => findDueRun(retrain, since, until),
    takeInModels: async () => {},
  });
  const abort = new AbortController();
  return {
    told,
    audit,
    trained,
    abort,
    /** Runs once, as at Usher's start. */
    tick: () => job.run(time, abort.signal),
    async until(end: string): Promise<void> {
      for (; time <= Date.parse(end); time += minute) await job.run(time, abort.signal);
    },
    sleepUntil: (then: string) => {
      time = Date.parse(then);
    },
  };
}

function outcome(community: string, lost = 0): TrainingOutcome {
  const texts = Array.from({ length: 40 }, (_, at) => ({
    scores: { role: { label: "tester", current: 1, candidate: at < lost ? 0 : 1 } },
  }));
  return {
    community,
    version: "20260330-003000",
    before: "20260329-003000",
    decision: shouldPromote({ texts }),
    examples: { total: 1788, fromFeedback: 40, fresh: 12, heldOut: 40 },
    seconds: 20,
  };
}

describe("the nightly training", () => {
  it("GIVEN clocks put forward over its hour THEN it trains once in each night", async () => {
    const usher = nights("2026-03-27T12:00:00Z", {});
    await usher.tick();
    usher.trained.length = 0;
    await usher.until("2026-03-30T12:00:00Z");
    expect(usher.trained).toEqual(["lumen 2026-03-28T01:30", "lumen 2026-03-29T01:00", "lumen 2026-03-30T00:30"]);
  });

  it("GIVEN clocks put back over its hour THEN it trains once in each night", async () => {
    const usher = nights("2026-10-23T12:00:00Z", {});
    await usher.tick();
    usher.trained.length = 0;
    await usher.until("2026-10-26T12:00:00Z");
    expect(usher.trained).toEqual(["lumen 2026-10-24T00:30", "lumen 2026-10-25T00:30", "lumen 2026-10-26T01:30"]);
  });

  it("GIVEN nights missed while it was off THEN one training makes up for them at the start", async () => {
    const usher = nights("2026-01-10T00:00:00Z", {});
    await usher.until("2026-01-10T02:00:00Z");
    usher.trained.length = 0;
    usher.sleepUntil("2026-01-14T09:00:00Z");
    await usher.until("2026-01-14T12:00:00Z");
    expect(usher.trained).toEqual(["lumen 2026-01-14T09:00"]);
  });

  it("GIVEN a training that fails THEN moderators are told and it is tried again the next night, not before", async () => {
    const usher = nights("2026-01-10T01:30:00Z", {
      train: async () => {
        throw new Error("killed");
      },
    });
    await usher.until("2026-01-11T02:00:00Z");
    expect(usher.trained).toHaveLength(2);
    expect(usher.told.map(({ reply }) => reply.text)).toEqual([
      expect.stringMatching(/training failed.*serves on/),
      expect.stringMatching(/training failed.*serves on/),
    ]);
  });

  it("GIVEN that Usher is stopped THEN the training is not counted, and made up at the next start", async () => {
    const usher = nights("2026-01-10T01:30:00Z", {
      train: async () => {
        usher.abort.abort();
        throw new Error("cancelled");
      },
    });
    await usher.tick();
    expect(usher.audit).toEqual([]);
    expect(usher.told).toEqual([]);
  });

  it("GIVEN several communities due at once THEN one is trained after the other, each later by its own minutes", async () => {
    const communities = ["lumen", "ember", "quartz"].map((id) => inRoom({ id }));
    const usher = nights("2026-01-10T00:00:00Z", { communities });
    await usher.tick();
    usher.trained.length = 0;
    await usher.until("2026-01-10T02:00:00Z");
    const times = usher.trained.map((line) => line.split(" ")[1]!);
    expect(usher.trained.map((line) => line.split(" ")[0]).toSorted()).toEqual(["ember", "lumen", "quartz"]);
    expect(new Set(times).size).toBe(3);
  });

  it("GIVEN nothing new THEN nobody is told, and it is done for the night", async () => {
    const usher = nights("2026-01-10T01:00:00Z", { train: async () => undefined });
    await usher.tick();
    usher.trained.length = 0;
    await usher.until("2026-01-10T12:00:00Z");
    expect(usher.trained).toHaveLength(1);
    expect(usher.told).toEqual([]);
  });

  it.each([
    [
      "en",
      0,
      /new model is in use.*as good.*40 held-out questions: 100\.0 % → 100\.0 %.*1,788 examples: 40 .* 12 of these new/s,
      1,
    ],
    ["en", 9, /was refused.*20260329-003000 stays.*100\.0 % → 77\.5 % right; 0 better, 9 worse.*Worse at: role \(/s, 0],
    ["zh", 9, /未通过.*继续使用 20260329-003000.*变差的方面：角色（40 个中/s, 0],
  ])(
    "GIVEN moderators who read %s and %i texts lost THEN they are told so with the figures",
    async (language, lost, text, buttons) => {
      const community = inRoom({ languages: [language] });
      const usher = nights("2026-01-10T01:30:00Z", {
        communities: [community],
        train: async (id) => outcome(id, lost),
      });
      await usher.tick();
      expect(usher.told).toMatchObject([
        {
          platform: "discord",
          community: "lumen",
          audience: { kind: "channel", channel: "mods" },
          reply: { language },
        },
      ]);
      expect(usher.told[0]!.reply.text).toMatch(text);
      expect(usher.told[0]!.reply.buttons).toHaveLength(buttons);
    },
  );
});
