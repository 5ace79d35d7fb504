import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import type { Fault } from "../../doubles/slack/faults.ts";
import { sign } from "../../doubles/slack/http-transport.ts";
import { toEventCallback } from "../../doubles/slack/payloads.ts";
import { type SlackDouble, signingSecret } from "../../doubles/slack/slack-double.ts";
import { startNaive } from "./start-naive.ts";
import type { Mode } from "./start-slack.ts";

/** Gathers the rejections that nobody handles meanwhile; each of them would end a Node process. */
async function withUnhandled(work: (unhandled: readonly string[]) => Promise<void>): Promise<void> {
  const unhandled: string[] = [];
  const others = process.listeners("unhandledRejection");
  process.removeAllListeners("unhandledRejection");
  process.on("unhandledRejection", (reason) => void unhandled.push(String(reason)));
  try {
    await work(unhandled);
  } finally {
    process.removeAllListeners("unhandledRejection");
    for (const other of others) process.on("unhandledRejection", other);
  }
}

/** An event as a request that nobody signed yet. */
function toBody({ state, workspace }: SlackDouble, text: string): string {
  const place = { channel: "C0HELP", channel_type: "channel" };
  return JSON.stringify(
    toEventCallback(state, workspace, { type: "message", user: "U0ADA", ts: state.newTs(), text, ...place }),
  );
}

/** What becomes of a careless bot; after the semicolon what the platform's own tests hold Usher to. */
describe("a bot that trusts what Bolt lets it do", () => {
  it("processes before it responds, and answers again and again; Usher is acknowledged first and answers once", async () => {
    const { slack, ask } = await startNaive({
      mode: "http",
      double: { ackTimeout: 300 },
      app: { processBeforeResponse: true },
      listen: (app) =>
        app.message(async ({ say }) => {
          await sleep(800);
          await say("At last.");
        }),
    });
    ask("why?");
    await expect.poll(() => slack.answers("C0HELP").length, { timeout: 15_000 }).toBeGreaterThan(1);
  });

  it("acknowledges twice, and Bolt throws; Usher acknowledges in one place", async () => {
    const { call, faults } = await startNaive({
      mode: "http",
      listen: (app) =>
        app.command("/ask", async ({ ack }) => {
          await ack();
          await ack();
        }),
    });
    await call("/ask");
    await expect.poll(() => faults.join()).toMatch(/ack_multiple_error/);
  });

  it.each<[Mode, string]>([
    ["http", "/ask"],
    ["socket", "/ask"],
    ["http", "/unknown"],
    ["socket", "/unknown"],
  ])("by %s leaves %s without a word, and Slack shows a failure; Usher acknowledges everything", async (mode, line) => {
    const double = { ackTimeout: 200 };
    const { call } = await startNaive({ mode, double, listen: (app) => app.command("/ask", async () => {}) });
    expect(await call(line)).toEqual({ kind: "lost", reason: "timeout" });
  });

  it.each([
    ["does without signatures, and believes whoever finds its address", { signatureVerification: false }, undefined],
    ["leaves signatures to Bolt, and takes what is of the future for Slack's", {}, 4_000_000_000],
  ] as const)("%s; Usher refuses both", async (_, app, at) => {
    const heard: unknown[] = [];
    const { slack, address } = await startNaive({
      mode: "http",
      app,
      listen: (bolt) => bolt.message(async ({ message }) => void heard.push((message as { text?: string }).text)),
    });
    const body = toBody(slack, "a forged question");
    const { headers } = at === undefined ? { headers: {} } : sign(body, "application/json", signingSecret, at);
    await fetch(address, { method: "POST", body, headers: { "content-type": "application/json", ...headers } });
    await expect.poll(() => heard).toEqual(["a forged question"]);
  });

  it("starts with a wrong token, and is ended by a rejection; Usher names SLACK_BOT_TOKEN and does not start", async () => {
    await withUnhandled(async (unhandled) => {
      const { slack } = await startNaive({ app: { token: "xoxb-wrong" } });
      await slack.until(() => slack.socket.connections === 1, "the start");
      await expect.poll(() => unhandled.join()).toMatch(/invalid_auth/);
    });
  });
});

/** Bolt waits five seconds before it connects anew. */
describe.concurrent("a bot that loses its connection", () => {
  const refusals: readonly Fault[] = [
    { kind: "status", status: 503, when: "before" },
    { kind: "status", status: 429, retryAfter: 0, when: "before" },
  ];

  it("retries nothing, and is ended by the first refusal; Usher asks again", async ({ onTestFinished }) => {
    await withUnhandled(async (unhandled) => {
      for (const fault of refusals) {
        const app = { clientOptions: { retryConfig: { retries: 0 } } };
        const { slack } = await startNaive({ app }, onTestFinished);
        slack.faults.add("apps.connections.open", fault);
        slack.socket.cut();
      }
      await expect.poll(() => unhandled.join(), { timeout: 15_000 }).toMatch(/503.*rate|rate.*503/i);
    });
  });

  it("drops retries, and loses all that came while it was away; Usher answers it when it is back", async ({
    onTestFinished,
  }) => {
    const { slack, ask } = await startNaive(
      {
        double: { retryDelays: [6000] },
        listen: (app) =>
          app.message(async ({ context, say }) => {
            if (!context.retryNum) await say("Because.");
          }),
      },
      onTestFinished,
    );
    slack.socket.refresh("refresh_requested");
    await slack.until(() => slack.socket.connections === 0, "the end of the connection");
    ask("why?");
    const retries = () => slack.events.log.filter(({ outcome }) => outcome === "acknowledged");
    await expect.poll(() => retries(), { timeout: 15_000 }).toMatchObject([{ attempt: 1 }]);
    expect(slack.answers("C0HELP")).toEqual([]);
  });
});
