import type { App } from "@slack/bolt";
import { describe, expect, it } from "vitest";
import { toPings } from "../../doubles/slack/to-pings.ts";
import { type NaiveOptions, startNaive } from "./start-naive.ts";

/** Answers whatever it hears, as the first example of every tutorial does. */
function echo(app: App): void {
  app.message(async ({ message, say }) => {
    await say(`You said: ${(message as { text?: string }).text}`);
  });
}

const start = (options: NaiveOptions = { listen: echo }) => startNaive(options);

/** The traps of Slack's messages, met by a bot as tutorials write it; after the semicolon what the platform's own tests hold Usher to. */
describe("a bot that takes no care", () => {
  it("answers a mention twice; Usher answers the message, whichever event brings it", async () => {
    const { slack, ask } = await start({
      listen(app) {
        echo(app);
        app.event("app_mention", async ({ event, say }) => void (await say(`You said: ${event.text}`)));
      },
    });
    ask("<@U0BOTLUMEN> why?");
    await slack.until(() => slack.answers("C0HELP").length === 2, "two answers");
  });

  it("answers a retried event twice; Usher knows it again, also after a restart", async () => {
    const { slack, ask } = await start();
    ask("why?");
    await slack.until(() => slack.answers("C0HELP").length === 1, "the first answer");
    await slack.events.repeat(slack.events.payloads[0]!, 1);
    await slack.until(() => slack.answers("C0HELP").length === 2, "the second answer");
  });

  it("drops retries, and loses what was lost once on its way; Usher answers a first retry", async () => {
    const heard: unknown[] = [];
    const { slack, ask } = await start({
      listen: (app) =>
        app.message(async ({ context, say }) => {
          heard.push(context.retryNum);
          if (context.retryNum === 0) await say("Because.");
        }),
    });
    slack.events.lose(1);
    ask("why?");
    await expect.poll(() => heard).toEqual([1]);
    await expect.poll(() => slack.events.log).toMatchObject([{ outcome: "acknowledged", attempt: 1 }]);
    expect(slack.answers("C0HELP")).toEqual([]);
  });

  it("answers other bots, each time it is mentioned back; Usher leaves them alone", async () => {
    const { slack } = await start({
      listen: (app) => app.event("app_mention", async ({ say }) => void (await say("At your service."))),
    });
    slack.people.post("C0HELP", "U0OTHERBOT", "<@U0BOTLUMEN> hello", { botId: "B0OTHER" });
    await slack.until(() => slack.answers("C0HELP").length === 1, "an answer to a bot");
  });

  it("hears its own message change, and answers that; Usher does not listen to itself", async () => {
    const { slack, ask } = await start({
      listen: (app) =>
        app.message(async ({ message, client, say }) => {
          const isOwn = message.subtype === "message_changed";
          const { ts } = await say(isOwn ? "You changed something." : "One moment …");
          if (!isOwn) await client.chat.update({ channel: message.channel, ts: String(ts), text: "Here it is." });
        }),
    });
    ask("why?");
    await slack.until(() => slack.answers("C0HELP").length === 2, "an answer to its own answer");
    expect(slack.answers("C0HELP").map(({ text }) => text)).toEqual(["Here it is.", "You changed something."]);
  });

  it("takes an edit and a deletion for new words; Usher judges the edit anew, and drops what is deleted", async () => {
    const { slack, ask } = await start();
    ask("why?");
    await slack.until(() => slack.answers("C0HELP").length === 1, "the answer");
    const asked = slack.workspace.channels.get("C0HELP")!.messages[0]!;
    slack.people.edit(asked, "why does it overfit?");
    slack.people.remove(asked);
    await slack.until(() => slack.answers("C0HELP").length === 3, "two more answers");
    const [, edited, deleted] = slack.answers("C0HELP").map(({ text }) => text);
    expect([edited, deleted]).toEqual(["You said: undefined", "You said: undefined"]);
  });

  it("answers in the channel what was asked in a thread; Usher answers in that thread", async () => {
    const { slack } = await start();
    slack.people.post("C0HELP", "U0ADA", "why?", { threadTs: "1768469300.000001" });
    await slack.until(() => slack.answers("C0HELP").length === 1, "the answer");
    expect(slack.answers("C0HELP")[0]?.threadTs).toBeUndefined();
  });

  it.each([
    ["<!channel> why?", "channel"],
    ["<!here> why?", "here"],
    ["<@U0TESS> why?", "U0TESS"],
  ])("echoes %s, and pings; Usher pings only whom it means to", async (text, pinged) => {
    const { slack, ask } = await start();
    ask(text);
    await slack.until(() => slack.answers("C0HELP").length === 1, "the answer");
    expect(toPings(slack.answers("C0HELP")[0]!)).toEqual([pinged]);
  });

  it("throws, and the asker hears nothing; Usher tells them, with an id that is in the log", async () => {
    const { slack, ask, faults } = await start({
      listen: (app) =>
        app.message(async () => {
          throw new Error("the bot exploded");
        }),
    });
    ask("why?");
    await expect.poll(() => faults).toHaveLength(1);
    expect(slack.answers("C0HELP")).toEqual([]);
    expect(slack.workspace.channels.get("C0HELP")?.ephemeral).toEqual([]);
  });
});
