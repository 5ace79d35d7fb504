import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, it, vi } from "vitest";
import { type Naive, type NaiveOptions, startNaive } from "./start-naive.ts";
import type { Mode } from "./start-slack.ts";

let naive: Naive | undefined;

async function start(options: NaiveOptions): Promise<Naive> {
  naive = await startNaive(options);
  return naive;
}

afterEach(async () => {
  await naive?.stop();
  naive = undefined;
});

const faultsOf = ({ app }: Naive): readonly string[] => {
  const faults: string[] = [];
  app.error(async (error) => void faults.push(`${error.code} ${error.message}`));
  return faults;
};

const command = ({ slack }: Naive, line: string) =>
  slack.interactions.command(slack.workspace, "U0ADA", slack.workspace.channels.get("C0HELP")!, line);

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

/** What becomes of a careless bot; after the semicolon what the platform's own tests hold Usher to. */
describe("a bot that trusts what Bolt lets it do", () => {
  it("processes before it responds, and answers again and again; Usher is acknowledged first and answers once", async () => {
    const { slack } = await start({
      mode: "http",
      ackTimeout: 300,
      app: { processBeforeResponse: true },
      listen: (app) =>
        app.message(async ({ say }) => {
          await sleep(800);
          await say("At last.");
        }),
    });
    slack.people.post("C0HELP", "U0ADA", "why?");
    await vi.waitFor(() => expect(slack.answers("C0HELP").length).toBeGreaterThan(1), { timeout: 15_000 });
  });

  it("acknowledges twice, and Bolt throws; Usher acknowledges in one place", async () => {
    const running = await start({
      mode: "http",
      listen: (app) =>
        app.command("/ask", async ({ ack }) => {
          await ack();
          await ack();
        }),
    });
    const faults = faultsOf(running);
    await command(running, "/ask");
    await expect.poll(() => faults.join()).toMatch(/ack_multiple_error/);
  });

  it.each<[Mode, string]>([
    ["http", "/ask"],
    ["socket", "/ask"],
    ["http", "/unknown"],
    ["socket", "/unknown"],
  ])("by %s leaves %s without a word, and Slack shows a failure; Usher acknowledges everything", async (mode, line) => {
    const running = await start({ mode, ackTimeout: 200, listen: (app) => app.command("/ask", async () => {}) });
    expect(await command(running, line)).toEqual({ kind: "lost", reason: "timeout" });
  });

  it("responds a sixth time, and the word is lost; Usher posts it in the thread", async () => {
    const running = await start({
      listen: (app) =>
        app.command("/ask", async ({ ack, respond }) => {
          await ack();
          for (const word of ["1", "2", "3", "4", "5", "6"]) await respond(word);
        }),
    });
    const faults = faultsOf(running);
    await command(running, "/ask");
    await expect.poll(() => faults).toHaveLength(1);
    expect(running.slack.responseUrls.responses).toHaveLength(5);
    expect(running.slack.answers("C0HELP")).toEqual([]);
  });

  it("throws, and the asker hears nothing; Usher tells them, with an id that is in the log", async () => {
    const running = await start({
      listen: (app) =>
        app.message(async () => {
          throw new Error("the bot exploded");
        }),
    });
    const faults = faultsOf(running);
    running.slack.people.post("C0HELP", "U0ADA", "why?");
    await expect.poll(() => faults).toHaveLength(1);
    expect(running.slack.answers("C0HELP")).toEqual([]);
    expect(running.slack.workspace.channels.get("C0HELP")?.ephemeral).toEqual([]);
  });

  it("hears its own message change, and answers that; Usher does not listen to itself", async () => {
    const { slack } = await start({
      listen: (app) =>
        app.message(async ({ message, client, say }) => {
          const isOwn = message.subtype === "message_changed";
          const { ts } = await say(isOwn ? "You changed something." : "One moment …");
          if (!isOwn) await client.chat.update({ channel: message.channel, ts: String(ts), text: "Here it is." });
        }),
    });
    slack.people.post("C0HELP", "U0ADA", "why?");
    await slack.until(() => slack.answers("C0HELP").length === 2, "an answer to its own answer");
    expect(slack.answers("C0HELP").map(({ text }) => text)).toEqual(["Here it is.", "You changed something."]);
  });

  it("drops retries, and loses what was lost once on its way; Usher answers a first retry", async () => {
    const heard: unknown[] = [];
    const { slack } = await start({
      listen: (app) =>
        app.message(async ({ context, say }) => {
          heard.push(context.retryNum);
          if (context.retryNum === 0) await say("Because.");
        }),
    });
    slack.events.lose(1);
    slack.people.post("C0HELP", "U0ADA", "why?");
    await expect.poll(() => heard).toEqual([1]);
    expect(slack.events.log).toMatchObject([{ outcome: "acknowledged", attempt: 1 }]);
    expect(slack.answers("C0HELP")).toEqual([]);
  });

  it("waits for a Slack that does not answer as long as that takes; Usher gives up and looks at the thread", async () => {
    let ended = "still waiting";
    const { slack } = await start({
      listen: (app) =>
        app.message(async ({ say }) => {
          await say("Because.").finally(() => {
            ended = "done";
          });
        }),
    });
    let release = () => {};
    const until = new Promise<void>((resolve) => {
      release = resolve;
    });
    slack.faults.add("chat.postMessage", { kind: "hold", until });
    slack.people.post("C0HELP", "U0ADA", "why?");
    await expect.poll(() => slack.faults.met).toBe(1);
    // Twenty times what Usher's own test waits before it gives up.
    await sleep(1000);
    expect(ended).toBe("still waiting");
    release();
    await expect.poll(() => ended).toBe("done");
  });

  it("starts with a wrong token, and is ended by a rejection; Usher names SLACK_BOT_TOKEN and does not start", async () => {
    await withUnhandled(async (unhandled) => {
      const { slack } = await start({ app: { token: "xoxb-wrong" } });
      await slack.until(() => slack.socket.connections === 1, "the start");
      await expect.poll(() => unhandled.join()).toMatch(/invalid_auth/);
    });
  });

  it("retries nothing, and is ended by a refusal when it reconnects; Usher asks again", async () => {
    await withUnhandled(async (unhandled) => {
      const { slack } = await start({ app: { clientOptions: { retryConfig: { retries: 0 } } } });
      slack.faults.add("apps.connections.open", { kind: "status", status: 503, when: "before" });
      slack.socket.cut();
      await vi.waitFor(() => expect(unhandled.join()).toMatch(/503/), { timeout: 15_000 });
      expect(slack.socket.connections).toBe(0);
    });
  });
});
