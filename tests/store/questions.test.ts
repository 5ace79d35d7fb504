import { describe, expect, it } from "vitest";
import { aFile, aStore } from "./a-store.ts";
import { anAbstention, anAnswer, aRecord, aRoute, aTurn, aVote } from "./records.ts";

describe("questions", () => {
  it("GIVEN a recorded question THEN gives it back whole, by id and by message", async () => {
    const store = await aStore();
    const entry = aRecord("q1", { thread: "t1" });
    const judged = { question: entry.question, verdicts: [entry.verdict] };
    expect(await store.questions.record(entry)).toEqual({ judged, isNew: true });
    expect(await store.questions.find("c1", "q1")).toEqual(judged);
    expect(await store.questions.findByMessage({ platform: "web", community: "c1", messageId: "m-q1" })).toEqual(
      judged,
    );
    expect(await store.questions.find("c1", "q2")).toBeUndefined();
  });

  it("GIVEN the same message again, with another id THEN keeps and gives the first", async () => {
    const store = await aStore();
    const first = await store.questions.record(aRecord("q1"));
    const again = await store.questions.record(aRecord("q2", { messageId: "m-q1", text: "again" }, aTurn(0)));
    expect(again).toEqual({ judged: first.judged, isNew: false });
    expect(await store.questions.find("c1", "q2")).toBeUndefined();
    expect(await store.outbox.findOpen("web")).toHaveLength(1);
    expect(await store.questions.countVerdicts("c1")).toEqual({ abstain: 1 });
  });

  it("GIVEN the same message many times at once, over two connections THEN exactly one is new", async () => {
    const file = aFile();
    const stores = [await aStore(file), await aStore(file)];
    const deliveries = Array.from({ length: 20 }, (_, index) =>
      stores[index % 2]!.questions.record(aRecord(`q${index}`, { messageId: "m" })),
    );
    const results = await Promise.all(deliveries);
    expect(results.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(new Set(results.map(({ judged }) => judged.question.id)).size).toBe(1);
  });

  it("GIVEN the same message id on another platform THEN it is another question", async () => {
    const store = await aStore();
    await store.questions.record(aRecord("q1", { messageId: "m" }));
    const other = { ...aRecord("q2", { messageId: "m", platform: "terminal" }), outbox: undefined };
    const { outbox: _, ...silent } = other;
    expect(await store.questions.record(silent)).toMatchObject({ isNew: true });
  });

  it("GIVEN an outbox entry that cannot be written THEN the question is not there either", async () => {
    const store = await aStore();
    await store.questions.record(aRecord("q1"));
    const taken = { ...aRecord("q2"), outbox: aRecord("q1").outbox! };
    await expect(store.questions.record(taken)).rejects.toMatchObject({ code: "store-failed" });
    expect(await store.questions.find("c1", "q2")).toBeUndefined();
    expect(await store.questions.record(aRecord("q2"))).toMatchObject({ isNew: true });
  });

  it("GIVEN later turns THEN keeps them in order, each once", async () => {
    const store = await aStore();
    await store.questions.record(aRecord("q1"));
    const handOver = aTurn(1, { verdict: aRoute("core-developer", "cora") });
    const outbox = { id: "o-2", reply: aRecord("q1").outbox!.reply };
    expect(await store.questions.recordVerdict("c1", "q1", handOver, { outbox })).toEqual({ isNew: true });
    expect(await store.questions.recordVerdict("c1", "q1", aTurn(1), { outbox: { ...outbox, id: "o-3" } })).toEqual({
      isNew: false,
    });
    expect((await store.questions.find("c1", "q1"))?.verdicts).toEqual([aTurn(0), handOver]);
    expect((await store.outbox.findOpen("web")).map(({ reply }) => reply.outboxId)).toEqual(["o-c1-q1", "o-2"]);
  });

  it("GIVEN an edit THEN the new text comes with the new verdict, and not with a turn that is taken", async () => {
    const store = await aStore();
    await store.questions.record(aRecord("q1"));
    await store.questions.recordVerdict("c1", "q1", aTurn(1), { edited: { text: "better", language: "zh" } });
    await store.questions.recordVerdict("c1", "q1", aTurn(1), { edited: { text: "late", language: "en" } });
    expect((await store.questions.find("c1", "q1"))?.question).toMatchObject({ text: "better", language: "zh" });
  });

  it.each([
    ["routed", aTurn(0, { verdict: aRoute("tester") }), undefined, true],
    ["queued", aTurn(0), undefined, true],
    ["out of scope", aTurn(0, { verdict: { ...anAbstention, rule: "out-of-scope" } }), undefined, false],
    ["routed and solved", aTurn(0, { verdict: aRoute("tester") }), aVote("q1", "ann", { standpoint: "asker" }), false],
    ["routed and dismissed", aTurn(0, { verdict: aRoute("tester") }), aVote("q1", "tess", { vote: "dismiss" }), false],
    ["routed wrongly", aTurn(0, { verdict: aRoute("tester") }), aVote("q1", "tess", { vote: "unhelpful" }), true],
    [
      "routed, liked by a bystander",
      aTurn(0, { verdict: aRoute("tester") }),
      aVote("q1", "zoe", { standpoint: "bystander" }),
      true,
    ],
  ])("GIVEN a question %s THEN it waits or not", async (_, turn, vote, waits) => {
    const store = await aStore();
    await store.questions.record(aRecord("q1", {}, turn));
    if (vote) await store.feedback.record(vote);
    const waiting = await store.questions.findWaiting("c1", 9);
    expect(waiting.map(({ question }) => question.id)).toEqual(waits ? ["q1"] : []);
  });

  it("GIVEN an answer led on to people THEN it waits, oldest first, up to the limit", async () => {
    const store = await aStore();
    for (const [id, askedAt] of [
      ["q1", 3],
      ["q2", 1],
      ["q3", 2],
    ] as const) {
      await store.questions.record(aRecord(id, { askedAt }, aTurn(0, { verdict: anAnswer })));
    }
    expect(await store.questions.findWaiting("c1", 9)).toEqual([]);
    for (const id of ["q1", "q2", "q3"]) {
      await store.questions.recordVerdict("c1", id, aTurn(1, { verdict: aRoute("tester") }));
    }
    const waiting = await store.questions.findWaiting("c1", 2);
    expect(waiting.map(({ question }) => question.id)).toEqual(["q2", "q3"]);
  });

  it("GIVEN messages in channels and threads THEN the last seen of each is known", async () => {
    const store = await aStore();
    await store.questions.record(aRecord("q1", { askedAt: 1 }));
    await store.questions.record(aRecord("q2", { askedAt: 5 }));
    await store.questions.record(aRecord("q3", { askedAt: 3 }));
    await store.questions.record(aRecord("q4", { askedAt: 9, thread: "t1" }));
    expect(await store.questions.findLastSeen("web", "c1")).toEqual(
      new Map([
        ["help", "m-q2"],
        ["t1", "m-q4"],
      ]),
    );
    expect(await store.questions.findLastSeen("discord", "c1")).toEqual(new Map());
  });

  it("GIVEN an unknown question THEN a later turn is refused", async () => {
    const store = await aStore();
    await store.questions.record(aRecord("q1"));
    for (const [community, id] of [
      ["c1", "q2"],
      ["c2", "q1"],
    ] as const) {
      const later = store.questions.recordVerdict(community, id, aTurn(1));
      await expect(later).rejects.toMatchObject({ code: "not-found" });
    }
  });

  it("GIVEN questions in a thread THEN finds them oldest first, and nothing without a thread", async () => {
    const store = await aStore();
    await store.questions.record(aRecord("late", { thread: "t1", askedAt: 30 }));
    await store.questions.record(aRecord("early", { thread: "t1", askedAt: 10 }));
    await store.questions.record(aRecord("other-thread", { thread: "t2" }));
    await store.questions.record(aRecord("other-channel", { thread: "t1", channel: "lounge" }));
    await store.questions.record(aRecord("no-thread"));
    const place = { platform: "web", community: "c1", channel: "help" } as const;
    const found = await store.questions.findByThread({ ...place, thread: "t1" });
    expect(found.map(({ question }) => question.id)).toEqual(["early", "late"]);
    expect(await store.questions.findByThread(place)).toEqual([]);
  });

  it("GIVEN verdicts THEN counts them by kind, those of every turn", async () => {
    const store = await aStore();
    for (const id of ["q1", "q2"]) {
      await store.questions.record(aRecord(id, {}, aTurn(0, { verdict: aRoute("core-developer", "cora") })));
    }
    await store.questions.recordVerdict("c1", "q2", aTurn(1, { verdict: aRoute("core-developer", "cora") }));
    expect(await store.questions.countVerdicts("c1")).toEqual({ route: 3 });
  });
});
