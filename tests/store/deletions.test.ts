import Sqlite from "better-sqlite3";
import { describe, expect, it } from "vitest";
import type { Announcement } from "../../src/core/announcement/announcement.ts";
import { aReply } from "../fakes.ts";
import { aFile, aStore } from "./a-store.ts";
import { aProposal, aRecord, aRoute, aSolution, aSuggestion, aTurn, aVote } from "./records.ts";

const key = { platform: "web", community: "c1", messageId: "m-q1" } as const;
const routed = aTurn(0, { verdict: aRoute("core-developer", "cora") });

function anAnnouncement(about: string, changes: Partial<Announcement> = {}): Announcement {
  return {
    id: about,
    platform: "web",
    community: "c1",
    key: about,
    audience: { kind: "person", person: "cora" },
    reply: aReply({ text: "text of q1" }),
    createdAt: 1000,
    ...changes,
  };
}

describe("recordDeletion", () => {
  it("GIVEN a question that waits THEN it is in no list any more, its words are gone, and verdict and votes stay", async () => {
    const store = await aStore();
    for (const id of ["q1", "q2"]) {
      await store.questions.record(aRecord(id, { link: `https://${id}`, askedAt: 900 }, routed));
    }
    await store.questions.record({ ...aRecord("q3", {}, routed), duplicateOf: "q1" });
    await store.feedback.record(aVote("q1", "ben", { standpoint: "bystander" }));
    expect(await store.questions.recordDeletion(key, 5000)).toEqual(["q1"]);
    expect((await store.questions.findWaiting("c1", 9)).map(({ question }) => question.id)).toEqual(["q2", "q3"]);
    expect((await store.duplicates.findOpen("c1", 0, 9)).map(({ id }) => id)).toEqual(["q3", "q2"]);
    expect(await store.duplicates.findSame("c1", "q3")).toEqual([]);
    const kept = await store.questions.find("c1", "q1");
    expect(kept).toMatchObject({ question: { text: "", deletedAt: 5000, asker: "ann" }, verdicts: [routed] });
    expect(kept?.question).not.toHaveProperty("link");
    expect(await store.feedback.findByQuestion("c1", "q1")).toHaveLength(1);
    expect((await store.outbox.findOpen("web")).map(({ messageId }) => messageId)).toEqual(["m-q2", "m-q3"]);
    expect(await store.audit.findLatest("c1", 1)).toEqual([
      {
        community: "c1",
        actor: "system",
        action: "question-deleted",
        subject: "q1",
        details: { platform: "web" },
        at: 5000,
      },
    ]);
  });

  it("GIVEN an edit that was being judged meanwhile THEN its words do not come back, and nothing is said", async () => {
    const store = await aStore();
    await store.questions.record(aRecord("q1", {}, routed));
    await store.questions.recordDeletion(key, 5000);
    const outbox = { id: "outbox-edit", reply: aReply() };
    const edited = { text: "other words", language: "en" };
    const { isNew } = await store.questions.recordVerdict("c1", "q1", aTurn(1), { outbox, edited });
    expect(isNew).toBe(false);
    expect(await store.questions.find("c1", "q1")).toMatchObject({ question: { text: "" }, verdicts: [routed] });
    expect(await store.outbox.findOpen("web")).toEqual([]);
  });

  it("GIVEN it is told twice, or of another platform or community, THEN nothing is noted", async () => {
    const store = await aStore();
    await store.questions.record(aRecord("q1"));
    expect(await store.questions.recordDeletion({ ...key, platform: "terminal" }, 1)).toEqual([]);
    expect(await store.questions.recordDeletion({ ...key, community: "c2" }, 2)).toEqual([]);
    expect(await store.questions.recordDeletion(key, 3)).toEqual(["q1"]);
    expect(await store.questions.recordDeletion(key, 4)).toEqual([]);
    expect((await store.questions.find("c1", "q1"))?.question.deletedAt).toBe(3);
    expect(await store.audit.findLatest("c1", 9)).toHaveLength(1);
  });

  it("GIVEN a thread, or a channel, that is gone THEN all that was asked in it", async () => {
    const store = await aStore();
    await store.questions.record(aRecord("q1", { thread: "t1" }));
    await store.questions.record(aRecord("q2", { thread: "t2" }));
    await store.questions.record(aRecord("q3"));
    await store.questions.record(aRecord("q4", { channel: "lounge" }));
    const place = { platform: "web", community: "c1", channel: "help" } as const;
    expect(await store.questions.recordDeletion({ ...place, thread: "t1" }, 1)).toEqual(["q1"]);
    expect((await store.questions.recordDeletion(place, 2)).toSorted()).toEqual(["q2", "q3"]);
    expect((await store.questions.findWaiting("c1", 9)).map(({ question }) => question.id)).toEqual(["q4"]);
  });

  it("GIVEN a channel in which more was asked than a statement takes parameters THEN all of it", async () => {
    const file = aFile();
    const store = await aStore(file);
    const asked = 33_000;
    const client = new Sqlite(file);
    client.exec(`
      with recursive numbers (n) as (select 1 union all select n + 1 from numbers where n < ${asked})
      insert into questions (community, id, platform, channel, message_id, asker, text, language, asked_at)
      select 'c1', 'q' || n, 'web', 'help', 'm' || n, 'ann', 'text', 'en', n from numbers`);
    client.close();
    const place = { platform: "web", community: "c1", channel: "help" } as const;
    expect(await store.questions.recordDeletion(place, 1)).toHaveLength(asked);
  });

  it("GIVEN reminders and pings about it THEN those not sent are dropped, the words of all are gone, and others' stay", async () => {
    const store = await aStore();
    await store.questions.record(aRecord("q1", {}, routed));
    const told = ["response:q1:first-reply:reminder", "nobody-there:q1:0", "response:q10:first-reply:reminder"];
    for (const about of told) await store.announcements.record(anAnnouncement(about));
    await store.announcements.close("nobody-there:q1:0", "sent-1", 1500);
    const ping = { platform: "web", community: "c1", person: "cora", text: "text of q1", at: 1000 } as const;
    for (const about of ["question:m-q1:core-developer", "response:q1:turn:2", "question:m-q10:core-developer"]) {
      await store.duty.ping({ ...ping, key: about }, 0, 0);
    }
    await store.questions.recordDeletion(key, 5000);
    expect((await store.announcements.findOpen("web")).map(({ id }) => id)).toEqual([told[2]]);
    const { platform, community } = ping;
    const read = await store.announcements.findFor({ platform, community }, [{ kind: "person", person: "cora" }], 9);
    expect(read.map(({ id }) => id)).toEqual([told[2]]);
    expect((await store.duty.findHeld(ping)).map((held) => held.key)).toEqual(["question:m-q10:core-developer"]);
  });

  it("GIVEN an answer nobody judged, a turn and a draft THEN the asker is not asked, the turn is over, the draft is blank", async () => {
    const store = await aStore();
    await store.questions.record(aRecord("q1", {}, aTurn(0, { verdict: aSuggestion })));
    await store.solutions.propose(aSolution("q1", "s1", { silentSince: 1500 }));
    await store.drafts.propose("c1", ["answer"], [aProposal("q1")], 1600);
    const candidate = { person: "cora", share: 1, taker: "cora" };
    const request = { platform: "web", community: "c1", role: "core-developer", at: 1700 } as const;
    await store.duty.take({ ...request, subject: "question:m-q1", messageId: "m-q1", candidates: [candidate] });
    expect((await store.duty.countOpen(request, 0)).get("cora")).toBe(1);
    await store.questions.recordDeletion(key, 5000);
    expect(await store.solutions.findSilent("c1", { from: 0, to: 9000 })).toEqual([]);
    expect((await store.duty.countOpen(request, 0)).get("cora")).toBeUndefined();
    expect(await store.drafts.findOpen("c1")).toEqual([]);
    expect(await store.drafts.findDoubtful("c1", 0)).toEqual([]);
    expect(await store.drafts.find("c1", 1)).toMatchObject({ question: "", answer: "" });
  });
});
