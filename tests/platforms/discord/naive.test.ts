import { Client, type ClientOptions, Events, GatewayIntentBits, type Message, Options } from "discord.js";
import { afterEach, describe, expect, it } from "vitest";
import { type DiscordDouble, openDiscordDouble } from "../../doubles/discord/discord-double.ts";
import type { GuildHandle } from "../../doubles/discord/guild.ts";
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

  it("leaves the person without an answer GIVEN Discord forgot the interaction", async () => {
    await start();
    client.on(Events.InteractionCreate, (interaction) => {
      if (interaction.isChatInputCommand())
        interaction.reply("Hello").catch((error: unknown) => faults.push(String(error)));
    });
    await client.application?.commands.set([{ name: "ask", description: "Ask" }]);
    const call = person.calls(channel, "ask");
    call.expire();
    await expect.poll(() => faults.join(" ")).toContain("Unknown interaction");
    expect(answers()).toEqual([]);
  });
});
