import {
  type APIInteraction,
  type APIInteractionResponse,
  type APIMessage,
  InteractionResponseType,
  MessageFlags,
  Routes,
} from "discord.js";
import { hastyDelays, patientDelays, withBackOff } from "./back-off.ts";
import type { DiscordContext } from "./context.ts";
import { isFault } from "./discord-fault.ts";
import type { EncodedMessage } from "./encode.ts";
import { toRequest } from "./to-request.ts";

/** Answers interactions through their webhook, which lives for fifteen minutes and needs no token of the bot's. */
export interface Responder {
  /** Answers at once. False when Discord had forgotten the interaction: nothing can be answered through it. */
  acknowledge(interaction: APIInteraction, response: APIInteractionResponse): Promise<boolean>;
  /** Puts the messages in place of the waiting mark, or of the message whose component was used. */
  replace(interaction: APIInteraction, messages: readonly EncodedMessage[], isPrivate: boolean): Promise<APIMessage>;
  /** Says something more, to the person alone. */
  add(interaction: APIInteraction, messages: readonly EncodedMessage[]): Promise<void>;
  /** Takes the waiting mark away. */
  withdraw(interaction: APIInteraction): Promise<void>;
}

/** The acknowledgement before there is an answer, shown to the person alone or to all. */
export function waitingMark(isPrivate: boolean): APIInteractionResponse {
  return {
    type: InteractionResponseType.DeferredChannelMessageWithSource,
    data: isPrivate ? { flags: MessageFlags.Ephemeral } : {},
  };
}

export function createResponder({ client: { rest }, options, signal, urgent }: DiscordContext): Responder {
  const { log, retryDelays: delays = patientDelays } = options;
  const originalOf = ({ application_id, token }: APIInteraction) => Routes.webhookMessage(application_id, token);
  const attempt = <Result>(work: () => Promise<unknown>) => withBackOff(work as () => Promise<Result>, delays, signal);
  const add = async ({ application_id, token }: APIInteraction, messages: readonly EncodedMessage[], flags: number) => {
    for (const message of messages) {
      const request = toRequest(message, { flags });
      await attempt(() => rest.post(Routes.webhook(application_id, token), { auth: false, ...request }));
    }
  };
  return {
    async acknowledge(interaction, body) {
      const path = Routes.interactionCallback(interaction.id, interaction.token);
      try {
        await urgent.run(() => withBackOff(() => rest.post(path, { auth: false, body }), hastyDelays, signal));
        return true;
      } catch (error) {
        if (isFault(error, "alreadyAcknowledged")) return true;
        const code = error instanceof Error && "code" in error ? error.code : undefined;
        log.warn({ interaction: interaction.id, code }, "interaction not acknowledged");
        return false;
      }
    },
    async replace(interaction, [first, ...others], isPrivate) {
      const request = first && toRequest(first);
      const message = await attempt<APIMessage>(() => rest.patch(originalOf(interaction), { auth: false, ...request }));
      await add(interaction, others, isPrivate ? MessageFlags.Ephemeral : 0);
      return message;
    },
    add: (interaction, messages) => add(interaction, messages, MessageFlags.Ephemeral),
    async withdraw(interaction) {
      try {
        await attempt(() => rest.delete(originalOf(interaction), { auth: false }));
      } catch (error) {
        log.debug({ interaction: interaction.id, err: error }, "waiting mark stays");
      }
    },
  };
}
