import { setTimeout as wait } from "node:timers/promises";
import {
  type APIApplicationCommandInteraction,
  type APIMessage,
  type APIMessageComponentInteraction,
  InteractionResponseType,
  MessageFlags,
} from "discord.js";
import type { Command } from "../../core/command/command.ts";
import type { FormOpening } from "../../core/ports/bot.ts";
import { toLanguage } from "./decode.ts";
import { type CommandLine, toCall } from "./decode-call.ts";
import { encodeReply } from "./encode.ts";
import { findActor } from "./find-actor.ts";
import { toFormFields } from "./forms.ts";
import type { InteractionTools } from "./interaction-tools.ts";
import { findTarget } from "./target.ts";

export interface FormRequest {
  readonly interaction: APIApplicationCommandInteraction | APIMessageComponentInteraction;
  readonly command: Command;
  readonly line: CommandLine;
  /** The message that the menu was opened on. */
  readonly targetMessage?: APIMessage;
}

/** A form can only be opened within three seconds and not after a waiting mark; what is not known by then stays empty. */
const patience = 1500;

/** Opens the form of a command with what its fields hold, or tells the person that they may not. */
export async function openForm(tools: InteractionTools, request: FormRequest): Promise<void> {
  const { forms, responder } = tools;
  const { interaction, command, line, targetMessage } = request;
  const nothing: FormOpening = { kind: "fields", values: {} };
  const opening = await Promise.race([findOpening(tools, request), wait(patience, nothing, { ref: false })]);
  if (opening.kind === "refused") {
    const { attachment: _, ...refusal } = opening.reply;
    const [message] = encodeReply(refusal, undefined, tools.context.ids);
    const data = { ...message, flags: MessageFlags.Ephemeral as const };
    await responder.acknowledge(interaction, { type: InteractionResponseType.ChannelMessageWithSource, data });
    return;
  }
  const target = targetMessage ? { targetId: targetMessage.id } : {};
  const fields = new Set(toFormFields(command).map(({ name }) => name));
  const unshown = Object.entries(opening.values).filter(([name]) => !fields.has(name));
  const origin = { command: command.name, options: { ...Object.fromEntries(unshown), ...line.options }, ...target };
  const data = forms.encode(command, origin, opening.values, toLanguage(interaction.locale));
  await responder.acknowledge(interaction, { type: InteractionResponseType.Modal, data });
}

async function findOpening({ context }: InteractionTools, request: FormRequest): Promise<FormOpening> {
  const { interaction, command, line, targetMessage } = request;
  const actor = await findActor(context, interaction);
  if (!actor) return { kind: "fields", values: {} };
  const target = targetMessage && (await findTarget(context, actor, targetMessage));
  return context.bot.handleForm(toCall(command, line, actor, target?.message));
}
