import type { APIInteraction, GatewayMessageReactionAddDispatchData } from "discord.js";
import type { DiscordContext } from "./context.ts";
import { type Actor, decodeActor } from "./decode-call.ts";
import { isFault } from "./discord-fault.ts";
import type { ChannelFacts } from "./places.ts";

/** Who used a command, a component or a form, and where; `undefined` when they belong to no community of ours. */
export async function findActor(context: DiscordContext, interaction: APIInteraction): Promise<Actor | undefined> {
  const userId = interaction.member?.user.id ?? interaction.user?.id;
  const channelId = interaction.channel?.id;
  if (userId === undefined || channelId === undefined) return undefined;
  const membership = interaction.member ? undefined : await context.people.find(userId);
  const community = membership?.community ?? context.findCommunity(interaction.guild_id);
  const person = decodeActor(interaction, membership?.roleIds);
  if (!community || !person) return undefined;
  return { community, person, facts: await findFacts(context, channelId), at: context.options.now() };
}

/** Who reacted, and where. */
export async function findReactor(
  context: DiscordContext,
  reaction: Partial<Pick<GatewayMessageReactionAddDispatchData, "member" | "guild_id">> &
    Pick<GatewayMessageReactionAddDispatchData, "user_id" | "channel_id">,
): Promise<Actor | undefined> {
  const { member, user_id: id, guild_id: guildId, channel_id: channelId } = reaction;
  const membership = member ? undefined : await context.people.find(id, guildId);
  const community = membership?.community ?? context.findCommunity(guildId);
  if (!community) return undefined;
  const roleIds = member?.roles ?? membership?.roleIds ?? [];
  const facts = await findFacts(context, channelId);
  return { community, person: { id, roleIds, isBot: false }, facts, at: context.options.now() };
}

/** A command may be called in a channel that the bot itself cannot see. */
async function findFacts({ places }: DiscordContext, channelId: string): Promise<ChannelFacts> {
  try {
    return await places.find(channelId);
  } catch (error) {
    if (!isFault(error, "missingAccess", "unknownChannel")) throw error;
    return { id: channelId, kind: "text" };
  }
}
