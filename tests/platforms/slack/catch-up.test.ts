import { describe, expect, it, onTestFinished } from "vitest";
import { createBot } from "../../../src/core/create-bot.ts";
import type { Bot } from "../../../src/core/ports/bot.ts";
import { openStore } from "../../../src/store/open-store.ts";
import type { Fault } from "../../doubles/slack/faults.ts";
import { createPeople } from "../../doubles/slack/people.ts";
import type { SlackDouble } from "../../doubles/slack/slack-double.ts";
import { createWorkspace } from "../../doubles/slack/state.ts";
import { aTime, countedIds, silentLog } from "../../fakes.ts";
import { aJudgement, aMatch } from "../../judgements.ts";
import { aSlackCommunity, startSlack } from "./start-slack.ts";

/** The real bot on a real database; every question is about the graphics card. */
async function aRealBot(): Promise<Bot> {
  const store = await openStore({ file: ":memory:" });
  onTestFinished(() => store.close());
  const texts = { en: { question: "Why is my GPU not seen?", variants: [], answer: "Install the driver." } };
  await store.faq.save("lumen", [{ id: "gpu", tags: [], texts }], "system", aTime);
  const judge = {
    judge: async () => aJudgement({ matches: [aMatch("gpu", 0.97)] }),
    remember: async () => {},
    forget: () => {},
    setFaq: async () => {},
  };
  const metrics = { recordVerdict: () => {}, recordFeedback: () => {}, recordModel: () => {} };
  const communities = new Map([["lumen", { community: aSlackCommunity(), judge }]]);
  return createBot(
    { communities, store, log: silentLog, metrics, now: Date.now, newId: countedIds(), announce: async () => {} },
    [],
  );
}

/** Says something while nobody listens. */
function sayUnheard(slack: SlackDouble, channel: string, text: string, threadTs?: string): string {
  const deaf = { ...slack.events, tell: () => {} };
  const options = threadTs === undefined ? {} : { threadTs };
  return createPeople(slack.state, slack.workspace, deaf).post(channel, "U0ADA", text, options).ts;
}

describe("the bot's record", () => {
  it("GIVEN a restart, the same events again, and questions asked meanwhile THEN each has one answer", async () => {
    const bot = await aRealBot();
    const now = () => 1_768_469_400_000;
    const workspaces = [createWorkspace()];
    const first = await startSlack({ bot, changes: { now }, double: { workspaces } });
    const asked = first.slack.people.post("C0HELP", "U0ADA", "<@U0BOTLUMEN> gpu gone").ts;
    await first.slack.until(() => first.slack.answers("C0HELP", asked).length === 1, "the first answer");
    const payloads = [...first.slack.events.payloads];
    await first.stop();
    let missed = "";
    let elsewhere = "";
    const { slack } = await startSlack({
      bot,
      changes: { now },
      double: { workspaces, second: 1_768_469_500 },
      before: (double) => {
        missed = sayUnheard(double, "C0HELP", "gpu gone, too");
        elsewhere = sayUnheard(double, "G0CORE", "gpu gone here");
      },
    });
    for (const payload of payloads) await slack.events.repeat(payload, 3);
    await slack.until(() => slack.answers("C0HELP", missed).length === 1, "the answer to what was missed");
    await slack.until(() => slack.answers("G0CORE", elsewhere).length === 1, "the answer in a channel never heard");
    const last = slack.people.post("C0HELP", "U0ADA", "gpu gone at last").ts;
    await slack.until(() => slack.answers("C0HELP", last).length === 1, "the last answer");
    expect(slack.answers("C0HELP", asked)).toHaveLength(1);
    await expect.poll(() => bot.findUnsent("slack")).toEqual([]);
  });

  it("GIVEN Slack took no post before the restart THEN the answer is posted after it, once", async () => {
    const bot = await aRealBot();
    const workspaces = [createWorkspace()];
    const first = await startSlack({ bot, double: { workspaces } });
    const fault: Fault = { kind: "status", status: 500, when: "before" };
    first.slack.faults.add("chat.postMessage", fault, fault, fault, fault);
    const asked = first.slack.people.post("C0HELP", "U0ADA", "gpu gone").ts;
    await expect.poll(() => first.log.lines.map(({ level }) => level)).toContain("error");
    await first.stop();
    const { slack } = await startSlack({ bot, double: { workspaces } });
    await expect.poll(() => bot.findUnsent("slack")).toEqual([]);
    expect(slack.answers("C0HELP", asked)).toHaveLength(1);
  });

  it("GIVEN a first start THEN nothing of before is answered", async () => {
    const bot = await aRealBot();
    let old = "";
    const { slack, settle } = await startSlack({
      bot,
      before: (double) => {
        old = sayUnheard(double, "C0HELP", "gpu gone");
      },
    });
    await settle();
    expect(slack.answers("C0HELP", old)).toEqual([]);
  });
});
