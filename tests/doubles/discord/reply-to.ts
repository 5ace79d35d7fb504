import type { DiscordDouble } from "./discord-double.ts";
import type { Interaction } from "./interaction.ts";
import type { MessageState } from "./state.ts";

/** Does something in a channel and waits for what the bot says to it: to the person alone, or to all there. */
export function replyTo(double: DiscordDouble, channelId: string, act: () => Interaction): Promise<MessageState> {
  const known = double.messagesIn(channelId);
  const isNew = (message: MessageState) => message.authorId === double.botId && !known.includes(message);
  const interaction = act();
  return double.until("a reply", () => {
    // Whom a reply notifies, it finds in the channel instead of in the place of the waiting mark.
    const said = double.messagesIn(channelId).find((message) => isNew(message) && message !== interaction.reply());
    return interaction.reply() ?? interaction.state.followUps[0] ?? said;
  });
}
