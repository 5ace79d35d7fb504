import { directChannel } from "../../core/question/message.ts";
import type { DiscordContext } from "./context.ts";
import { isFault } from "./discord-fault.ts";
import type { Messages } from "./messages.ts";
import { isSnowflake } from "./snowflake.ts";

/** Looks whether the questions that wait are there still, and tells of those that were deleted while Usher was away. */
export async function tellDeleted(
  { bot, options, poster, signal }: DiscordContext,
  messages: Pick<Messages, "handleDeletion">,
): Promise<void> {
  for (const { id: community, platforms } of options.communities) {
    const guildId = platforms.discord?.id;
    if (guildId === undefined) continue;
    for (const { channel, thread, messageId: id } of await bot.findWaiting("discord", community)) {
      if (signal.aborted) return;
      if (!isSnowflake(id)) continue;
      const where = thread ?? channel;
      const found = await poster.findMessage(where, id).catch((error: unknown) => {
        if (!isFault(error, "missingAccess", "missingPermissions")) throw error;
        return "out of sight";
      });
      const guild = channel === directChannel ? {} : { guild_id: guildId };
      if (!found) await messages.handleDeletion({ id, channel_id: where, ...guild });
    }
  }
}
