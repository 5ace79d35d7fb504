import { Client, type ClientOptions, Events, GatewayIntentBits, type Message } from "discord.js";
import { type DiscordDouble, type DoubleOptions, openDiscordDouble } from "../../doubles/discord/discord-double.ts";
import type { GuildHandle } from "../../doubles/discord/guild.ts";
import type { Person } from "../../doubles/discord/person.ts";
import type { ChannelState, MessageState } from "../../doubles/discord/state.ts";

/** A bot as tutorials write it, on the real client, in a server with one channel and one person. */
export interface NaiveBot {
  readonly double: DiscordDouble;
  readonly client: Client;
  readonly guild: GuildHandle;
  readonly channel: ChannelState;
  readonly person: Person;
  /** What failed, in the order in which it did. */
  readonly faults: string[];
  /** What the bot said in the channel. */
  answers(): readonly MessageState[];
  /** Says it to nobody but the log, as `.catch(console.error)` does. */
  complain(error: unknown): void;
  close(): Promise<void>;
}

export interface NaiveOptions {
  /** What it does with a message that begins with "ask". */
  readonly reply?: (message: Message) => Promise<unknown>;
  readonly client?: Partial<ClientOptions>;
  readonly double?: DoubleOptions;
}

/** Logs in, and answers every message that begins with "ask". */
export async function openNaiveBot(options: NaiveOptions = {}): Promise<NaiveBot> {
  const { reply = (message) => message.reply("Hello") } = options;
  const double = await openDiscordDouble(options.double);
  const guild = double.addGuild({ name: "Lumen" });
  const channel = guild.addChannel("help");
  const faults: string[] = [];
  const complain = (error: unknown) => void faults.push(String(error));
  const { Guilds, GuildMessages, MessageContent } = GatewayIntentBits;
  const intents = [Guilds, GuildMessages, MessageContent];
  const client = new Client({ intents, ...options.client, rest: { api: double.apiUrl, ...options.client?.rest } });
  client.on(Events.MessageCreate, (message) => {
    if (!message.author.bot && message.content.startsWith("ask")) reply(message).catch(complain);
  });
  client.on(Events.Error, complain);
  const person = guild.addPerson("ada");
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(double.token);
  await ready;
  return {
    double,
    client,
    guild,
    channel,
    person,
    faults,
    complain,
    answers: () => double.messagesIn(channel.id).filter(({ authorId }) => authorId === double.botId),
    async close() {
      await client.destroy();
      await double.close();
    },
  };
}

/** Long enough for an answer that is not to come. */
export const aMoment = () => new Promise((resolve) => setTimeout(resolve, 400));
