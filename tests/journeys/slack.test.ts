import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { parse, stringify } from "yaml";
import { subscriptions, toScopes } from "../../src/platforms/slack/web-methods.ts";
import {
  appToken,
  type SlackDouble,
  type SlackDoubleOptions,
  signingSecret,
  startSlackDouble,
} from "../doubles/slack/slack-double.ts";
import { aTrainedUsher, runUsher, type SmallUsher, startUsher } from "./a-small-community.ts";

interface Workspace {
  readonly slack: SlackDouble;
  /** With all that Socket Mode needs in its environment. */
  readonly usher: SmallUsher;
}

/** A small Usher whose community is on Slack: `help` is watched, and a channel where Usher is no member. */
async function aWorkspace(given: Partial<SlackDoubleOptions> = {}): Promise<Workspace> {
  const usher = aTrainedUsher();
  const slack = await startSlackDouble({ scopes: toScopes(), subscriptions: Object.keys(subscriptions), ...given });
  onTestFinished(slack.stop);
  const { teamId, botToken } = slack.workspace;
  const file = join(usher.folder, "config", "usher.yaml");
  const { communities, ...rest } = parse(readFileSync(file, "utf8"));
  const channels = ["C0HELP", "C0CLOSED"].map((id) => ({ id, mode: "auto" }));
  const [mini] = communities;
  const served = { ...mini, platforms: { ...mini.platforms, slack: { id: teamId, channels } } };
  writeFileSync(file, stringify({ ...rest, communities: [served] }));
  const environment = {
    ...usher.environment,
    SLACK_BOT_TOKEN: botToken,
    SLACK_APP_TOKEN: appToken,
    SLACK_API_URL: slack.apiUrl,
  };
  return { slack, usher: { ...usher, environment } };
}

async function ask(slack: SlackDouble): Promise<void> {
  const { ts } = slack.people.post("C0HELP", "U0ADA", "How do I install the package?");
  await slack.until(() => slack.answers("C0HELP", ts).length === 1, "the answer");
}

describe("what Slack refuses for good", { timeout: 60_000 }, () => {
  it.each<[string, Readonly<Record<string, string>>, RegExp]>([
    ["a wrong bot token", { SLACK_BOT_TOKEN: "xoxb-not-the-token" }, /usher: SLACK_BOT_TOKEN .*invalid_auth/],
    ["no app token", { SLACK_APP_TOKEN: "" }, /usher: SLACK_APP_TOKEN is missing/],
    ["a mode that is none", { SLACK_MODE: "pigeon" }, /SLACK_MODE.*socket/s],
    ["half an installer", { SLACK_CLIENT_ID: "1.2" }, /SLACK_CLIENT_SECRET, SLACK_STATE_SECRET, SLACK_ENCRYPTION_KEY/],
  ])("GIVEN %s THEN it names the setting and ends", async (_, changes, message) => {
    const { usher } = await aWorkspace();
    const { status, errors } = await runUsher(usher, ["start"], changes);
    expect({ status, errors }).toEqual({ status: 2, errors: expect.stringMatching(message) });
    expect(errors).not.toContain("not-the-token");
  });

  it("GIVEN the app token is withdrawn while it serves THEN it names the setting and ends", async () => {
    const { slack, usher } = await aWorkspace();
    const ended = runUsher(usher, ["start"]);
    await expect.poll(() => slack.socket.connections, { timeout: 30_000 }).toBe(1);
    await ask(slack);
    slack.faults.add("apps.connections.open", { kind: "error", error: "token_revoked", when: "before" });
    slack.socket.cut();
    expect(await ended).toMatchObject({
      status: 2,
      errors: expect.stringMatching(/usher: SLACK_APP_TOKEN .*token_revoked/),
    });
  });
});

describe("Usher on Slack, as a process", { timeout: 60_000 }, () => {
  it("GIVEN no token THEN Slack is off, and that is said once", async () => {
    const { usher } = await aWorkspace();
    const { said, end } = await startUsher(usher, { SLACK_BOT_TOKEN: "", SLACK_APP_TOKEN: "" });
    expect(said.filter((line) => line.includes("off: SLACK_BOT_TOKEN is not set"))).toHaveLength(1);
    expect(await end("SIGTERM")).toBe(0);
  });

  it("GIVEN Socket Mode THEN it answers, and ends when told to", async () => {
    const { slack, usher } = await aWorkspace();
    const { end } = await startUsher(usher);
    await ask(slack);
    expect(await end("SIGTERM")).toBe(0);
  });

  it("GIVEN HTTP mode THEN it answers what is signed", async () => {
    const { slack, usher } = await aWorkspace({ mode: "http" });
    const port = await findFreePort();
    const http = {
      SLACK_MODE: "http",
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_PORT: `${port}`,
      SLACK_HOST: "127.0.0.1",
    };
    const { end } = await startUsher(usher, http);
    slack.setRequestUrl(`http://127.0.0.1:${port}/slack/events`);
    await ask(slack);
    expect(await end("SIGTERM")).toBe(0);
  });

  it("GIVEN doctor THEN it tells what is well with tokens, scopes and channels, and what is to be done", async () => {
    const { slack, usher } = await aWorkspace();
    slack.workspace.scopes.delete("reactions:write");
    const { status, output } = await runUsher(usher, ["doctor"]);
    expect(status).toBe(1);
    expect(output).toMatch(/ok {4}slack app token/);
    expect(output).toMatch(/ok {4}slack bot token/);
    expect(output).toMatch(/FAIL {2}slack scopes: .*reactions:write/);
    expect(output).toMatch(/ok {4}slack channel C0HELP/);
    expect(output).toMatch(/FAIL {2}slack channel C0CLOSED: .*\/invite @Usher/);
  });
});

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
