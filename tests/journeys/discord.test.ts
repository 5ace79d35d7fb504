import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { GatewayIntentBits } from "discord.js";
import { describe, expect, it, onTestFinished } from "vitest";
import { parse, stringify } from "yaml";
import { type DiscordDouble, openDiscordDouble } from "../doubles/discord/discord-double.ts";
import { toMessage } from "../doubles/discord/payloads.ts";
import type { Person } from "../doubles/discord/person.ts";
import type { ChannelState } from "../doubles/discord/state.ts";
import { appToken, startSlackDouble } from "../doubles/slack/slack-double.ts";
import { aTrainedUsher, runUsher } from "./a-small-community.ts";

interface Server {
  readonly double: DiscordDouble;
  readonly help: ChannelState;
  readonly ada: Person;
  /** Runs the command line with the double for Discord, and resolves when its process ends by itself. */
  run(args: readonly string[], changes?: Readonly<Record<string, string>>): ReturnType<typeof runUsher>;
  start(changes?: Readonly<Record<string, string>>): ReturnType<typeof runUsher>;
}

/** A small Usher whose community has a Discord server with one watched channel, and people who wait for its process to end. */
async function aServer(platforms: Readonly<Record<string, object>> = {}): Promise<Server> {
  const usher = aTrainedUsher();
  const double = await openDiscordDouble();
  onTestFinished(double.close);
  const guild = double.addGuild({ name: "Mini" });
  const help = guild.addChannel("help");
  const file = join(usher.folder, "config", "usher.yaml");
  const { communities, ...rest } = parse(readFileSync(file, "utf8"));
  const discord = { id: guild.id, channels: [{ id: help.id, mode: "auto" }] };
  const [mini] = communities;
  const served = { ...mini, platforms: { ...mini.platforms, discord, ...platforms } };
  writeFileSync(file, stringify({ ...rest, communities: [served] }));
  const environment = { DISCORD_TOKEN: double.token, DISCORD_API_URL: double.apiUrl };
  const run: Server["run"] = (args, changes = {}) => runUsher(usher, args, { ...environment, ...changes });
  return {
    double,
    help,
    ada: guild.addPerson("ada"),
    run,
    start: (changes) => run(["start"], changes),
  };
}

describe("what Discord refuses for good", { timeout: 60_000 }, () => {
  it("GIVEN a wrong token THEN it names the setting and ends", async () => {
    const { start } = await aServer();
    const { status, errors } = await start({ DISCORD_TOKEN: "not-the-token" });
    expect({ status, errors }).toEqual({
      status: 2,
      errors: expect.stringMatching(/usher: DISCORD_TOKEN: .*Reset Token/),
    });
    expect(errors).not.toContain("not-the-token");
  });

  it("GIVEN an intent that is not granted THEN it says where to switch it on and ends", async () => {
    const { start, double } = await aServer();
    double.gateway.faults.grantsMessageContent = false;
    expect(await start()).toMatchObject({
      status: 2,
      errors: expect.stringMatching(/usher: .*MESSAGE CONTENT.*Privileged Gateway Intents/),
    });
  });

  it.each([
    [4004, /usher: DISCORD_TOKEN: /],
    [4014, /usher: .*MESSAGE CONTENT/],
  ])("GIVEN close %i while it serves THEN it names the setting and ends", async (code, message) => {
    const { start, double, help, ada } = await aServer();
    const ended = start();
    await double.until("a session", () => double.gateway.arrivals.length > 0, 30_000);
    const question = ada.says(help, "How do I install the package?");
    await double.until("an answer", () => double.messagesIn(question.id)[0]);
    double.gateway.cut(code);
    expect(await ended).toMatchObject({ status: 2, errors: expect.stringMatching(message) });
  });

  it("GIVEN close 4004 while the other platform still starts THEN it ends, too", async () => {
    const slack = await startSlackDouble({ scopes: [] });
    onTestFinished(slack.stop);
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    slack.faults.add("auth.test", { kind: "hold", until: held });
    const { start, double } = await aServer({ slack: { id: slack.workspace.teamId, channels: [] } });
    const { botToken } = slack.workspace;
    const ended = start({ SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_API_URL: slack.apiUrl });
    await double.until("a session", () => double.gateway.arrivals.length > 0, 30_000);
    await expect.poll(() => slack.faults.met, { timeout: 10_000 }).toBe(1);
    double.gateway.cut(4004);
    await new Promise((resolve) => setTimeout(resolve, 300));
    release();
    expect(await ended).toMatchObject({ status: 2, errors: expect.stringContaining("usher: DISCORD_TOKEN: ") });
  });
});

it("GIVEN a payload that discord.js chokes on THEN the process says so and serves on", {
  timeout: 60_000,
}, async () => {
  const { start, double, help, ada } = await aServer();
  const ended = start();
  await double.until("a session", () => double.gateway.arrivals.length > 0, 30_000);
  const answered = async () => {
    const question = ada.says(help, "How do I install the package?");
    await double.until("an answer", () => double.messagesIn(question.id)[0]);
    return question;
  };
  const odd = { ...toMessage(double.state, await answered(), true), id: double.state.newId(), thread: null };
  double.world.tell("MESSAGE_CREATE", { ...odd, content: "Good morning" }, help, GatewayIntentBits.GuildMessages);
  await answered();
  double.gateway.cut(4004);
  expect((await ended).errors).toContain("a promise failed and nobody waited for it");
});

describe("setting Discord up", { timeout: 60_000 }, () => {
  it("GIVEN usher doctor THEN it looks at Discord and names each remedy", async () => {
    const { run, double, help } = await aServer();
    const [guild] = double.state.guilds.values();
    help.overwrites = [{ id: guild!.id, type: 0, allow: 0n, deny: 1n << 11n }];
    double.gateway.faults.grantsMessageContent = false;
    const { status, output } = await run(["doctor"]);
    expect(status).toBe(1);
    expect(output).toMatch(/ok +Discord: token/);
    expect(output).toMatch(/FAIL +Discord: intent MESSAGE CONTENT: .*Privileged Gateway Intents/);
    expect(output).toMatch(/FAIL +Discord: role developer of mini: .*its Discord id/);
    expect(output).toMatch(/FAIL +Discord: channel help of mini: .*Send Messages/);
  });

  it("GIVEN usher discord invite THEN it prints the link, what it asks for, and the intent to switch on", async () => {
    const { run } = await aServer();
    const { status, output } = await run(["discord", "invite"], { DISCORD_APP_ID: "123456789012345678" });
    expect({ status, output }).toEqual({
      status: 0,
      output: expect.stringMatching(
        /discord\.com\/oauth2\/authorize\?client_id=123456789012345678&.*permissions=\d+.*Send Messages in Threads.*MESSAGE CONTENT INTENT/s,
      ),
    });
  });
});
