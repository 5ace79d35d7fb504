import { describe, expect, it } from "vitest";
import type { IncomingMessage } from "../../../src/core/question/message.ts";
import { createWhyCommand } from "../../../src/features/why/create-why-command.ts";
import { aTime } from "../../fakes.ts";
import { aJudgement, aMatch } from "../../judgements.ts";
import { type ServedBot, serveBot } from "../../serve-bot.ts";

const gpu = { id: "gpu", tags: [], texts: { en: { question: "Why no GPU?", variants: [], answer: "Driver." } } };

describe("/why", () => {
  it("GIVEN an answered question THEN it tells rule, nearest questions, scores, thresholds and model", async () => {
    const served = await aWhyBot();
    const reply = await served.ask("gpu gone", "ann");
    const { text, visibility } = await served.call("why", "bob", { question: reply?.questionId ?? "" });
    expect(visibility).toBe("private");
    expect(text.split("\n")).toEqual([
      "**Answered**: an entry is right with at least the confidence that an answer needs.",
      "Nearest verified questions, with the probability that each is the right one:",
      "- FAQ `gpu`: 97.0 % “wording of gpu”",
      "What the classifier makes of the text:",
      "- role: core-developer 60.0 %, technical-supporter 30.0 %",
      "- not a question: 1.0 %",
      "- out of scope: 2.0 %",
      "Needed: to answer 90.0 % · to suggest 40.0 % · to call a role 70.0 % · not a question 80.0 % · out of scope 60.0 %",
      "Model `test-1` · rule `sure-match` · language en",
    ]);
  });

  it("GIVEN matches that are hardly right THEN nobody's wording is quoted", async () => {
    const served = await serveBot({
      commands: (context) => [createWhyCommand(context)],
      judge: () => aJudgement({ matches: [aMatch("gpu", 0.02)] }),
    });
    const reply = await served.ask("hello all", "ann", { addressed: true });
    const { text } = await served.call("why", "ann", { question: reply?.questionId ?? "" });
    expect(text).toContain("No verified question is near.");
    expect(text).not.toContain("wording of gpu");
  });

  it("GIVEN a moderator THEN the training examples that weigh most are told too, to nobody else", async () => {
    const served = await aWhyBot();
    const question = (await served.ask("gpu gone", "ann"))?.questionId ?? "";
    const line = "- `gpu` 91.0 % “cuda is not there”";
    expect((await served.call("why", "mona", { question })).text).toContain(line);
    for (const person of ["ann", "tess"]) {
      expect((await served.call("why", person, { question })).text).not.toContain("cuda is not there");
    }
  });

  it("GIVEN a Chinese speaker THEN it speaks Chinese", async () => {
    const served = await aWhyBot();
    const question = (await served.ask("gpu gone", "ann"))?.questionId ?? "";
    const person = { id: "bob", roleIds: [], isBot: false, language: "zh" };
    const { text } = await served.call("why", "bob", { question }, { person });
    expect(text).toMatch(/^\*\*已回答\*\*：有一个条目/);
    expect(text).toContain("模型 `test-1`");
  });

  const found = expect.stringMatching(/^\*\*Answered\*\*/);
  const unknown = expect.stringMatching(/^I judged no question here/);
  it.each<[string, Parameters<ServedBot["call"]>[2], object, unknown]>([
    ["the menu of the question", {}, { target: aTarget("m1") }, found],
    ["the menu of the reply", {}, { target: aTarget("sent-1") }, found],
    ["the menu of another message", {}, { target: aTarget("m2") }, unknown],
    ["the thread of the question", {}, { thread: "m1" }, found],
    ["a thread without one", {}, { thread: "m9" }, unknown],
    ["no thread", {}, {}, unknown],
    ["an unknown id", { question: "none" }, {}, unknown],
  ])("GIVEN %s THEN the right question is explained", async (_, options, changes, text) => {
    const served = await aWhyBot();
    const reply = await served.ask("gpu gone", "ann", { messageId: "m1" });
    await served.bot.confirmSent(reply?.outboxId ?? "", "sent-1");
    expect((await served.call("why", "bob", options, changes)).text).toEqual(text);
  });
});

function aWhyBot(): Promise<ServedBot> {
  return serveBot({
    faq: [gpu],
    judge: () =>
      aJudgement({
        matches: [aMatch("gpu", 0.97)],
        role: [
          ["core-developer", 0.6],
          ["technical-supporter", 0.3],
        ],
        notAQuestion: 0.01,
        outOfScope: 0.02,
      }),
    findInfluential: async () => [{ text: "cuda is not there", label: "gpu", similarity: 0.91 }],
    commands: (context) => [createWhyCommand(context)],
  });
}

function aTarget(messageId: string): IncomingMessage {
  const author = { id: "ann", roleIds: [], isBot: false };
  const place = { platform: "web", community: "lumen", channel: "help" } as const;
  return { ...place, messageId, author, text: "gpu gone", addressed: false, sentAt: aTime };
}
