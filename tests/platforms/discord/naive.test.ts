import { Client, type ClientOptions, Events, GatewayIntentBits, type Message, Options } from "discord.js";
import { afterEach, describe, expect, it } from "vitest";
import { type DiscordDouble, openDiscordDouble } from "../../doubles/discord/discord-double.ts";
import type { GuildHandle } from "../../doubles/discord/guild.ts";
import type { Interaction } from "../../doubles/discord/interaction.ts";
import { toMessage } from "../../doubles/discord/payloads.ts";
import type { Person } from "../../doubles/discord/person.ts";
import type { ChannelState } from "../../doubles/discord/state.ts";

/** The same traps, met by a bot as tutorials write it: they must be there, or the platform's tests would prove nothing. */
describe("a bot that takes no care", () => {
  let double: DiscordDouble;
  let client: Client;
  let guild: GuildHandle;
  let channel: ChannelState;
  let person: Person;
  const faults: string[] = [];

  afterEach(async () => {
    await client.destroy();
    await double.close();
    faults.length = 0;
  });

  async function start(
    reply: (message: Message) => Promise<unknown> = (message) => message.reply("Hello"),
    options: Partial<ClientOptions> = {},
  ): Promise<void> {
    double = await openDiscordDouble();
    guild = double.addGuild({ name: "Lumen" });
    channel = guild.addChannel("help");
    person = guild.addPerson("ada");
    const { Guilds, GuildMessages, MessageContent } = GatewayIntentBits;
    const intents = [Guilds, GuildMessages, MessageContent];
    client = new Client({ intents, ...options, rest: { api: double.apiUrl, ...options.rest } });
    client.on(Events.MessageCreate, (message) => {
      if (message.author.bot || !message.content.startsWith("ask")) return;
      reply(message).catch((error: unknown) => faults.push(String(error)));
    });
    client.on(Events.Error, (error) => faults.push(String(error)));
    const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
    await client.login(double.token);
    await ready;
  }

  const post = { method: "POST", path: /messages$/ };
  const answers = () => double.messagesIn(channel.id).filter(({ authorId }) => authorId === double.botId);

  it("answers three times GIVEN two 502 after the work", async () => {
    await start();
    double.faults.add({ ...post, after: 502, times: 2 });
    person.says(channel, "ask");
    await expect.poll(() => answers().length).toBe(3);
  });

  it("loses its answer GIVEN a connection that breaks", async () => {
    await start();
    double.faults.add({ ...post, drop: "before" });
    person.says(channel, "ask");
    await expect.poll(() => faults.length).toBe(1);
    expect(answers()).toEqual([]);
  });

  it("gives up within a moment GIVEN 503 four times", async () => {
    await start();
    double.faults.add({ ...post, before: 503, times: 4 });
    person.says(channel, "ask");
    await expect.poll(() => faults.length).toBe(1);
    expect(answers()).toEqual([]);
  });

  it("answers twice GIVEN a second delivery and no cache", async () => {
    await start(undefined, { makeCache: Options.cacheWithLimits({ MessageManager: 0 }) });
    double.world.repeat(person.says(channel, "ask"));
    await expect.poll(() => answers().length).toBe(2);
  });

  it("notifies everybody GIVEN their names in what it repeats", async () => {
    await start((message) => message.reply(message.content));
    person.says(channel, `ask @everyone <@${person.id}>`);
    await expect.poll(() => answers()[0]).toMatchObject({ mentionEveryone: true, mentions: [person.id] });
  });

  it.each([
    ["2001 characters", "x".repeat(2001), "50035"],
    ["nothing", "", "empty message"],
  ])("is refused GIVEN %s", async (_, text, fault) => {
    await start((message) => (message.channel.isSendable() ? message.channel.send(text) : Promise.resolve()));
    person.says(channel, "ask");
    await expect.poll(() => faults.join(" ")).toMatch(fault === "50035" ? /2000 or fewer/ : /empty message/i);
  });

  it("is refused GIVEN a question deleted before the reply", async () => {
    await start(async (message) => {
      person.deletes(channel.messages[0]!);
      await message.reply("Hello");
    });
    person.says(channel, "ask");
    await expect.poll(() => faults.length).toBe(1);
    expect(answers()).toEqual([]);
  });

  it("loses what is asked meanwhile GIVEN a session that cannot be resumed", async () => {
    await start();
    double.gateway.forgetSessions();
    person.says(channel, "ask");
    double.gateway.cut();
    await double.until("a new session", () => double.gateway.arrivals.length >= 3, 15_000);
    await expect.poll(() => client.isReady(), { timeout: 5000 }).toBe(true);
    person.says(channel, "ask again");
    await expect.poll(() => answers().length, { timeout: 5000 }).toBe(1);
  }, 20_000);

  it("is refused, and says nothing, GIVEN a channel it may not write in", async () => {
    await start();
    channel.overwrites = [{ id: guild.id, type: 0, allow: 0n, deny: 1n << 11n }];
    person.says(channel, "ask");
    await expect.poll(() => faults.join(" ")).toContain("Missing Permissions");
    expect(answers()).toEqual([]);
  });

  it.each([
    ["Discord forgot it", "Unknown interaction", (call: Interaction) => call.expire()],
    [
      "a callback that failed after its work",
      "already been acknowledged",
      () => double.faults.add({ method: "POST", path: /callback$/, after: 502 }),
    ],
  ])("leaves the person without an answer GIVEN an interaction, and %s", async (_, fault, spoil) => {
    await start();
    await answerCalls(async () => {});
    spoil(person.calls(channel, "ask"));
    await expect.poll(() => faults.join(" ")).toContain(fault);
    expect(answers()).toEqual([]);
  });

  it("leaves the person without an answer GIVEN work that outlasts the interaction's fifteen minutes", async () => {
    await start();
    let call: Interaction | undefined;
    await answerCalls(async () => call?.expire());
    call = person.calls(channel, "ask");
    await expect.poll(() => faults.join(" ")).toContain("Invalid Webhook Token");
    expect(answers()).toEqual([]);
  });

  /** Acknowledges a call, works and answers, as tutorials do. */
  async function answerCalls(work: () => Promise<void>): Promise<void> {
    client.on(Events.InteractionCreate, (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      const answer = async () => {
        await interaction.deferReply();
        await work();
        await interaction.editReply("Hello");
      };
      answer().catch((error: unknown) => faults.push(String(error)));
    });
    await client.application?.commands.set([{ name: "ask", description: "Ask" }]);
  }

  it("answers twice GIVEN no word in time after the message was made", async () => {
    await start(undefined, { rest: { timeout: 300 } });
    double.faults.add({ ...post, until: new Promise((resolve) => setTimeout(resolve, 450)) });
    person.says(channel, "ask");
    await expect.poll(() => answers().length, { timeout: 3000 }).toBe(2);
  });

  it("stays alive and deaf GIVEN close 4004 later on", async () => {
    await start();
    const isClosed = new Promise((resolve) => client.once(Events.ShardDisconnect, resolve));
    double.gateway.cut(4004);
    await isClosed;
    person.says(channel, "ask");
    await aMoment();
    expect(double.gateway.arrivals).toHaveLength(1);
    expect(faults).toEqual([]);
    expect(answers()).toEqual([]);
  });

  it("hears nothing GIVEN that it may not read what people write", async () => {
    const { Guilds, GuildMessages } = GatewayIntentBits;
    await start(undefined, { intents: [Guilds, GuildMessages] });
    person.says(channel, "ask");
    await aMoment();
    expect(answers()).toEqual([]);
  });

  it("answers itself without end GIVEN no look at who wrote", async () => {
    await start();
    client.on(Events.MessageCreate, (message) => {
      if (message.content.startsWith("echo") && answers().length < 5) message.reply(message.content).catch(() => {});
    });
    guild.addBot("robot").says(channel, "echo");
    await expect.poll(() => answers().length).toBe(5);
  });

  it("misses a question GIVEN it became one by an edit", async () => {
    await start();
    person.edits(person.says(channel, "hello"), "ask");
    await aMoment();
    expect(answers()).toEqual([]);
  });

  it("leaves its answer as it was GIVEN an edited question", async () => {
    await start((message) => message.reply(`You said ${message.content}`));
    const question = person.says(channel, "ask one thing");
    await expect.poll(() => answers().length).toBe(1);
    person.edits(question, "ask another thing");
    await aMoment();
    expect(answers().map(({ content }) => content)).toEqual(["You said ask one thing"]);
  });

  it("ends its process GIVEN a listener that throws and nobody who hears errors", async () => {
    await start();
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
    await start();
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

/** Long enough for an answer that is not to come. */
const aMoment = () => new Promise((resolve) => setTimeout(resolve, 400));

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
