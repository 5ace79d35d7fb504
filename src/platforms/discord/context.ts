import type { Client } from "discord.js";
import type { Community } from "../../core/community/community.ts";
import type { Bot } from "../../core/ports/bot.ts";
import type { ActionIds } from "./action-id.ts";
import type { BlockedChannels } from "./blocked-channels.ts";
import type { Lanes } from "./lanes.ts";
import type { DiscordOptions } from "./options.ts";
import type { People } from "./people.ts";
import type { Places } from "./places.ts";
import type { Poster } from "./poster.ts";
import type { Urgent } from "./urgent.ts";

/** What the parts of the platform share while it runs. */
export interface DiscordContext {
  readonly options: DiscordOptions;
  readonly client: Client;
  readonly bot: Bot;
  readonly poster: Poster;
  readonly ids: ActionIds;
  readonly lanes: Lanes;
  readonly urgent: Urgent;
  readonly places: Places;
  readonly people: People;
  readonly blocked: BlockedChannels;
  /** Aborts when the platform stops. */
  readonly signal: AbortSignal;
  /** Makes another attempt, in a while, at the replies that could not be sent. */
  sendLater(): void;
  /** The bot's own user id, which is its application's too. */
  botId(): string;
  /** The community of a Discord server. */
  findCommunity(guildId: string | undefined): Community | undefined;
}
