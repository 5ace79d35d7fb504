import { setTimeout as wait } from "node:timers/promises";
import type { Message } from "discord.js";
import { afterEach, describe, expect, it } from "vitest";
import { type NaiveBot, openNaiveBot } from "./naive-bot.ts";

let bot: NaiveBot | undefined;

afterEach(async () => {
  await bot?.close();
  bot = undefined;
});

const post = { method: "POST", path: /messages$/ };

/** Says it in the channel, not as a reply. */
const say = (message: Message, what: Parameters<typeof message.reply>[0]) =>
  message.channel.isSendable() ? message.channel.send(what) : Promise.resolve();

describe("a bot that takes no care, GIVEN that Discord fails", () => {
  it("answers three times GIVEN two 502 after the work", async () => {
    bot = await openNaiveBot();
    const { double, person, channel, answers } = bot;
    double.faults.add({ ...post, after: 502, times: 2 });
    person.says(channel, "ask");
    await expect.poll(() => answers().length).toBe(3);
  });

  it("answers twice GIVEN no word in time after the message was made", async () => {
    bot = await openNaiveBot({ client: { rest: { timeout: 300 } } });
    const { double, person, channel, answers } = bot;
    double.faults.add({ ...post, until: wait(450) });
    person.says(channel, "ask");
    await expect.poll(() => answers().length, { timeout: 3000 }).toBe(2);
  });

  it("answers twice GIVEN a limit of its channel, and a patience that is shorter", async () => {
    const inTime = (work: Promise<unknown>) => Promise.race([work, wait(200).then(() => Promise.reject("too slow"))]);
    bot = await openNaiveBot({
      reply: (message) => inTime(message.reply("Hello")).catch(() => message.reply("Hello")),
    });
    const { double, person, channel, answers } = bot;
    double.limit({ route: "POST /channels/:id/messages", limit: 1, windowMs: 600 });
    for (const question of ["ask", "ask again"]) person.says(channel, question);
    await expect.poll(() => answers().length, { timeout: 4000 }).toBe(3);
  });

  it("loses its answer GIVEN a connection that breaks", async () => {
    bot = await openNaiveBot();
    const { double, person, channel, faults, answers } = bot;
    double.faults.add({ ...post, drop: "before" });
    person.says(channel, "ask");
    await expect.poll(() => faults.length).toBe(1);
    expect(answers()).toEqual([]);
  });

  it("gives up within a moment GIVEN 503 four times", async () => {
    bot = await openNaiveBot();
    const { double, person, channel, faults, answers } = bot;
    double.faults.add({ ...post, before: 503, times: 4 });
    person.says(channel, "ask");
    await expect.poll(() => faults.length).toBe(1);
    expect(answers()).toEqual([]);
  });
});

describe("a bot that takes no care, GIVEN that Discord refuses", () => {
  it.each<readonly [string, Parameters<Message["reply"]>[0], RegExp]>([
    ["2001 characters", "x".repeat(2001), /2000 or fewer/],
    ["nothing", "", /empty message/i],
    ["an embed of nothing", { embeds: [{}] }, /empty message/i],
    ["a title of 257 characters", { embeds: [{ title: "x".repeat(257), description: "y" }] }, /Invalid Form Body/],
    ["a text of 4097 characters", { embeds: [{ description: "x".repeat(4097) }] }, /Invalid Form Body/],
    ["a link that is none", { embeds: [{ title: "x", url: "the handbook" }] }, /Invalid Form Body/],
  ])("says nothing GIVEN %s", async (_, what, fault) => {
    bot = await openNaiveBot({ reply: (message) => say(message, what) });
    bot.person.says(bot.channel, "ask");
    await expect.poll(() => bot?.faults.join(" ")).toMatch(fault);
    expect(bot.answers()).toEqual([]);
  });

  it("says nothing, and runs against it with every question, GIVEN a channel it may not write in", async () => {
    bot = await openNaiveBot();
    const { double, guild, person, channel, faults, answers } = bot;
    channel.overwrites = [{ id: guild.id, type: 0, allow: 0n, deny: 1n << 11n }];
    for (const question of ["ask", "ask again", "ask once more"]) person.says(channel, question);
    await expect.poll(() => faults.length).toBe(3);
    expect(faults.join(" ")).toContain("Missing Permissions");
    expect(double.calls.filter(({ status }) => status === 403)).toHaveLength(3);
    expect(answers()).toEqual([]);
  });

  it("says nothing GIVEN a question deleted before the reply", async () => {
    bot = await openNaiveBot({
      reply: async (message) => {
        bot?.person.deletes(bot.channel.messages[0]!);
        await message.reply("Hello");
      },
    });
    bot.person.says(bot.channel, "ask");
    await expect.poll(() => bot?.faults.length).toBe(1);
    expect(bot.answers()).toEqual([]);
  });
});
