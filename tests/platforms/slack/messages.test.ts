import { afterEach, describe, expect, it } from "vitest";
import type { FakeBot } from "../../fakes.ts";
import { type Mode, type Running, type StartOptions, startSlack } from "./start-slack.ts";

let running: Running | undefined;

async function start(options: StartOptions<FakeBot> = {}): Promise<Running> {
  running = await startSlack(options);
  return running;
}

afterEach(async () => {
  await running?.stop();
  running = undefined;
});

describe.each<Mode>(["socket", "http"])("messages by %s", (mode) => {
  it("GIVEN a question in a watched channel THEN it is answered in its thread, never in the channel", async () => {
    const { slack, bot } = await start({ mode });
    const { ts } = slack.people.post("C0HELP", "U0ADA", "My model overfits");
    await slack.until(() => slack.answers("C0HELP").length === 1, "the answer");
    const [answer] = slack.answers("C0HELP");
    expect(answer).toMatchObject({ threadTs: ts });
    expect(slack.calls("chat.postMessage")[0]?.args).not.toHaveProperty("reply_broadcast");
    expect(bot.messages).toMatchObject([{ channel: "C0HELP", messageId: `C0HELP:${ts}`, addressed: false }]);
    await expect.poll(() => bot.confirmed).toEqual([["outbox-question-1", `C0HELP:${answer?.ts}`]]);
  });
});
