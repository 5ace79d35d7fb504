import { describe, expect, it } from "vitest";
import type { DraftApproval } from "../../src/core/ports/draft-store.ts";
import type { Store } from "../../src/core/ports/store.ts";
import { aReply } from "../fakes.ts";
import { aStore } from "./a-store.ts";
import { anAnswer, aProposal, aRecord, aSolution, aSuggestion, aTurn, aVote } from "./records.ts";

const all = ["answer", "topic", "label"] as const;

async function aQueue(): Promise<Store> {
  const store = await aStore();
  for (const id of ["q1", "q2"]) await store.questions.record(aRecord(id, {}, aTurn(0, { verdict: aSuggestion })));
  await store.drafts.propose("c1", all, [aProposal("q1")], 1000);
  return store;
}

function anApproval(changes: Partial<DraftApproval> = {}): DraftApproval {
  const faq = { id: "gpu", language: "en", wordings: ["Why is it cold?", "text of q1"] };
  return {
    community: "c1",
    number: 1,
    revision: 1,
    person: "mona",
    at: 5000,
    faq: { ...faq, answer: "Seat the card.", replacesAnswer: false },
    feedback: [aVote("q1", "mona", { standpoint: "moderator", correction: { faqId: "gpu" }, at: 5000 })],
    adopted: [],
    announcements: [
      {
        id: "a1",
        platform: "web",
        community: "c1",
        key: "draft:1:q1",
        audience: { kind: "channel", channel: "help" },
        reply: aReply(),
        createdAt: 5000,
      },
    ],
    ...changes,
  };
}

describe("what is proposed", () => {
  it("is there once by its key, follows what is proposed, and is outdated when it is proposed no more", async () => {
    const { drafts } = await aQueue();
    await drafts.propose("c1", all, [aProposal("q1", { answer: "Or the fan." }), aProposal("q2")], 2000);
    const open = await drafts.findOpen("c1");
    expect(open).toMatchObject([
      { number: 1, key: "answer:q1", answer: "Or the fan.", state: "open", openedAt: 1000 },
      { number: 2, key: "answer:q2", openedAt: 2000 },
    ]);
    await drafts.propose("c1", ["topic"], [], 2500);
    expect(await drafts.findOpen("c1")).toHaveLength(2);
    await drafts.propose("c1", all, [aProposal("q2")], 3000);
    expect(await drafts.find("c1", 1)).toMatchObject({ state: "outdated", decision: { person: "system" } });
    await drafts.propose("c1", all, [aProposal("q1"), aProposal("q2")], 4000);
    expect(await drafts.find("c1", 1)).toMatchObject({ state: "open", openedAt: 4000 });
  });

  it("keeps a moderator's words while it is open", async () => {
    const { drafts } = await aQueue();
    const { kind: _, key: __, questionIds: ___, evidenceAt: ____, ...text } = aProposal("q1", { answer: "Mine." });
    await drafts.edit({ community: "c1", number: 1, revision: 1 }, text, { person: "mona", at: 1500 });
    await drafts.propose("c1", all, [aProposal("q1", { questionIds: ["q1", "q2"] })], 2000);
    expect(await drafts.find("c1", 1)).toMatchObject({ answer: "Mine.", questionIds: ["q1", "q2"] });
  });

  it("comes back after a decline only by something newer", async () => {
    const { drafts } = await aQueue();
    await drafts.decline({ community: "c1", number: 1, revision: 1 }, { person: "mona", reason: "rare", at: 3000 });
    await drafts.propose("c1", all, [aProposal("q1", { evidenceAt: 3000 })], 4000);
    expect(await drafts.find("c1", 1)).toMatchObject({
      state: "declined",
      decision: { person: "mona", reason: "rare", at: 3000 },
    });
    await drafts.propose("c1", all, [aProposal("q1", { evidenceAt: 3001 })], 4000);
    const again = await drafts.find("c1", 1);
    expect(again).toMatchObject({ state: "open", openedAt: 4000 });
    expect(again?.decision).toBeUndefined();
  });

  it("is told once", async () => {
    const { drafts } = await aQueue();
    expect(await drafts.findUntold("c1")).toEqual({ count: 1 });
    await drafts.noteTold("c1", 2000);
    expect(await drafts.findUntold("c1")).toEqual({ count: 0, lastToldAt: 2000 });
  });
});

describe("an approval", () => {
  it("writes entry, label, post and audit together", async () => {
    const store = await aQueue();
    expect(await store.drafts.approve(anApproval())).toMatchObject({ kind: "done", draft: { state: "approved" } });
    expect(await store.faq.find("c1", "gpu")).toMatchObject({
      texts: { en: { question: "Why is it cold?", variants: ["text of q1"], answer: "Seat the card." } },
    });
    expect(await store.feedback.findByQuestion("c1", "q1")).toMatchObject([
      { person: "mona", standpoint: "moderator" },
    ]);
    expect(await store.announcements.findOpen("web")).toMatchObject([{ id: "a1" }]);
    const actions = (await store.audit.findLatest("c1", 9)).map(({ action }) => action);
    expect(actions.toSorted()).toEqual(["draft-approved", "faq-saved", "feedback-given"]);
  });

  it("GIVEN something in it that cannot be written THEN nothing of it is", async () => {
    const store = await aQueue();
    const impossible = anApproval({ feedback: [aVote("nobody-asked", "mona")] });
    await expect(store.drafts.approve(impossible)).rejects.toMatchObject({ code: "not-found" });
    expect(await store.drafts.find("c1", 1)).toMatchObject({ state: "open" });
    expect(await store.faq.findAll("c1")).toEqual([]);
    expect(await store.announcements.findOpen("web")).toEqual([]);
    expect(await store.audit.findLatest("c1", 9)).toEqual([]);
  });

  it("GIVEN two moderators at once THEN one decides, and the other is told who did", async () => {
    const store = await aQueue();
    const decline = { person: "moss", reason: "no", at: 5001 };
    const outcomes = await Promise.all([
      store.drafts.approve(anApproval()),
      store.drafts.approve(anApproval({ person: "moss" })),
      store.drafts.decline({ community: "c1", number: 1, revision: 1 }, decline),
    ]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(["done", "late", "late"]);
    expect(outcomes[1]).toMatchObject({ draft: { state: "approved", decision: { person: "mona" } } });
    expect(await store.faq.findRevisions("c1", "gpu")).toHaveLength(1);
    expect(await store.drafts.approve(anApproval({ number: 9 }))).toEqual({ kind: "unknown" });
  });

  it("GIVEN a text that was changed since it was read THEN nothing of it is, and what it says now comes back", async () => {
    const store = await aQueue();
    await store.drafts.propose("c1", all, [aProposal("q1", { answer: "Or the fan." })], 2000);
    for (const outcome of [
      await store.drafts.approve(anApproval()),
      await store.drafts.decline({ community: "c1", number: 1, revision: 1 }, { person: "moss", reason: "no", at: 1 }),
    ]) {
      expect(outcome).toMatchObject({ kind: "changed", draft: { revision: 2, answer: "Or the fan.", state: "open" } });
    }
    expect(await store.faq.findAll("c1")).toEqual([]);
    expect(await store.audit.findLatest("c1", 9)).toEqual([]);
    // More who ask the same change nothing of what is said.
    await store.drafts.propose(
      "c1",
      all,
      [aProposal("q1", { answer: "Or the fan.", questionIds: ["q1", "q2"] })],
      3000,
    );
    expect(await store.drafts.approve(anApproval({ revision: 2 }))).toMatchObject({ kind: "done" });
  });

  it("extends an entry as it stands at that moment, and adopts the answers it is made of", async () => {
    const store = await aQueue();
    await store.solutions.accept(aSolution("q2", "s2"), { person: "ann", standpoint: "asker", at: 1 });
    const texts = { en: { question: "GPU cold", variants: ["Why is it cold?"], answer: "Old." } };
    await store.faq.save("c1", [{ id: "gpu", tags: ["hardware"], texts }], "ada", 4000);
    await store.drafts.approve(anApproval({ adopted: ["q2"] }));
    expect(await store.faq.find("c1", "gpu")).toEqual({
      id: "gpu",
      tags: ["hardware"],
      texts: { en: { question: "GPU cold", variants: ["Why is it cold?", "text of q1"], answer: "Old." } },
    });
    expect(await store.solutions.find("c1", "q2")).toMatchObject({ faqId: "gpu" });
  });
});

describe("doubtful questions", () => {
  it("are those suggested to, or whose answer an entitled person called unhelpful, until somebody settles them", async () => {
    const store = await aQueue();
    for (const id of ["blamed", "heckled", "fine"]) {
      await store.questions.record(aRecord(id, {}, aTurn(0, { verdict: anAnswer })));
    }
    await store.questions.record(aRecord("private", { channel: "direct" }, aTurn(0, { verdict: aSuggestion })));
    await store.feedback.record(aVote("blamed", "ann", { vote: "unhelpful", standpoint: "asker" }));
    await store.feedback.record(aVote("heckled", "eve", { vote: "unhelpful", standpoint: "bystander" }));
    await store.feedback.record(aVote("q2", "ann", { standpoint: "asker" }));
    const { outbox: _, ...observed } = aRecord("observed", {}, aTurn(0, { verdict: aSuggestion }));
    await store.questions.record(observed);
    const ids = async (since: number) =>
      (await store.drafts.findDoubtful("c1", since)).map(({ question }) => question.id);
    expect(await ids(0)).toEqual(["blamed", "q1"]);
    expect(await ids(901)).toEqual([]);
  });
});

it("GIVEN a question's text is erased THEN its draft is blank and proposed anew from what is left", async () => {
  const store = await aQueue();
  await store.drafts.propose("c1", all, [aProposal("q1"), aProposal("q2", { questionIds: ["q9"] })], 1000);
  await store.questions.eraseTextsBefore("c1", 1e12, 1e12);
  expect(await store.drafts.find("c1", 1)).toMatchObject({ question: "", answer: "", state: "outdated" });
  expect(await store.drafts.find("c1", 2)).toMatchObject({ answer: "Seat the card.", state: "open" });
});
