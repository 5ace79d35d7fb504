import { describe, expect, it } from "vitest";
import type { Faq } from "../../src/core/faq/faq.ts";
import { aStore } from "./a-store.ts";
import { anAnswer, aRecord, aSolution, aTurn, aVote } from "./records.ts";

function aFaq(id: string, answer: string, more: Partial<Faq> = {}): Faq {
  return { id, tags: [], texts: { en: { question: `What is ${id}?`, variants: [], answer } }, ...more };
}

describe("faq", () => {
  it("GIVEN entries THEN gives them back by id, and one alone", async () => {
    const store = await aStore();
    const [b, a] = [aFaq("b", "second"), aFaq("a", "first", { role: "core-developer", source: "https://a.example" })];
    expect(await store.faq.save("c1", [b, a], "system", 10)).toBe(2);
    expect(await store.faq.findAll("c1")).toEqual([a, b]);
    expect(await store.faq.find("c1", "b")).toEqual(b);
    expect(await store.faq.find("c1", "z")).toBeUndefined();
  });

  it("GIVEN changed entries THEN writes a revision of those alone", async () => {
    const store = await aStore();
    await store.faq.save("c1", [aFaq("a", "one"), aFaq("b", "same")], "system", 10);
    expect(await store.faq.save("c1", [aFaq("a", "two"), aFaq("b", "same")], "mona", 20)).toBe(1);
    expect(await store.faq.find("c1", "a")).toEqual(aFaq("a", "two"));
    expect(await store.faq.findRevisions("c1", "a")).toEqual([
      { revision: 1, faq: aFaq("a", "one"), isRemoved: false, author: "system", at: 10 },
      { revision: 2, faq: aFaq("a", "two"), isRemoved: false, author: "mona", at: 20 },
    ]);
    expect(await store.faq.findRevisions("c1", "b")).toHaveLength(1);
  });

  it("GIVEN entries THEN tells when each was last written, of those that are there", async () => {
    const store = await aStore();
    await store.faq.save("c1", [aFaq("a", "one"), aFaq("b", "same"), aFaq("gone", "")], "system", 10);
    await store.faq.save("c1", [aFaq("a", "two"), aFaq("b", "same")], "mona", 20);
    await store.faq.remove("c1", "gone", "mona", 30);
    expect([...(await store.faq.findWrittenAt("c1"))]).toEqual([
      ["a", 20],
      ["b", 10],
    ]);
  });

  it("GIVEN an entry with its keys in another order THEN it is unchanged", async () => {
    const store = await aStore();
    await store.faq.save("c1", [aFaq("a", "one", { stage: "testing" })], "system", 10);
    const { texts, tags, id, stage } = aFaq("a", "one", { stage: "testing" });
    expect(await store.faq.save("c1", [{ texts, tags, id, ...(stage && { stage }) }], "system", 20)).toBe(0);
  });

  it("GIVEN one entry that cannot be stored THEN none is", async () => {
    const store = await aStore();
    const impossible = { ...aFaq("b", "x"), id: null as unknown as string };
    await expect(store.faq.save("c1", [aFaq("a", "one"), impossible], "system", 10)).rejects.toMatchObject({
      code: "store-failed",
    });
    expect(await store.faq.findAll("c1")).toEqual([]);
  });

  it("GIVEN a removal THEN the entry is gone, its history is not, and saving it again brings it back", async () => {
    const store = await aStore();
    await store.faq.save("c1", [aFaq("a", "one")], "system", 10);
    expect(await store.faq.remove("c1", "a", "mona", 20)).toBe(true);
    expect(await store.faq.remove("c1", "a", "mona", 21)).toBe(false);
    expect(await store.faq.find("c1", "a")).toBeUndefined();
    expect(await store.faq.findAll("c1")).toEqual([]);
    expect(await store.faq.findRemoved("c1")).toEqual([aFaq("a", "one")]);
    expect(await store.faq.save("c1", [aFaq("a", "one")], "mona", 30)).toBe(1);
    expect(await store.faq.findAll("c1")).toEqual([aFaq("a", "one")]);
    expect((await store.faq.findRevisions("c1", "a")).map(({ isRemoved }) => isRemoved)).toEqual([false, true, false]);
  });

  it("GIVEN changes THEN the audit says who made each, many at once in one line", async () => {
    const store = await aStore();
    await store.faq.save("c1", [aFaq("a", "one"), aFaq("b", "one")], "system", 10);
    await store.faq.save("c1", [aFaq("a", "two")], "mona", 20);
    await store.faq.save("c1", [aFaq("a", "two")], "mona", 21);
    await store.faq.remove("c1", "b", "mona", 30);
    expect(
      (await store.audit.findLatest("c1", 9)).map(({ actor, action, subject }) => `${actor} ${action} ${subject}`),
    ).toEqual(["mona faq-removed b", "mona faq-saved a", "system faq-imported 2"]);
  });

  const by = { community: "c1", author: "mona", at: 20 };

  it("GIVEN two changes made on the same revision THEN the second is outdated and nothing of it is kept", async () => {
    const store = await aStore();
    await store.faq.save("c1", [aFaq("a", "one")], "system", 10);
    const write = (answer: string, basedOn: number) => store.faq.change({ ...by, faq: aFaq("a", answer), basedOn });
    expect(await write("two", 1)).toEqual({ kind: "saved", revision: 2 });
    expect(await write("three", 1)).toEqual({ kind: "outdated" });
    expect(await write("three", 0)).toEqual({ kind: "outdated" });
    expect(await write("two", 2)).toEqual({ kind: "unchanged" });
    expect(await store.faq.findRevisions("c1", "a")).toHaveLength(2);
  });

  it("GIVEN an accepted answer THEN one entry is made of it, in one step, and let go of with the entry", async () => {
    const store = await aStore();
    await store.questions.record(aRecord("q1", { community: "c1" }));
    const adopt = (id: string) => store.faq.change({ ...by, faq: aFaq(id, "one"), basedOn: 0, adopts: "q1" });
    expect(await adopt("a")).toEqual({ kind: "not-accepted" });
    await store.solutions.accept(aSolution("q1", "s1"), { person: "mona", standpoint: "moderator", at: 5 });
    expect(await Promise.all([adopt("a"), adopt("b")])).toEqual([
      { kind: "saved", revision: 1 },
      { kind: "adopted-before", faqId: "a" },
    ]);
    expect(await store.solutions.find("c1", "q1")).toMatchObject({ faqId: "a" });
    expect((await store.faq.findAll("c1")).map(({ id }) => id)).toEqual(["a"]);
    expect(await store.audit.findLatest("c1", 1)).toMatchObject([
      { action: "faq-adopted", subject: "a", details: { questionId: "q1" } },
    ]);
    await store.faq.remove("c1", "a", "mona", 30);
    expect(await store.solutions.find("c1", "q1")).not.toHaveProperty("faqId");
    expect(await adopt("b")).toEqual({ kind: "saved", revision: 1 });
  });

  const here = { platform: "web", community: "c1", channel: "help" } as const;
  const showings = [
    { ...here, faqId: "a", isPublic: true, at: 10 },
    { ...here, faqId: "a", isPublic: true, at: 30 },
    { ...here, faqId: "a", isPublic: false, at: 40 },
    { ...here, faqId: "a", isPublic: true, at: 50, thread: "t1" },
    { ...here, faqId: "b", isPublic: true, at: 60 },
  ];

  it.each([
    ["the channel", here, 30],
    ["a thread of it", { ...here, thread: "t1" }, 50],
    ["another thread", { ...here, thread: "t2" }, undefined],
    ["another channel", { ...here, channel: "lounge" }, undefined],
    ["another platform", { ...here, platform: "terminal" as const }, undefined],
  ])("GIVEN showings THEN %s knows its own last public one", async (_, place, at) => {
    const store = await aStore();
    for (const showing of showings) await store.faq.recordShowing(showing);
    expect(await store.faq.findLastShown(place, "a")).toBe(at);
  });

  it("GIVEN answers and votes THEN uses are counted: what was shown, and what helped in the word of those who know", async () => {
    const store = await aStore();
    const verdict = aTurn(0, { verdict: anAnswer });
    for (const id of ["q1", "q2"]) await store.questions.record(aRecord(id, { community: "c1" }, verdict));
    const helpful = { community: "c1", vote: "helpful", correction: { faqId: "gpu" } } as const;
    await store.feedback.record(aVote("q1", "ann", { ...helpful, standpoint: "asker" }));
    await store.feedback.record(aVote("q1", "tess", { ...helpful, standpoint: "helper" }));
    await store.feedback.record(aVote("q2", "bob", { ...helpful, standpoint: "bystander" }));
    await store.faq.recordShowing({ ...here, faqId: "b", isPublic: false, at: 60 });
    expect(await store.faq.countUses("c1")).toEqual(
      new Map([
        ["gpu", { shown: 2, helped: 1 }],
        ["b", { shown: 1, helped: 0 }],
      ]),
    );
  });
});
