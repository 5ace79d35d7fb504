import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { Events } from "discord.js";
import { afterEach, describe, expect, it } from "vitest";
import { aMoment, type NaiveBot, openNaiveBot } from "./naive-bot.ts";

let bot: NaiveBot | undefined;

afterEach(async () => {
  await bot?.close();
  bot = undefined;
});

describe("a bot that mends what the library mends by itself", () => {
  const breaks: readonly (readonly [string, (bot: NaiveBot) => void])[] = [
    ["a cut", ({ double }) => double.gateway.cut()],
    ["close 4000", ({ double }) => double.gateway.cut(4000)],
    ["close 1001", ({ double }) => double.gateway.cut(1001)],
    ["op 7", ({ double }) => double.gateway.askToReconnect()],
    ["heartbeats without acknowledgement", ({ double }) => double.gateway.freeze()],
  ];

  it.each(breaks)("answers twice GIVEN %s, and that it reads what it missed at every resume", async (_, breakIt) => {
    bot = await openNaiveBot({ double: { heartbeatMs: 60 } });
    const { client, channel, person, answers, complain } = bot;
    let last = "0";
    let lastBefore = last;
    client.on(Events.MessageCreate, ({ id }) => {
      last = id;
    });
    client.on(Events.ShardReconnecting, () => {
      lastBefore = last;
    });
    client.on(Events.ShardResume, async () => {
      const here = client.channels.cache.get(channel.id);
      const missed = here?.isTextBased() ? await here.messages.fetch({ after: lastBefore }) : [];
      for (const [, message] of missed) if (!message.author.bot) message.reply("Hello").catch(complain);
    });
    breakIt(bot);
    person.says(channel, "ask");
    await expect.poll(() => answers().length, { timeout: 5000 }).toBe(2);
  });
});

describe("a bot that leaves its connection to the library", () => {
  it("loses what is asked meanwhile GIVEN a session that cannot be resumed", async () => {
    bot = await openNaiveBot();
    const { client, channel, person, answers, double } = bot;
    double.gateway.forgetSessions();
    person.says(channel, "ask");
    double.gateway.cut();
    await double.until("a new session", () => double.gateway.arrivals.length >= 3, 15_000);
    await expect.poll(() => client.isReady(), { timeout: 5000 }).toBe(true);
    person.says(channel, "ask again");
    await expect.poll(() => answers().length, { timeout: 5000 }).toBe(1);
  }, 20_000);

  it("stays alive and deaf GIVEN close 4004 later on", async () => {
    bot = await openNaiveBot();
    const { client, channel, person, answers, double } = bot;
    const isClosed = new Promise((resolve) => client.once(Events.ShardDisconnect, resolve));
    double.gateway.cut(4004);
    await isClosed;
    person.says(channel, "ask");
    await aMoment();
    expect(double.gateway.arrivals).toHaveLength(1);
    expect(bot.faults).toEqual([]);
    expect(answers()).toEqual([]);
  });
});

/** A whole bot, as a program; its login's failure is printed, as tutorials do. */
const program = `
  import { Client, GatewayIntentBits } from "discord.js";
  const { Guilds, GuildMessages, MessageContent } = GatewayIntentBits;
  const client = new Client({ intents: [Guilds, GuildMessages, MessageContent], rest: { api: process.env.DISCORD_API_URL } });
  client.on("messageCreate", (message) => message.author.bot || message.reply("Hello"));
  client.login(process.env.DISCORD_TOKEN).catch(console.error);
`;

describe("a bot that prints why its login failed", () => {
  it.each<readonly [string, string, (bot: NaiveBot) => string]>([
    ["a wrong token", "DISCORD_TOKEN", () => "wrong"],
    [
      "an intent that is not granted",
      "MESSAGE CONTENT",
      ({ double }) => {
        double.gateway.faults.grantsMessageContent = false;
        return double.token;
      },
    ],
  ])("ends as if all were well, and names no setting, GIVEN %s", async (_, setting, spoil) => {
    bot = await openNaiveBot();
    const environment = { ...process.env, DISCORD_TOKEN: spoil(bot), DISCORD_API_URL: bot.double.apiUrl };
    // A status other than 0 would reject.
    const ended = promisify(execFile)(process.execPath, ["--input-type=module", "--eval", program], {
      env: environment,
    });
    const { stderr } = await ended;
    expect(stderr).toMatch(/An invalid token was provided|Used disallowed intents/);
    expect(stderr).not.toContain(setting);
  });
});
