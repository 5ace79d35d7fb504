import { describe, expect, it } from "vitest";
import type { Faq } from "../../src/core/faq/faq.ts";
import { aCommunity } from "../fakes.ts";
import { aJudgement, aMatch } from "../judgements.ts";
import { serveBot } from "../serve-bot.ts";

const minute = 60_000;

const gpu = anEntry("gpu", "Why is my GPU not seen?");
const secret = anEntry("release-plan", "When is the secret release?", { restrictedTo: ["core-developer"] });

/** "gpu" and "release" are answered, "either" suggests both, the secret one first. */
const given = {
  community: aCommunity({ faq: { cooldownMinutes: 10 } }),
  faq: [gpu, secret],
  judge: (text: string) =>
    aJudgement({
      matches:
        text === "gpu"
          ? [aMatch("gpu", 0.95)]
          : [aMatch("release-plan", text === "release" ? 0.95 : 0.6), aMatch("gpu", 0.5)],
    }),
};

describe("restricted entries", () => {
  it.each([
    ["an outsider", "ann"],
    ["another role's helper", "tess"],
  ])("GIVEN %s THEN neither answer, suggestion, why nor stored grounds know of the entry", async (_, person) => {
    const { ask, press, bot } = await serveBot(given);
    const replies = [await ask("release", person), await ask("either", person, { addressed: true })];
    expect(replies).toMatchObject([
      { kind: "suggest", buttons: [{ label: "Why is my GPU not seen?" }, {}, {}, {}] },
      { kind: "suggest", visibility: "public" },
    ]);
    const why = await press(replies[0]?.questionId, person, { kind: "why" });
    const explained = await bot.explain("lumen", { questionId: replies[0]?.questionId ?? "" });
    const shown = await press(replies[0]?.questionId, person, { kind: "show", faqId: "release-plan" });
    expect(JSON.stringify([replies, why, explained])).not.toMatch(/release-plan|secret/);
    expect(shown).toMatchObject({ kind: "notice", text: "This entry is no longer in the FAQ." });
  });

  it.each([
    ["its role's helper", "cora"],
    ["a moderator", "mona"],
  ])("GIVEN %s THEN the reply is for that person alone, and nobody else learns of it", async (_, person) => {
    const { ask, bot, press } = await serveBot(given);
    const answer = await ask("release", person);
    expect(answer).toMatchObject({ kind: "answer", visibility: "private", title: "When is the secret release?" });
    expect(await ask("either", person)).toMatchObject({ kind: "suggest", visibility: "private" });
    const explained = await bot.explain("lumen", { questionId: answer?.questionId ?? "" });
    expect(explained?.verdicts[0].verdict.kind).toBe("answer");
    const why = await press(answer?.questionId, "ann", { kind: "why" });
    expect(JSON.stringify([explained, why])).not.toMatch(/release-plan|secret/);
  });
});

describe("cooldown", () => {
  it.each([
    ["at once", 0, {}, "notice"],
    ["just within it", 10 * minute - 1, {}, "notice"],
    ["after it", 10 * minute, {}, "answer"],
    ["in another thread", 0, { thread: "t1" }, "answer"],
    ["addressed to Usher", 0, { addressed: true }, "answer"],
  ])("GIVEN an answered entry asked for again %s THEN it says so or answers", async (_, later, changes, kind) => {
    const { ask, clock } = await serveBot(given);
    expect(await ask("gpu", "ann")).toMatchObject({ kind: "answer" });
    clock.now += later;
    expect(await ask("gpu", "bob", changes)).toMatchObject({ kind });
  });

  it("GIVEN the short note THEN it names the entry, shows it on a press, and does not prolong the cooldown", async () => {
    const { ask, press, clock, store } = await serveBot(given);
    await ask("gpu", "ann");
    clock.now += 9 * minute;
    const note = await ask("gpu", "bob");
    expect(note).toMatchObject({ text: "This was answered here a moment ago: **Why is my GPU not seen?**" });
    expect(note?.visibility).toBe("public");
    const [show] = note?.buttons ?? [];
    expect(await press(note?.questionId, "bob", { kind: "show", faqId: "gpu" })).toMatchObject({
      text: "Answer of gpu.",
      visibility: "private",
    });
    expect(show?.action).toEqual({ kind: "show", faqId: "gpu" });
    clock.now += minute;
    expect(await ask("gpu", "cleo")).toMatchObject({ kind: "answer" });
    expect(await store.faq.countUses("lumen")).toEqual(new Map([["gpu", { shown: 3, helped: 0 }]]));
  });

  it("GIVEN a community without one THEN every question is answered", async () => {
    const { ask } = await serveBot({ ...given, community: aCommunity() });
    expect([await ask("gpu", "ann"), await ask("gpu", "bob")]).toMatchObject([{ kind: "answer" }, { kind: "answer" }]);
  });
});

function anEntry(id: string, question: string, changes: Partial<Faq> = {}): Faq {
  return { id, tags: [], texts: { en: { question, variants: [], answer: `Answer of ${id}.` } }, ...changes };
}
