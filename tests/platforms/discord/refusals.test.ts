import { afterEach, describe, expect, it } from "vitest";
import type { Delivery } from "../../../src/core/ports/bot.ts";
import type { Reply } from "../../../src/core/reply/reply.ts";
import { aButton, aReply } from "../../fakes.ts";
import { openStage, type Stage } from "./stage.ts";

let stage: Stage | undefined;

afterEach(async () => {
  await stage?.close();
  stage = undefined;
});

const text = "How do I stop overfitting?";

describe("permissions", () => {
  it("GIVEN a channel it may not write in THEN it says so once, to the log, a moderator and the asker", async () => {
    const failed: (readonly string[])[] = [];
    stage = await openStage({
      deniedInHelp: ["sendMessages", "sendInThreads", "createPublicThreads"],
      botLacks: ["createPublicThreads", "sendInThreads"],
      extend: () => ({ confirmFailed: async (...what) => void failed.push(what) }),
    });
    stage.asker.says(stage.help, text);
    stage.asker.says(stage.help, text);
    stage.asker.says(stage.help, text);
    await expect.poll(() => failed.length).toBe(3);
    const told = await stage.botSays(stage.double.world.openDirect(stage.moderator.id).id);
    expect(told.content).toMatch(/Send Messages/);
    await stage.botSays(stage.double.world.openDirect(stage.asker.id).id);
    expect(stage.double.botMessages()).toHaveLength(2);
    expect(stage.complaints.filter((sentence) => sentence.startsWith("no permission"))).toHaveLength(1);
    expect(stage.double.calls.filter(({ status }) => status === 403).length).toBeLessThanOrEqual(2);
  });

  it("GIVEN requests that Discord refuses THEN monitoring is told of each, and of nothing else", async () => {
    const refused: string[] = [];
    const metrics = {
      recordRefusal: ({ platform, reason }: { platform: string; reason: string }) =>
        void refused.push(`${platform} ${reason}`),
    };
    stage = await openStage({ discord: { metrics, retryDelays: [1] } });
    const { double, asker, help } = stage;
    const threads = { method: "POST", path: /threads$/ } as const;
    double.faults.add({ ...threads, before: 500, times: 1 });
    double.faults.add({ ...threads, before: 403, code: 50013, times: 1 });
    asker.says(help, text);
    await expect.poll(() => stage?.bot.confirmed.length).toBe(1);
    double.faults.add({ ...threads, before: 400, code: 160006, times: 1 });
    asker.says(help, text);
    await expect.poll(() => stage?.bot.confirmed.length).toBe(2);
    expect(refused).toEqual(["discord 403", "discord 400"]);
  });

  it("GIVEN an asker who takes no direct messages THEN the promise is closed", async () => {
    const failed: (readonly string[])[] = [];
    stage = await openStage({
      bot: { reply: () => aReply({ visibility: "private" }) },
      extend: () => ({ confirmFailed: async (...what) => void failed.push(what) }),
    });
    stage.asker.user.refusesDirectMessages = true;
    stage.asker.says(stage.help, text);
    await expect.poll(() => failed).toEqual([["outbox-question-1", "no-direct-messages"]]);
  });

  it("GIVEN as many refusals as Discord bears THEN it says so once, asks nothing more, and answers when they are past", async () => {
    let aside = 0;
    const open: Delivery[] = [];
    stage = await openStage({
      discord: { mostRefusals: 2, retryDelays: [1], resendAfter: 20, now: () => Date.now() + aside },
      extend: (bot) => ({
        handleMessage: async (message) => {
          const reply = await bot.handleMessage(message);
          if (reply) open.push({ ...message, reply });
          return reply;
        },
        findUnsent: async () => open.filter(({ reply }) => !bot.confirmed.some(([id]) => id === reply.outboxId)),
      }),
    });
    const { double, asker, help } = stage;
    double.faults.add({ method: "POST", path: /threads$/, before: 403, code: 50013, times: 2 });
    asker.says(help, text);
    await expect.poll(() => stage?.bot.confirmed.length).toBe(1);
    asker.says(help, text);
    const stop = "discord refused too many requests, asking nothing for a while";
    await expect.poll(() => stage?.complaints).toContain(stop);
    const before = double.calls.length;
    const attempts = () =>
      stage?.complaints.filter((sentence) => sentence === "reply still not sent, trying again later");
    await expect.poll(() => attempts()?.length).toBeGreaterThanOrEqual(3);
    expect(double.calls).toHaveLength(before);
    expect(stage.complaints.filter((sentence) => sentence === stop)).toHaveLength(1);
    aside = 10 * 60_000;
    await expect.poll(() => stage?.bot.confirmed.length).toBe(2);
    expect(double.botMessages()).toHaveLength(2);
  });
});

describe("what Discord would refuse", () => {
  it.each<readonly [string, Partial<Reply>]>([
    ["a title of 300 characters", { title: "x".repeat(300) }],
    ["a source that is no link", { title: "How?", source: "the handbook" }],
    ["a label of 90 characters", { buttons: [aButton({ label: "x".repeat(90) })] }],
    ["small print of 3000 characters", { footer: "x".repeat(3000) }],
  ])("GIVEN %s THEN it is put so that Discord takes it", async (_, changes) => {
    stage = await openStage({ bot: { reply: () => aReply({ questionId: "q-1", ...changes }) } });
    await stage.botSays(stage.asker.says(stage.help, text).id);
    expect(stage.double.calls.filter(({ status }) => status === 400)).toEqual([]);
  });

  it.each(["answer", "notice"] as const)(
    "GIVEN an %s of nothing THEN nothing is sent, and the promise is closed",
    async (kind) => {
      const failed: (readonly string[])[] = [];
      stage = await openStage({
        bot: { reply: () => aReply({ kind, text: "" }) },
        extend: () => ({ confirmFailed: async (...what) => void failed.push(what) }),
      });
      stage.asker.says(stage.help, text);
      await expect.poll(() => failed).toEqual([["outbox-question-1", "nothing-to-say"]]);
      expect(stage.double.calls.filter(({ path }) => /messages$|threads$/.test(path))).toEqual([]);
    },
  );
});

it("GIVEN an answer of many thousand characters THEN it comes whole, in order, within the limits", async () => {
  const paragraphs = Array.from({ length: 120 }, (_, index) => `Paragraph ${index} ${"word ".repeat(18)}`.trim());
  stage = await openStage({ bot: { reply: () => aReply({ text: paragraphs.join("\n\n"), title: "Long" }) } });
  const question = stage.asker.says(stage.help, text);
  await expect.poll(() => stage?.bot.confirmed.length).toBe(1);
  const parts = stage.double.messagesIn(question.id).flatMap(({ embeds }) => embeds);
  expect(parts.length).toBeGreaterThan(1);
  expect(parts.map(({ description }) => description).join("\n\n")).toBe(paragraphs.join("\n\n"));
});

it("GIVEN as many threads as Discord allows THEN it answers in the channel", async () => {
  stage = await openStage();
  stage.double.faults.add({ method: "POST", path: /threads$/, before: 400, code: 160006 });
  const question = stage.asker.says(stage.help, text);
  const answer = await stage.botSays(stage.help.id);
  expect(answer.referenceId).toBe(question.id);
});
