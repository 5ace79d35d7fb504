import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import { completeOptions, type SlackOptions } from "../../../src/platforms/slack/options.ts";
import { createSlackPlatform } from "../../../src/platforms/slack/platform.ts";
import { aHold, aLog, aSlackBot, startSlack, toOptions } from "./start-slack.ts";

/** Bolt by itself would cope with most of these; Usher connects anew in its own way, which these would find broken. */
describe("a socket that breaks", () => {
  it.each(["refresh_requested", "warning"] as const)(
    "GIVEN disconnect with %s THEN it comes back and answers what came meanwhile",
    async (reason) => {
      const { slack, platform } = await startSlack();
      expect(platform.isConnected()).toBe(true);
      slack.socket.refresh(reason);
      await slack.until(() => slack.socket.connections === 0, "the end of the connection");
      const { ts } = slack.people.post("C0HELP", "U0ADA", "overfit");
      await slack.until(() => slack.answers("C0HELP", ts).length === 1, "the answer to the retry");
      expect(platform.isConnected()).toBe(true);
    },
  );

  it("GIVEN a cut THEN it says that it is deaf, comes back, and says that it hears", async () => {
    const { slack, platform, settle } = await startSlack();
    const { until, release } = aHold();
    slack.faults.add("apps.connections.open", { kind: "hold", until });
    slack.socket.cut();
    await expect.poll(() => platform.isConnected()).toBe(false);
    release();
    await expect.poll(() => platform.isConnected()).toBe(true);
    await settle();
  });

  it.each([
    ["429", { kind: "status", status: 429, retryAfter: 0, when: "before" }],
    ["503", { kind: "status", status: 503, when: "before" }],
    ["internal_error", { kind: "error", error: "internal_error", when: "before" }],
    ["a reset", { kind: "reset", when: "before" }],
  ] as const)(
    "GIVEN %s when it asks for a new connection THEN it asks again, and no rejection is left unhandled",
    async (_, fault) => {
      const unhandled: unknown[] = [];
      const listen = (reason: unknown) => unhandled.push(reason);
      process.on("unhandledRejection", listen);
      const { slack, failures, settle } = await startSlack();
      slack.faults.add("apps.connections.open", fault, fault);
      slack.socket.cut();
      await slack.until(() => slack.socket.connections === 0, "the cut");
      await slack.until(() => slack.socket.connections === 1, "the new connection");
      await settle();
      process.off("unhandledRejection", listen);
      expect([unhandled, failures, slack.faults.met]).toEqual([[], [], 2]);
    },
  );

  it("GIVEN refused upgrades THEN it asks again", async () => {
    const { slack, settle } = await startSlack();
    slack.socket.refuse(2);
    slack.socket.cut();
    await slack.until(() => slack.socket.connections === 0, "the cut");
    await slack.until(() => slack.socket.connections === 1, "the new connection");
    await settle();
  });

  it("GIVEN the app token is withdrawn later THEN the operator is told that it can never work again", async () => {
    const { slack, failures, platform } = await startSlack();
    slack.faults.add("apps.connections.open", { kind: "error", error: "invalid_auth", when: "before" });
    slack.socket.cut();
    await slack.until(() => failures.length === 1, "the failure");
    expect(failures[0]?.message).toMatch(/SLACK_APP_TOKEN is refused by Slack \(invalid_auth\)/);
    expect(platform.isConnected()).toBe(false);
  });

  it("GIVEN the app is removed from the workspace THEN the operator is told", async () => {
    const { slack, failures } = await startSlack();
    slack.events.tell(slack.workspace, { type: "app_uninstalled" });
    await slack.until(() => failures.length === 1, "the failure");
    expect(failures[0]?.message).toMatch(/removed from the Slack workspace T0LUMEN/);
  });
});

describe("settings that are wrong", () => {
  const cases: readonly (readonly [string, Partial<SlackOptions>, RegExp])[] = [
    ["no bot token", { botToken: "" }, /SLACK_BOT_TOKEN is refused: .*xoxb-/],
    ["a token of another kind", { botToken: "xoxp-1" }, /SLACK_BOT_TOKEN is refused: .*xoxb-/],
    ["a wrong bot token", { botToken: "xoxb-wrong" }, /SLACK_BOT_TOKEN is refused: invalid_auth.*OAuth & Permissions/],
    ["no app token", { appToken: "" }, /SLACK_APP_TOKEN is missing.*xapp-/],
    ["an app token of another kind", { appToken: "xoxb-1" }, /SLACK_APP_TOKEN is no app token/],
    ["a wrong app token", { appToken: "xapp-wrong" }, /SLACK_APP_TOKEN is refused by Slack \(invalid_auth\)/],
    ["no signing secret", { mode: "http", signingSecret: "" }, /SLACK_SIGNING_SECRET is missing/],
    ["a workspace that no community names", { communities: [] }, /communities\[\].platforms.slack.id to T0LUMEN/],
  ];
  it.each(cases)("GIVEN %s THEN the start rejects and names the remedy", async (_, changes, message) => {
    await expect(startSlack({ changes })).rejects.toThrow(
      expect.objectContaining({ code: "config-invalid", message: expect.stringMatching(message) }),
    );
  });

  it("GIVEN an address where nothing listens THEN the start rejects and names SLACK_API_URL", async () => {
    await expect(startSlack({ changes: { apiUrl: "http://127.0.0.1:9/api/" } })).rejects.toThrow(
      expect.objectContaining({ code: "platform-failed", message: expect.stringMatching(/SLACK_API_URL/) }),
    );
  });

  it("GIVEN a taken port THEN the start rejects and names SLACK_PORT", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const { port } = other.address() as AddressInfo;
    await expect(startSlack({ mode: "http", changes: { port } })).rejects.toThrow(/Set SLACK_PORT/);
    other.close();
  });

  it("GIVEN missing scopes THEN they are named in the log, once, and the start goes on", async () => {
    const { log } = await startSlack({ double: { scopes: ["chat:write", "channels:history"] } });
    const lines = log.lines.filter(({ sentence }) => sentence.startsWith("slack scopes are missing"));
    expect(lines).toHaveLength(1);
    expect(lines[0]?.fields).toMatchObject({ missingScopes: expect.arrayContaining(["reactions:read", "im:write"]) });
  });

  it("GIVEN a token in an error of the library THEN the log does not have it", async () => {
    const { slack, log } = await startSlack();
    slack.faults.add("chat.postMessage", { kind: "reset", when: "after" });
    slack.people.post("C0HELP", "U0ADA", "overfit with my secret words");
    await slack.until(() => slack.answers("C0HELP").length === 1, "the answer");
    expect(JSON.stringify(log.lines)).not.toMatch(/xoxb|xapp|secret words/);
  });
});

it("GIVEN an operator who sets nothing of it THEN calls end after ten seconds, and a channel gets one post a second", () => {
  const nothing = {
    mode: "http",
    communities: [],
    log: aLog(),
    fail: () => {},
    now: Date.now,
    newId: () => "",
  } as const;
  expect(completeOptions(nothing)).toMatchObject({
    apiUrl: "https://slack.com/api/",
    port: 3001,
    timeout: 10_000,
    pace: 1000,
  });
});

describe("stopping", () => {
  it.each(["socket", "http"] as const)(
    "GIVEN %s THEN a platform that never started can be stopped, and stopped again",
    async (mode) => {
      const { slack } = await startSlack();
      const platform = createSlackPlatform(toOptions(slack, mode));
      await platform.stop();
      await platform.stop();
      expect(platform.isConnected()).toBe(false);
    },
  );

  it("GIVEN a reply that waits for its turn THEN a stop does not wait for it, and its entry stays open", async () => {
    const bot = aSlackBot();
    const { slack, platform } = await startSlack({ bot, changes: { retryDelays: [600_000] } });
    slack.faults.add("chat.postMessage", { kind: "status", status: 500, when: "before" });
    slack.people.post("C0HELP", "U0ADA", "overfit");
    await slack.until(() => slack.calls("chat.postMessage").length === 1, "the failed post");
    await platform.stop();
    expect(bot.confirmed).toEqual([]);
  });
});
