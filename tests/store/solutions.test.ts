import { describe, expect, it } from "vitest";
import { aStore } from "./a-store.ts";
import { aRecord, aRoute, aSolution, aTurn, aVote } from "./records.ts";

const mona = { person: "mona", standpoint: "moderator", at: 3000 } as const;

describe("solutions", () => {
  it("GIVEN two answers proposed THEN the later one is kept, and none replaces an accepted one", async () => {
    const store = await aStore();
    await store.questions.record(aRecord("q1"));
    await store.solutions.propose(aSolution("q1", "s1"));
    await store.solutions.propose(aSolution("q1", "s2", { silentSince: 1600 }));
    expect(await store.solutions.find("c1", "q1")).toMatchObject({ messageId: "m-s2", state: "proposed" });
    await store.solutions.accept(aSolution("q1", "s1", { authorName: "Sam", link: "https://s1" }), mona);
    await store.solutions.propose(aSolution("q1", "s3"));
    const accepted = { ...aSolution("q1", "s1"), authorName: "Sam", link: "https://s1", state: "accepted" };
    expect(await store.solutions.find("c1", "q1")).toEqual({ ...accepted, acceptance: mona });
    expect(
      await store.solutions.findByMessage({ platform: "web", community: "c1", messageId: "m-s2" }),
    ).toBeUndefined();
  });

  it("GIVEN one accepted THEN another replaces it, withdrawing removes it, and the audit knows all three", async () => {
    const store = await aStore();
    await store.questions.record(aRecord("q1"));
    await store.solutions.accept(aSolution("q1", "s1"), mona);
    await store.solutions.accept(aSolution("q1", "s2"), { ...mona, at: 3001 });
    expect([...(await store.solutions.findSolved("c1", ["q1", "q9"])).keys()]).toEqual(["q1"]);
    const by = { person: "ann", reason: "came back", at: 3002 };
    expect(await store.solutions.withdraw("c1", "q1", by)).toBe(true);
    expect(await store.solutions.withdraw("c1", "q1", by)).toBe(false);
    expect(await store.solutions.findSolved("c1", ["q1"])).toEqual(new Map());
    expect(await store.solutions.findAccepted("c1")).toEqual([]);
    expect(await store.audit.findLatest("c1", 9)).toMatchObject([
      { actor: "ann", action: "answer-withdrawn", subject: "q1", details: { reason: "came back" } },
      { actor: "mona", action: "answer-accepted", details: { messageId: "m-s2", author: "sam" } },
      { actor: "mona", action: "answer-accepted", details: { messageId: "m-s1" } },
    ]);
  });

  it("GIVEN an accepted answer THEN its question waits no longer", async () => {
    const store = await aStore();
    await store.questions.record(aRecord("q1", {}, aTurn(0, { verdict: aRoute("tester") })));
    await store.solutions.propose(aSolution("q1", "s1"));
    expect(await store.questions.findWaiting("c1", 9)).toHaveLength(1);
    await store.solutions.accept(aSolution("q1", "s1"), mona);
    expect(await store.questions.findWaiting("c1", 9)).toEqual([]);
  });

  it("GIVEN people who say it solved theirs too THEN each question counts once, bystanders not", async () => {
    const store = await aStore();
    for (const id of ["q1", "q2", "q3"]) await store.questions.record(aRecord(id));
    await store.solutions.accept(aSolution("q1", "s1"), mona);
    const correction = { solvedId: "q1" };
    await store.feedback.record(aVote("q2", "ann", { correction }));
    await store.feedback.record(aVote("q2", "bob", { correction }));
    await store.feedback.record(aVote("q3", "eve", { correction, standpoint: "bystander" }));
    expect((await store.solutions.findSolved("c1", ["q1"])).get("q1")).toMatchObject({ helped: 1 });
    expect(await store.solutions.findAccepted("c1")).toMatchObject([{ helped: 1 }]);
  });

  it("GIVEN answers that are the last word THEN those of the span are found, one followed up is not", async () => {
    const store = await aStore();
    for (const id of ["q1", "q2", "q3"]) await store.questions.record(aRecord(id));
    await store.solutions.propose(aSolution("q1", "s1", { silentSince: 100 }));
    await store.solutions.propose(aSolution("q2", "s2", { silentSince: 200 }));
    await store.solutions.propose(aSolution("q3", "s3", { silentSince: 300 }));
    await store.solutions.noteFollowUp("c1", "q2");
    const found = await store.solutions.findSilent("c1", { from: 100, to: 299 });
    expect(found.map(({ judged }) => judged.question.id)).toEqual(["q1"]);
  });

  it("GIVEN the retention's end THEN text and name are gone, and with them the memory; the acceptance stays", async () => {
    const store = await aStore();
    await store.questions.record(aRecord("q1"));
    await store.solutions.accept(aSolution("q1", "s1", { authorName: "Sam" }), mona);
    await store.questions.eraseTextsBefore("c1", 1e12, 1e12);
    const solution = await store.solutions.find("c1", "q1");
    expect(solution).toMatchObject({ text: "", author: "sam", acceptance: mona });
    expect(solution).not.toHaveProperty("authorName");
    expect(await store.solutions.findSolved("c1", ["q1"])).toEqual(new Map());
  });

  it("GIVEN an unknown question THEN neither is kept", async () => {
    const store = await aStore();
    await expect(store.solutions.propose(aSolution("q9", "s1"))).rejects.toMatchObject({ code: "not-found" });
    await expect(store.solutions.accept(aSolution("q9", "s1"), mona)).rejects.toMatchObject({ code: "not-found" });
  });
});
