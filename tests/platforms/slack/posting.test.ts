import { describe, expect, it } from "vitest";
import type { IncomingMessage } from "../../../src/core/question/message.ts";
import type { Fault } from "../../doubles/slack/faults.ts";
import { aReply } from "../../fakes.ts";
import { aHold, aSlackBot, startSlack } from "./start-slack.ts";

describe("posts that go wrong", () => {
  const faults: readonly (readonly [string, Fault])[] = [
    ["a 502 after the message was made", { kind: "status", status: 502, when: "after" }],
    ["a reset after the message was made", { kind: "reset", when: "after" }],
    ["an internal_error after the message was made", { kind: "error", error: "internal_error", when: "after" }],
    ["a 503 before the message was made", { kind: "status", status: 503, when: "before" }],
    ["a reset before the message was made", { kind: "reset", when: "before" }],
  ];
  it.each(faults)(
    "GIVEN %s, twice THEN there is one answer, and its entry is closed under its id",
    async (_, fault) => {
      const { slack, bot } = await startSlack();
      slack.faults.add("chat.postMessage", fault, fault);
      const { ts } = slack.people.post("C0HELP", "U0ADA", "overfit");
      await expect.poll(() => bot.confirmed).toHaveLength(1);
      expect(slack.answers("C0HELP", ts)).toHaveLength(1);
      expect(bot.confirmed[0]?.[1]).toBe(`C0HELP:${slack.answers("C0HELP", ts)[0]?.ts}`);
    },
  );

  it("GIVEN the look at the thread fails too THEN there is still one answer", async () => {
    const { slack, bot } = await startSlack();
    slack.faults.add("chat.postMessage", { kind: "reset", when: "after" });
    slack.faults.add("conversations.replies", { kind: "status", status: 500, when: "before" });
    const { ts } = slack.people.post("C0HELP", "U0ADA", "overfit");
    await expect.poll(() => bot.confirmed).toHaveLength(1);
    expect(slack.answers("C0HELP", ts)).toHaveLength(1);
  });

  it("GIVEN no answer from Slack THEN the call is given up and the thread looked at", async () => {
    const { slack, bot } = await startSlack({ changes: { timeout: 50 } });
    const { until, release } = aHold();
    slack.faults.add("chat.postMessage", { kind: "hold", until });
    slack.people.post("C0HELP", "U0ADA", "overfit");
    await slack.until(() => slack.calls("conversations.replies").length > 0, "a look at the thread");
    await expect.poll(() => bot.confirmed).toHaveLength(1);
    release();
  });

  it("GIVEN Slack fails to the end THEN the entry stays open for the next start", async () => {
    const { slack, bot, log } = await startSlack();
    const fault: Fault = { kind: "status", status: 500, when: "before" };
    slack.faults.add("chat.postMessage", fault, fault, fault, fault);
    slack.people.post("C0HELP", "U0ADA", "overfit");
    await expect.poll(() => log.lines.map(({ level }) => level)).toContain("error");
    expect(slack.calls("chat.postMessage")).toHaveLength(4);
    expect(bot.confirmed).toEqual([]);
  });

  it("GIVEN calls that Slack refuses THEN monitoring is told of each, and of nothing else", async () => {
    const refused: object[] = [];
    const { slack } = await startSlack({ changes: { metrics: { recordRefusal: (one) => void refused.push(one) } } });
    slack.faults.add(
      "chat.postMessage",
      { kind: "status", status: 503, when: "before" },
      { kind: "status", status: 429, retryAfter: 0, when: "before" },
      { kind: "error", error: "not_in_channel", when: "before" },
    );
    slack.people.post("C0HELP", "U0ADA", "overfit");
    await expect.poll(() => refused).toHaveLength(2);
    expect(refused).toEqual([
      { platform: "slack", reason: "rate-limited" },
      { platform: "slack", reason: "not-in-channel" },
    ]);
  });

  it("GIVEN 429 THEN it waits as long as it was told, and other channels do not wait with it", async () => {
    const { slack } = await startSlack();
    slack.faults.add("chat.postMessage", { kind: "status", status: 429, retryAfter: 1, when: "before" });
    const slow = slack.people.post("C0HELP", "U0ADA", "overfit");
    await slack.until(() => slack.calls("chat.postMessage").length === 1, "the refused post");
    slack.people.post("G0CORE", "U0ADA", "overfit");
    await slack.until(() => slack.answers("G0CORE").length === 1, "the other channel's answer");
    expect(slack.answers("C0HELP", slow.ts)).toHaveLength(0);
    await slack.until(() => slack.answers("C0HELP", slow.ts).length === 1, "the answer after the wait");
    const [refused, , posted] = slack.calls("chat.postMessage");
    expect(posted!.at - refused!.at).toBeGreaterThan(990);
  });

  it("GIVEN a post that waits THEN a form, whose trigger lives three seconds, does not wait with it", async () => {
    const options = [{ name: "title", description: "What", type: "text" as const, required: true, inForm: true }];
    const command = {
      name: "add",
      description: "Adds",
      options,
      permission: "everyone" as const,
      handle: async () => aReply(),
    };
    const { slack } = await startSlack({ bot: { ...aSlackBot(), commands: [command] } });
    slack.faults.add("chat.postMessage", { kind: "status", status: 429, retryAfter: 30, when: "before" });
    slack.people.post("C0HELP", "U0ADA", "overfit");
    await slack.until(() => slack.calls("chat.postMessage").length === 1, "the refused post");
    await slack.interactions.command(slack.workspace, "U0ADA", slack.workspace.channels.get("C0HELP")!, "/add");
    await slack.until(() => slack.workspace.modals.size === 1, "the form");
  });

  it("GIVEN many questions in a channel THEN posts keep their order and their distance", async () => {
    const { slack } = await startSlack({ changes: { pace: 60 } });
    const asked = [1, 2, 3].map((at) => slack.people.post("C0HELP", "U0ADA", `overfit ${at}`).ts);
    await slack.until(() => slack.answers("C0HELP").length === 3, "all answers");
    expect(slack.answers("C0HELP").map(({ threadTs }) => threadTs)).toEqual(asked);
    const times = slack.calls("chat.postMessage").map(({ at }) => at);
    expect(Math.min(times[1]! - times[0]!, times[2]! - times[1]!)).toBeGreaterThan(50);
  });

  it.each(["not_in_channel", "is_archived", "channel_not_found"])(
    "GIVEN %s THEN it is not tried again, logged once, and the asker is told once",
    async (code) => {
      const failed: string[] = [];
      const bot = {
        ...aSlackBot(),
        confirmFailed: async (_: string, reason: string) => void failed.push(reason),
      };
      const { slack, log } = await startSlack({ bot });
      const fault: Fault = { kind: "error", error: code, when: "before" };
      slack.faults.add("chat.postMessage", fault);
      slack.people.post("C0HELP", "U0ADA", "overfit");
      await slack.until(() => slack.answers("D0ADA").length === 1, "the note to the asker");
      slack.faults.add("chat.postMessage", fault);
      slack.people.post("C0HELP", "U0ADA", "overfit again");
      await expect.poll(() => failed).toEqual([code.replaceAll("_", "-"), code.replaceAll("_", "-")]);
      expect(slack.answers("D0ADA")).toHaveLength(1);
      expect(log.lines.filter(({ sentence }) => sentence === "a channel cannot be written to")).toHaveLength(1);
    },
  );

  it("GIVEN Slack refuses the blocks THEN the words are sent as plain text", async () => {
    const { slack, bot } = await startSlack();
    slack.faults.add("chat.postMessage", { kind: "error", error: "invalid_blocks", when: "before" });
    const { ts } = slack.people.post("C0HELP", "U0ADA", "overfit");
    await expect.poll(() => bot.confirmed).toHaveLength(1);
    const [answer] = slack.answers("C0HELP", ts);
    expect(answer).not.toHaveProperty("blocks");
    expect(answer?.text).toContain("memorises");
  });
});

describe("the state of a question", () => {
  it("GIVEN a reply that says it is solved THEN the question is marked, and marking it twice does no harm", async () => {
    const solved = aReply({ state: "solved" });
    const { slack, log } = await startSlack({ bot: aSlackBot({ reply: () => solved }) });
    const message = slack.people.post("C0HELP", "U0ADA", "overfit");
    await slack.until(() => message.reactions.has("white_check_mark"), "the mark");
    slack.people.post("C0HELP", "U0ADA", "overfit", { threadTs: message.ts });
    await slack.until(() => slack.calls("reactions.add").length === 2, "the second mark");
    expect(log.lines.filter(({ level }) => level === "warn")).toEqual([]);
  });

  it("GIVEN it is opened again THEN its mark goes, and taking none away does no harm", async () => {
    const reply = ({ text }: IncomingMessage) =>
      aReply({ questionId: "question-1", kind: "notice", state: text.includes("again") ? "open" : "solved" });
    const { slack, log } = await startSlack({ bot: aSlackBot({ reply }) });
    const message = slack.people.post("C0HELP", "U0ADA", "overfit");
    await slack.until(() => message.reactions.has("white_check_mark"), "the mark");
    slack.people.post("C0HELP", "U0ADA", "again", { threadTs: message.ts });
    await slack.until(() => message.reactions.get("white_check_mark")?.size === 0, "the taking back");
    slack.people.post("C0HELP", "U0ADA", "once again", { threadTs: message.ts });
    await slack.until(() => slack.calls("reactions.remove").length === 2, "the second taking back");
    expect(log.lines.filter(({ level }) => level === "warn")).toEqual([]);
  });
});
