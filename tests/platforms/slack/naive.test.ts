import { type App, HTTPReceiver } from "@slack/bolt";
import { afterEach, describe, expect, it, vi } from "vitest";
import { sign } from "../../doubles/slack/http-transport.ts";
import { type SlackDouble, signingSecret } from "../../doubles/slack/slack-double.ts";
import { toPings } from "../../doubles/slack/to-pings.ts";
import { type Naive, silent, startNaive } from "./start-naive.ts";

/** The same traps, met by a bot as tutorials write it: they must be there, or the platform's tests would prove nothing. */
describe("a bot that takes no care", () => {
  let naive: Naive;
  let slack: SlackDouble;
  let app: App;

  afterEach(() => naive.stop());

  async function start(): Promise<void> {
    naive = await startNaive({
      listen(bolt) {
        bolt.message(async ({ message, say }) => {
          if ("text" in message) await say(`You said: ${message.text}`);
        });
        bolt.event("app_mention", async ({ event, say }) => {
          await say(`You said: ${event.text}`);
        });
      },
    });
    ({ slack, app } = naive);
  }

  const answers = () => slack.answers("C0HELP");

  it("answers a mention twice", async () => {
    await start();
    slack.people.post("C0HELP", "U0ADA", "<@U0BOTLUMEN> why?");
    await slack.until(() => answers().length === 2, "two answers");
  });

  it("answers a retried event twice", async () => {
    await start();
    slack.people.post("C0HELP", "U0ADA", "why?");
    await slack.until(() => answers().length === 1, "the first answer");
    await slack.events.repeat(slack.events.payloads[0]!, 1);
    await slack.until(() => answers().length === 2, "the second answer");
  });

  it("answers twice GIVEN a 502 after the message was made", async () => {
    await start();
    slack.faults.add("chat.postMessage", { kind: "status", status: 502, when: "after" });
    slack.people.post("C0HELP", "U0ADA", "why?");
    await slack.until(() => answers().length === 2, "the second answer");
  });

  it("answers another bot's mention, each time it is mentioned back", async () => {
    await start();
    slack.people.post("C0HELP", "U0OTHERBOT", "<@U0BOTLUMEN> hello", { botId: "B0OTHER" });
    await slack.until(() => answers().length >= 1, "an answer to a bot");
  });

  it("pings everybody it is told to, and answers outside the thread", async () => {
    await start();
    slack.people.post("C0HELP", "U0ADA", "<!channel> why?");
    await slack.until(() => answers().length === 1, "the answer");
    expect(toPings(answers()[0] as { text: string })).toEqual(["channel"]);
    expect(answers()[0]?.threadTs).toBeUndefined();
  });

  it("is refused GIVEN a form opened too late, and blocks beyond Slack's limits", async () => {
    await start();
    const faults: string[] = [];
    app.error(async (error) => void faults.push(String(error.message)));
    app.command("/ask", async ({ ack, body, client, say }) => {
      await ack();
      slack.interactions.expireTriggers();
      const title = { type: "plain_text", text: "Ask" } as const;
      await client.views
        .open({ trigger_id: body.trigger_id, view: { type: "modal", title, blocks: [] } })
        .catch((error: Error) => faults.push(error.message));
      const text = { type: "plain_text", text: "x".repeat(3001) } as const;
      await say({ text: "x", blocks: [{ type: "section", text }] });
    });
    await slack.interactions.command(slack.workspace, "U0ADA", slack.workspace.channels.get("C0HELP")!, "/ask");
    await expect.poll(() => faults.join(" ")).toMatch(/expired_trigger_id.*invalid_blocks/);
    expect(answers()).toEqual([]);
  });

  it("takes a request of the future for Slack's", async () => {
    await start();
    const handled = vi.fn();
    const receiver = new HTTPReceiver({ signingSecret, logger: silent });
    receiver.init({ processEvent: handled } as unknown as App);
    const server = await receiver.start(0);
    const address = server.address() as { port: number };
    const { body, headers } = sign('{"type":"event_callback"}', "application/json", signingSecret, 4_000_000_000);
    void fetch(`http://127.0.0.1:${address.port}/slack/events`, { method: "POST", body, headers }).catch(() => {});
    await vi.waitFor(() => expect(handled).toHaveBeenCalled());
    server.closeAllConnections();
    await receiver.stop();
  });
});
