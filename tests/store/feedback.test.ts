import { describe, expect, it } from "vitest";
import { aFile, aStore } from "./a-store.ts";
import { aRecord, aTurn, aVote } from "./records.ts";

describe("feedback", () => {
  it("GIVEN votes of several people THEN keeps one each", async () => {
    const store = await aStore();
    await store.questions.record(aRecord("q1"));
    const votes = [
      aVote("q1", "ann", { vote: "unhelpful", correction: { role: "core-developer" }, standpoint: "asker", at: 1 }),
      aVote("q1", "bob", { at: 2 }),
      aVote("q1", "eve", { standpoint: "bystander", at: 3 }),
    ];
    for (const vote of votes) await store.feedback.record(vote);
    expect(await store.feedback.findByQuestion("c1", "q1")).toEqual(votes);
    expect(await store.feedback.countVotes("c1")).toEqual({ helpful: 2, unhelpful: 1 });
    expect(await store.audit.findLatest("c1", 10)).toMatchObject([
      { actor: "eve", action: "feedback-given", subject: "q1", details: { vote: "helpful", standpoint: "bystander" } },
      { actor: "bob", action: "feedback-given" },
      { actor: "ann", action: "feedback-given", details: { correction: { role: "core-developer" } } },
    ]);
  });

  it("GIVEN a changed mind THEN the later vote counts and the audit keeps both", async () => {
    const store = await aStore();
    await store.questions.record(aRecord("q1"));
    await store.feedback.record(aVote("q1", "ann", { vote: "unhelpful", correction: { faqId: "f1" }, at: 1 }));
    const later = aVote("q1", "ann", { at: 2 });
    await store.feedback.record(later);
    expect(await store.feedback.findByQuestion("c1", "q1")).toEqual([later]);
    expect(await store.audit.findLatest("c1", 1)).toEqual([
      {
        community: "c1",
        actor: "ann",
        action: "feedback-changed",
        subject: "q1",
        details: {
          from: { vote: "unhelpful", correction: { faqId: "f1" }, standpoint: "helper" },
          to: { vote: "helpful", standpoint: "helper" },
        },
        at: 2,
      },
    ]);
  });

  it("GIVEN the same press again, or an older one that arrives late THEN nothing changes", async () => {
    const store = await aStore();
    await store.questions.record(aRecord("q1"));
    const current = aVote("q1", "ann", { vote: "dismiss", at: 5 });
    await store.feedback.record(current);
    await store.feedback.record({ ...current, at: 6 });
    await store.feedback.record({ ...current, vote: "helpful", at: 4 });
    expect(await store.feedback.findByQuestion("c1", "q1")).toEqual([current]);
    expect(await store.audit.findLatest("c1", 10)).toMatchObject([{ action: "feedback-given", at: 5 }]);
  });

  it("GIVEN an unknown question THEN refuses the vote", async () => {
    const store = await aStore();
    await store.questions.record(aRecord("q1"));
    await expect(store.feedback.record(aVote("q2", "ann"))).rejects.toMatchObject({ code: "not-found" });
    const elsewhere = store.feedback.record(aVote("q1", "ann", { community: "c2" }));
    await expect(elsewhere).rejects.toMatchObject({ code: "not-found" });
  });

  it("GIVEN all feedback THEN gives it oldest first, each with its question and all verdicts", async () => {
    const store = await aStore(aFile());
    for (const id of ["q1", "q2", "q3"]) await store.questions.record(aRecord(id));
    await store.questions.recordVerdict("c1", "q1", aTurn(1));
    const votes = [aVote("q3", "ann", { at: 1 }), aVote("q1", "ann", { at: 2 }), aVote("q3", "bob", { at: 3 })];
    for (const vote of [...votes].reverse()) await store.feedback.record(vote);
    const found = await store.feedback.findAll("c1");
    expect(found.map(({ feedback }) => feedback)).toEqual(votes);
    expect(found.map(({ judged }) => [judged.question.id, judged.verdicts.length])).toEqual([
      ["q3", 1],
      ["q1", 2],
      ["q3", 1],
    ]);
  });
});
