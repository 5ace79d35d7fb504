import { describe, expect, it } from "vitest";
import { toExamples } from "../../../src/core/feedback/to-examples.ts";
import { createCorrectCommand } from "../../../src/features/corrections/create-correct-command.ts";
import { aTime } from "../../fakes.ts";
import { aJudgement, aMatch } from "../../judgements.ts";
import { type BotGiven, type ServedBot, serveBot } from "../../serve-bot.ts";

const entry = (id: string, question: string, restrictedTo?: readonly string[]) => ({
  id,
  tags: [],
  texts: { en: { question, variants: [], answer: "Yes." } },
  ...(restrictedTo && { restrictedTo }),
});
const faq = [entry("gpu", "Why no GPU?"), entry("fan", "Why so loud?"), entry("key", "Where is the key?", ["nobody"])];

/** ann asked about the GPU in the channel help and was answered by the entry `gpu`. */
async function anAnswered(given: Partial<BotGiven> = {}): Promise<ServedBot & { readonly question: string }> {
  const served = await serveBot({
    faq,
    judge: () => aJudgement({ matches: [aMatch("gpu", 0.97)], role: [["core-developer", 0.6]], notAQuestion: 0.3 }),
    commands: (context) => [
      createCorrectCommand({
        ...context,
        findEntries: (_, entries, typed) => entries.filter(({ id }) => id.startsWith(typed.slice(0, 1))),
      }),
    ],
    ...given,
  });
  const reply = await served.ask("gpu gone", "ann", { messageId: "m1" });
  await served.bot.confirmSent(reply?.outboxId ?? "", "sent-1");
  return { ...served, question: reply?.questionId ?? "" };
}

const corrections = [
  ["faq", "fan", { faqId: "fan" }, { faq: "fan" }],
  ["role", "technical-supporter", { role: "technical-supporter" }, { role: "technical-supporter" }],
  ["stage", "Deployment", { stage: "deployment" }, { stage: "deployment" }],
  ["kind", "not-a-question", { kind: "not-a-question" }, { kind: "not-a-question" }],
  ["kind", "nothing fits", { kind: "nothing-fits" }, { faq: null }],
] as const;
const people = [
  ["ann", "asker", 0.5],
  ["tess", "helper", 0.8],
  ["mona", "moderator", 1],
  ["eve", "bystander", undefined],
] as const;
const cases = corrections.flatMap((correction) => people.map((person) => [...correction, ...person] as const));

describe("/correct", () => {
  it.each(cases)(
    "GIVEN %s:%s, which is %j, and teaches %j, WHEN %s (%s) says it THEN it is recorded, and trusted %s",
    async (option, value, correction, example, person, standpoint, trust) => {
      const served = await anAnswered();
      const { question, store } = served;
      const reply = await served.call("correct", person, { question, [option]: value });
      const [feedback, ...others] = await store.feedback.findByQuestion("lumen", question);
      expect(feedback).toMatchObject({ person, standpoint, vote: "unhelpful", correction });
      expect(others).toEqual([]);
      const learnt = toExamples(await store.feedback.findAll("lumen"));
      // That nothing fits, against an answer as sure as this one, only a moderator is believed alone.
      const isBelieved = trust !== undefined && (value !== "nothing fits" || standpoint === "moderator");
      expect(learnt).toMatchObject(isBelieved ? [{ text: "gpu gone", ...example, trust }] : []);
      const leadsOn = standpoint !== "bystander" && (option === "role" || value === "nothing fits");
      expect(reply.visibility).toBe(leadsOn ? "public" : "private");
      if (standpoint === "bystander") expect(reply.text).toContain("kept as advice");
    },
  );

  it("GIVEN a later one of the same person THEN it replaces the first, and both are in the audit", async () => {
    const { question, call, store } = await anAnswered();
    await call("correct", "mona", { question, faq: "fan" });
    await call("correct", "mona", { question, stage: "deployment" }, { at: aTime + 1 });
    expect(toExamples(await store.feedback.findAll("lumen"))).toMatchObject([{ stage: "deployment" }]);
    const kept = await store.audit.findLatest("lumen", 9);
    expect(kept.filter(({ actor }) => actor === "mona")).toHaveLength(2);
  });

  it("GIVEN nothing named, as from the menu THEN everything that can be right is offered, and a press is the correction", async () => {
    const { call, press, store } = await anAnswered();
    const place = { platform: "web", community: "lumen", channel: "help" } as const;
    const author = { id: "usher", roleIds: [], isBot: true };
    for (const messageId of ["m1", "sent-1"]) {
      const target = { ...place, messageId, author, text: "", addressed: false, sentAt: aTime };
      const offer = await call("correct", "tess", {}, { target });
      expect(offer.buttons.map(({ label }) => label)).toEqual([
        "Why no GPU?",
        "Nothing fits",
        "Not a question",
        "Technical supporters",
        "Core developers",
        "Stage: implementation",
        "Stage: deployment",
      ]);
      const action = offer.buttons[2]?.action;
      if (action?.kind !== "vote") throw new Error("not a vote");
      await press(offer.questionId, "tess", action);
    }
    expect(toExamples(await store.feedback.findAll("lumen"))).toMatchObject([{ kind: "not-a-question", trust: 0.8 }]);
  });

  it("GIVEN a message that was taken for no question THEN it can be corrected from its menu", async () => {
    const { call, store } = await anAnswered({ judge: () => aJudgement({ notAQuestion: 0.99 }) });
    const author = { id: "ann", roleIds: [], isBot: false };
    const place = { platform: "web", community: "lumen", channel: "help" } as const;
    const target = { ...place, messageId: "m1", author, text: "gpu gone", addressed: false, sentAt: aTime };
    await call("correct", "mona", { faq: "gpu" }, { target });
    expect(toExamples(await store.feedback.findAll("lumen"))).toMatchObject([{ faq: "gpu" }]);
  });

  it.each([
    ["two at once", { faq: "fan", role: "core-developer" }, {}, /one thing only/],
    ["an unknown role", { role: "cook" }, {}, /“cook”\. It can be technical-supporter, core-developer/],
    ["an unknown stage", { stage: "lunch" }, {}, /“lunch”\. It can be implementation, deployment/],
    ["an unknown kind", { kind: "joke" }, {}, /“joke”\. It can be not-a-question, nothing-fits/],
    ["an unknown entry", { faq: "zebra" }, {}, /There is no entry “zebra” in the FAQ\.$/],
    ["an entry with a slip", { faq: "fna" }, {}, /Did you mean/],
    ["an entry that the caller may not see", { faq: "key" }, {}, /There is no entry “key” in the FAQ\.$/],
    ["an unknown question", { question: "none", faq: "fan" }, {}, /do not know which question/],
    ["another channel", { faq: "fan" }, { channel: "lounge" }, /where the question was asked/],
  ])("GIVEN %s THEN it says so and records nothing", async (_, options, changes, text) => {
    const { question, call, store } = await anAnswered();
    const reply = await call("correct", "tess", { question, ...options }, changes);
    expect(reply).toMatchObject({ text: expect.stringMatching(text), visibility: "private" });
    expect(await store.feedback.findAll("lumen")).toEqual([]);
  });

  it("GIVEN a question that somebody asked Usher alone THEN another, who guessed its id, corrects nothing", async () => {
    const { ask, call, store } = await anAnswered();
    const asked = await ask("gpu gone", "ann", { channel: "direct", addressed: true });
    const options = { question: asked?.questionId ?? "", faq: "fan" };
    await call("correct", "tess", options, { channel: "direct" });
    expect(await store.feedback.findAll("lumen")).toEqual([]);
    await call("correct", "ann", options, { channel: "direct" });
    expect(await store.feedback.findAll("lumen")).toHaveLength(1);
  });

  it("offers entries while they are typed, and speaks Chinese", async () => {
    const { bot, question } = await anAnswered();
    const person = { id: "ann", roleIds: [], isBot: false, language: "zh" };
    const place = { platform: "web", community: "lumen", channel: "help", name: "correct", at: aTime } as const;
    const typing = (typed: string) => bot.handleTyping({ ...place, person, options: { faq: typed } }, "faq");
    expect(await typing("f")).toEqual([{ label: "Why so loud?", value: "fan" }]);
    expect((await typing("")).map(({ value }) => value)).toEqual(["fan", "gpu"]);
    const offer = await bot.handleCommand({ ...place, person, options: { question } });
    expect(offer.text).toMatch(/^怎样才是对的/);
  });
});
