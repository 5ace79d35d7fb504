import { Events, GatewayIntentBits, Options } from "discord.js";
import { afterEach, describe, expect, it } from "vitest";
import type { Interaction } from "../../doubles/discord/interaction.ts";
import { toMessage } from "../../doubles/discord/payloads.ts";
import { aMoment, type NaiveBot, type NaiveOptions, openNaiveBot } from "./naive-bot.ts";

let bot: NaiveBot | undefined;

afterEach(async () => {
  await bot?.close();
  bot = undefined;
});

async function open(options?: NaiveOptions): Promise<NaiveBot> {
  bot = await openNaiveBot(options);
  return bot;
}

/** The same traps, met by a bot as tutorials write it: they must be there, or the platform's tests would prove nothing. */
describe("a bot that takes no care", () => {
  it("answers twice GIVEN a second delivery and no cache", async () => {
    const { double, person, channel, answers } = await open({
      client: { makeCache: Options.cacheWithLimits({ MessageManager: 0 }) },
    });
    double.world.repeat(person.says(channel, "ask"));
    await expect.poll(() => answers().length).toBe(2);
  });

  it("notifies everybody GIVEN their names in what it repeats", async () => {
    const { person, channel, answers } = await open({ reply: (message) => message.reply(message.content) });
    person.says(channel, `ask @everyone <@${person.id}>`);
    await expect.poll(() => answers()[0]).toMatchObject({ mentionEveryone: true, mentions: [person.id] });
  });

  it("hears nothing GIVEN that it may not read what people write", async () => {
    const { Guilds, GuildMessages } = GatewayIntentBits;
    const { person, channel, answers } = await open({ client: { intents: [Guilds, GuildMessages] } });
    person.says(channel, "ask");
    await aMoment();
    expect(answers()).toEqual([]);
  });

  it("answers itself without end GIVEN no look at who wrote", async () => {
    const { client, guild, channel, answers } = await open();
    client.on(Events.MessageCreate, (message) => {
      if (message.content.startsWith("echo") && answers().length < 5) message.reply(message.content).catch(() => {});
    });
    guild.addBot("robot").says(channel, "echo");
    await expect.poll(() => answers().length).toBe(5);
  });

  it("misses a question GIVEN it became one by an edit", async () => {
    const { person, channel, answers } = await open();
    person.edits(person.says(channel, "hello"), "ask");
    await aMoment();
    expect(answers()).toEqual([]);
  });

  it("leaves its answer as it was GIVEN an edited question", async () => {
    const { person, channel, answers } = await open({
      reply: (message) => message.reply(`You said ${message.content}`),
    });
    const question = person.says(channel, "ask one thing");
    await expect.poll(() => answers().length).toBe(1);
    person.edits(question, "ask another thing");
    await aMoment();
    expect(answers().map(({ content }) => content)).toEqual(["You said ask one thing"]);
  });

  it("goes on repeating it GIVEN a question deleted after its answer", async () => {
    const { person, channel, answers } = await open({
      reply: (message) => message.reply(`You said ${message.content}`),
    });
    const question = person.says(channel, "ask something that I regret");
    await expect.poll(() => answers().length).toBe(1);
    person.deletes(question);
    await aMoment();
    expect(answers().map(({ content }) => content)).toEqual(["You said ask something that I regret"]);
  });

  it("ends its process GIVEN a listener that throws and nobody who hears errors", async () => {
    const { client, person, channel } = await open();
    client.removeAllListeners(Events.Error);
    client.on(Events.MessageCreate, async () => {
      throw new Error("the listener threw");
    });
    const ends = await whatEndsTheProcess(async (seen) => {
      person.says(channel, "hello");
      await expect.poll(seen).toHaveLength(1);
    });
    expect(ends).toEqual(["Error: the listener threw"]);
  });

  it("ends its process, and answers nothing, GIVEN a payload that discord.js chokes on", async () => {
    const { double, guild, person, channel, answers } = await open();
    const ends = await whatEndsTheProcess(async (seen) => {
      const attic = guild.addChannel("attic");
      const said = double.world.post(attic, { authorId: person.id, content: "ask" });
      const odd = { ...toMessage(double.state, said, true), id: double.state.newId(), thread: null };
      double.world.tell("MESSAGE_CREATE", { ...odd, channel_id: channel.id }, channel, GatewayIntentBits.GuildMessages);
      await expect.poll(seen).toHaveLength(1);
    });
    expect(ends[0]).toMatch(/TypeError/);
    expect(answers()).toEqual([]);
  });
});

describe("a bot that takes no care of interactions", () => {
  it.each([
    ["Discord forgot it", "Unknown interaction", (_: NaiveBot, call: Interaction) => call.expire()],
    [
      "a callback that failed after its work",
      "already been acknowledged",
      ({ double }: NaiveBot) => void double.faults.add({ method: "POST", path: /callback$/, after: 502 }),
    ],
  ])("leaves the person without an answer GIVEN that %s", async (_, fault, spoil) => {
    const naive = await open();
    await answerCalls(naive, async () => {});
    spoil(naive, naive.person.calls(naive.channel, "ask"));
    await expect.poll(() => naive.faults.join(" ")).toContain(fault);
    expect(naive.answers()).toEqual([]);
  });

  it("leaves the person without an answer GIVEN work that outlasts the interaction's fifteen minutes", async () => {
    const naive = await open();
    let call: Interaction | undefined;
    await answerCalls(naive, async () => call?.expire());
    call = naive.person.calls(naive.channel, "ask");
    await expect.poll(() => naive.faults.join(" ")).toContain("Invalid Webhook Token");
    expect(naive.answers()).toEqual([]);
  });
});

/** Acknowledges a call, works and answers, as tutorials do. */
async function answerCalls({ client, complain }: NaiveBot, work: () => Promise<void>): Promise<void> {
  client.on(Events.InteractionCreate, (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    const answer = async () => {
      await interaction.deferReply();
      await work();
      await interaction.editReply("Hello");
    };
    answer().catch(complain);
  });
  await client.application?.commands.set([{ name: "ask", description: "Ask" }]);
}

/** What would have ended a process without last-resort handlers while `play` ran. */
async function whatEndsTheProcess(play: (seen: () => readonly string[]) => Promise<void>): Promise<readonly string[]> {
  const events = ["uncaughtException", "unhandledRejection"] as const;
  const before = events.map((event) => [event, process.listeners(event as "uncaughtException")] as const);
  const seen: string[] = [];
  for (const event of events) process.removeAllListeners(event).on(event, (error: unknown) => seen.push(String(error)));
  try {
    await play(() => seen);
    return seen;
  } finally {
    for (const [event, listeners] of before) {
      process.removeAllListeners(event);
      for (const listener of listeners) process.on(event, listener);
    }
  }
}
