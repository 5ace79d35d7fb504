import type { Community } from "../../../src/core/community/community.ts";
import type { UsherError } from "../../../src/core/errors.ts";
import type { Bot } from "../../../src/core/ports/bot.ts";
import type { ChatPlatform } from "../../../src/core/ports/chat-platform.ts";
import type { DiscordOptions } from "../../../src/platforms/discord/options.ts";
import { createDiscordPlatform } from "../../../src/platforms/discord/platform.ts";
import { type DiscordDouble, type DoubleOptions, openDiscordDouble } from "../../doubles/discord/discord-double.ts";
import type { GuildHandle } from "../../doubles/discord/guild.ts";
import type { Interaction } from "../../doubles/discord/interaction.ts";
import type { PermissionName } from "../../doubles/discord/permissions.ts";
import type { Person } from "../../doubles/discord/person.ts";
import type { ChannelState, MessageState, RoleState } from "../../doubles/discord/state.ts";
import { aCommunity, type FakeBot, type FakeBotOptions, fakeBot } from "../../fakes.ts";

/** A server with two watched channels and a forum, people in it, and Usher on the real client. */
export interface Stage {
  readonly double: DiscordDouble;
  readonly guild: GuildHandle;
  readonly community: Community;
  readonly help: ChannelState;
  readonly general: ChannelState;
  readonly forum: ChannelState;
  /** Not in the configuration. */
  readonly attic: ChannelState;
  readonly supporters: RoleState;
  readonly asker: Person;
  readonly moderator: Person;
  readonly bot: FakeBot;
  readonly platform: ChatPlatform;
  readonly failures: UsherError[];
  /** Sentences logged at warn and error. */
  readonly complaints: string[];
  /** Waits for the bot's first message in a channel, thread or post that `isIt` fits. */
  botSays(channelId: string, isIt?: (message: MessageState) => boolean): Promise<MessageState>;
  /** Has the asker ask in the first channel, and gives the answer. */
  answerTo(text: string): Promise<MessageState>;
  /** Waits for the reply to an interaction, in the place of its waiting mark. */
  replied(interaction: Interaction): Promise<MessageState>;
  close(): Promise<void>;
}

export interface StageOptions {
  readonly double?: DoubleOptions;
  readonly discord?: Partial<DiscordOptions>;
  readonly bot?: Omit<FakeBotOptions, "community">;
  /** Changes of the fake bot, as a feature would make them. */
  readonly extend?: (bot: FakeBot) => Partial<Bot>;
  readonly botLacks?: readonly PermissionName[];
  readonly deniedInHelp?: readonly PermissionName[];
  /** Before Usher starts. */
  readonly before?: (stage: Omit<Stage, "platform" | "bot">) => void;
  readonly startsLater?: boolean;
}

export const quickDelays = [5, 10, 20, 40];

export async function openStage(options: StageOptions = {}): Promise<Stage> {
  const double = await openDiscordDouble(options.double);
  const guild = double.addGuild({ name: "Lumen", botLacks: options.botLacks ?? [] });
  const supporters = guild.addRole("Supporters");
  const developers = guild.addRole("Developers");
  const moderators = guild.addRole("Moderators");
  const help = guild.addChannel("help", { denied: options.deniedInHelp ?? [] });
  const general = guild.addChannel("general");
  const forum = guild.addChannel("questions", { kind: "forum", tags: ["answered", "solved", "python"] });
  const attic = guild.addChannel("attic");
  const asker = guild.addPerson("ada");
  const moderator = guild.addPerson("mona", { roles: [moderators] });
  const [first, second] = aCommunity().roles;
  const community = aCommunity({
    platforms: {
      discord: {
        id: guild.id,
        channels: [help, general, forum].map(({ id }) => ({ id, mode: "auto" as const })),
        defaultMode: "off",
        moderators: [moderator.id],
      },
    },
    roles: [
      { ...first!, platformIds: { discord: supporters.id } },
      { ...second!, platformIds: { discord: developers.id } },
    ],
  });
  const bot = fakeBot({ ...options.bot, community });
  const failures: UsherError[] = [];
  const complaints: string[] = [];
  const complain = (_: object, sentence: string) => void complaints.push(sentence);
  const platform = createDiscordPlatform({
    token: double.token,
    apiUrl: double.apiUrl,
    communities: [community],
    log: { debug: () => {}, info: () => {}, warn: complain, error: complain },
    fail: (error) => void failures.push(error),
    now: Date.now,
    retryDelays: quickDelays,
    requestsPerSecond: 1000,
    ...options.discord,
  });
  const base = {
    double,
    guild,
    community,
    help,
    general,
    forum,
    attic,
    supporters,
    asker,
    moderator,
    failures,
    complaints,
  };
  const botSays: Stage["botSays"] = (channelId, isIt = () => true) =>
    double.until(`a message of the bot in ${channelId}`, () =>
      double.messagesIn(channelId).find((message) => message.authorId === double.botId && isIt(message)),
    );
  const stage: Stage = {
    ...base,
    bot,
    platform,
    botSays,
    answerTo: (text) => botSays(asker.says(help, text).id),
    replied: (interaction) => double.until("the reply", () => interaction.reply()),
    async close() {
      await platform.stop();
      await double.close();
    },
  };
  options.before?.(stage);
  if (!options.startsLater) await platform.start({ ...bot, ...options.extend?.(bot) });
  return stage;
}

/** The title or the text of a message, as a reader would name it. */
export function headline(message: MessageState | undefined): string {
  const [embed] = message?.embeds ?? [];
  return embed?.title ?? embed?.description ?? message?.content ?? "";
}
