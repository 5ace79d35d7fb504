import { toChannel, toMember, toMessage, toUser } from "./payloads.ts";
import { allPermissions } from "./permissions.ts";
import type { ModalRow } from "./person.ts";
import type { GuildState, InteractionState, MessageState, UserState } from "./state.ts";
import type { World } from "./world.ts";

export interface Modal {
  readonly title: string;
  readonly custom_id: string;
  readonly components: readonly ModalRow[];
}

/** One interaction as the person sees it. */
export interface Interaction {
  readonly state: InteractionState;
  readonly message?: MessageState;
  /** Milliseconds until the acknowledgement; `undefined` before it. */
  acknowledgedAfter(): number | undefined;
  /** The reply as it reads now, for the person alone or for all. */
  reply(): MessageState | undefined;
  /** The form it opened; throws when it opened none. */
  modal(): Modal;
  /** The values offered while typing. */
  choices(): readonly { readonly name: string; readonly value: string }[] | undefined;
  /** Discord forgets the interaction. */
  expire(): void;
}

export interface InteractionDraft {
  readonly user: UserState;
  readonly guild: GuildState;
  readonly locale: string;
  /** As Discord numbers them: 2 command, 3 component, 4 typing, 5 form. */
  readonly type: number;
  readonly channelId: string;
  readonly data: object;
  readonly message?: MessageState;
}

/** Makes an interaction and tells the bot. */
export function startInteraction(world: World, draft: InteractionDraft): Interaction {
  const { state } = world;
  const channel = state.channels.get(draft.channelId);
  const interaction: InteractionState = {
    id: state.newId(),
    token: `token-${state.newId()}`,
    userId: draft.user.id,
    channelId: draft.channelId,
    createdAt: state.now(),
    ...(draft.message ? { messageId: draft.message.id } : {}),
    expired: false,
    followUps: [],
  };
  state.interactions.set(interaction.id, interaction);
  const isInGuild = channel?.guildId !== undefined;
  const payload = {
    id: interaction.id,
    application_id: state.bot.id,
    type: draft.type,
    token: interaction.token,
    version: 1,
    channel_id: draft.channelId,
    ...(channel ? { channel: toChannel(state, channel) } : {}),
    data: draft.data,
    locale: draft.locale,
    app_permissions: allPermissions.toString(),
    entitlements: [],
    authorizing_integration_owners: isInGuild ? { "0": draft.guild.id } : { "0": "0" },
    attachment_size_limit: 10_485_760,
    context: isInGuild ? 0 : 1,
    ...(isInGuild
      ? {
          guild_id: draft.guild.id,
          guild_locale: "en-US",
          guild: { id: draft.guild.id, locale: "en-US", features: [] },
          member: toMember(state, draft.guild, draft.user.id, true),
        }
      : { user: toUser(draft.user) }),
    ...(draft.message ? { message: toMessage(state, draft.message) } : {}),
  };
  world.tell("INTERACTION_CREATE", payload, channel);
  return toHandle(interaction, draft.message);
}

function toHandle(interaction: InteractionState, message: MessageState | undefined): Interaction {
  return {
    state: interaction,
    ...(message ? { message } : {}),
    acknowledgedAfter: () =>
      interaction.acknowledgedAt === undefined ? undefined : interaction.acknowledgedAt - interaction.createdAt,
    reply: () => interaction.original,
    modal() {
      if (interaction.callbackType !== 9) throw new Error("the interaction opened no form");
      return interaction.callbackData as Modal;
    },
    choices: () =>
      interaction.callbackType === 8
        ? (interaction.callbackData as { readonly choices: readonly { name: string; value: string }[] }).choices
        : undefined,
    expire() {
      interaction.expired = true;
    },
  };
}
