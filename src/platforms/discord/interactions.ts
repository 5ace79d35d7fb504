import {
  type APIApplicationCommandAutocompleteInteraction,
  type APIApplicationCommandInteraction,
  type APIInteraction,
  type APIMessageComponentInteraction,
  type APIModalSubmitInteraction,
  ApplicationCommandType,
  InteractionResponseType,
  InteractionType,
  MessageFlags,
} from "discord.js";
import type { Command } from "../../core/command/command.ts";
import type { CommandAction } from "../../core/reply/button.ts";
import { toFileTexts } from "../../core/reply/file-texts.ts";
import type { Reply } from "../../core/reply/reply.ts";
import { type Actor, type CommandLine, decodeLine, toCall, toNames } from "./decode-call.ts";
import { closedMentions } from "./encode.ts";
import { findActor } from "./find-actor.ts";
import { decodeFields, toFormFields } from "./forms.ts";
import type { InteractionTools } from "./interaction-tools.ts";
import { offerChoices } from "./offer-choices.ts";
import { openForm } from "./open-form.ts";
import { readFiles } from "./read-files.ts";
import { respond } from "./respond.ts";
import { waitingMark } from "./responder.ts";
import { findTarget, type Target } from "./target.ts";
import { toDiscordTexts } from "./texts.ts";

/** Handles one interaction: acknowledged first, then decoded, handled and answered. */
export async function handleInteraction(tools: InteractionTools, interaction: APIInteraction): Promise<void> {
  if (interaction.guild_id !== undefined && !tools.context.findCommunity(interaction.guild_id)) {
    return refuseServer(tools, interaction);
  }
  switch (interaction.type) {
    case InteractionType.ApplicationCommand:
      return handleCall(tools, interaction);
    case InteractionType.MessageComponent:
      return handlePress(tools, interaction);
    case InteractionType.ModalSubmit:
      return handleForm(tools, interaction);
    case InteractionType.ApplicationCommandAutocomplete:
      return handleTyping(tools, interaction);
    default:
      return undefined;
  }
}

async function handleCall(tools: InteractionTools, interaction: APIApplicationCommandInteraction): Promise<void> {
  const { data } = interaction;
  const { commands } = tools.context.bot;
  const isMenu = data.type === ApplicationCommandType.Message;
  const line =
    data.type === ApplicationCommandType.ChatInput
      ? { ...decodeLine(data.name, data.options), names: toNames(data.resolved ?? {}) }
      : undefined;
  const command = commands.find(({ name, menu }) =>
    isMenu ? menu?.title.slice(0, 32) === data.name : name === line?.name,
  );
  const called = line ?? { name: command?.name ?? data.name, options: {} };
  const targetMessage =
    data.type === ApplicationCommandType.Message ? data.resolved.messages[data.target_id] : undefined;
  if (command && toFormFields(command).length > 0) {
    return openForm(tools, { interaction, command, line: called, ...(targetMessage ? { targetMessage } : {}) });
  }
  const find = targetMessage && ((actor: Actor) => findTarget(tools.context, actor, targetMessage));
  await callAfterWaiting(tools, interaction, command, called, find);
}

/** Shows the waiting mark, then calls the command and answers; `find` gives the message whose menu called it. */
async function callAfterWaiting(
  tools: InteractionTools,
  interaction: APIInteraction,
  command: Command | undefined,
  line: CommandLine,
  find?: (actor: Actor) => Promise<Target | undefined>,
): Promise<void> {
  const { context, responder } = tools;
  const isPrivate = ((find && command?.menu?.visibility) ?? command?.visibility) !== "public";
  const isHeld = await responder.acknowledge(interaction, waitingMark(isPrivate));
  const actor = await findActor(context, interaction);
  if (!actor) return responder.withdraw(interaction);
  const files = await readFiles(command, line.options, interaction, context.options);
  const acknowledgement = { isHeld, isPrivate, isWaiting: true };
  if (files.kind === "refused") {
    const refusal = notice(
      toFileTexts(actor.person.language ?? "en").refused(files.name, files.fault),
      actor.person.language,
    );
    return respond(context, responder, { interaction, actor, acknowledgement }, { ...refusal, kind: "error" });
  }
  const found = await find?.(actor);
  const question = command?.options.find(({ type }) => type === "question")?.name;
  const named = question !== undefined && found?.questionId !== undefined ? { [question]: found.questionId } : {};
  const call = toCall(command, { ...line, options: { ...named, ...files.options } }, actor, found?.message);
  const reply = await context.bot.handleCommand(call);
  await respond(context, responder, { interaction, actor, acknowledgement }, reply);
}

async function handlePress(tools: InteractionTools, interaction: APIMessageComponentInteraction): Promise<void> {
  const { context, responder } = tools;
  const { data } = interaction;
  const chosen = "values" in data ? data.values[0] : undefined;
  const carried = context.ids.decode(chosen ?? data.custom_id);
  if (carried?.action.kind === "command") return callByButton(tools, interaction, carried.action);
  const isOnPrivate = ((interaction.message.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
  const isHeld = await responder.acknowledge(
    interaction,
    isOnPrivate ? { type: InteractionResponseType.DeferredMessageUpdate } : waitingMark(true),
  );
  const actor = await findActor(context, interaction);
  if (!actor) return isOnPrivate ? undefined : responder.withdraw(interaction);
  const { community, person, at } = actor;
  const feedback = carried && { questionId: carried.questionId, action: carried.action };
  const reply = feedback
    ? await context.bot.handleFeedback({ platform: "discord", community: community.id, person, at, ...feedback })
    : notice(toDiscordTexts(person.language ?? "en").outdated, person.language);
  const acknowledgement = { isHeld, isPrivate: true, isWaiting: !isOnPrivate };
  await respond(context, responder, { interaction, actor, acknowledgement }, reply);
}

/** A button that stands for a command: its form opens where something is missing, else it is called as if typed. */
async function callByButton(
  tools: InteractionTools,
  interaction: APIMessageComponentInteraction,
  { name, options }: CommandAction,
): Promise<void> {
  const command = tools.context.bot.commands.find((known) => known.name === name);
  const isOpen = ({ name: field }: { readonly name: string }) => options[field] === undefined;
  if (command && toFormFields(command).some(isOpen)) {
    return openForm(tools, { interaction, command, line: { name, options } });
  }
  await callAfterWaiting(tools, interaction, command, { name, options });
}

async function handleForm(tools: InteractionTools, interaction: APIModalSubmitInteraction): Promise<void> {
  const { context, forms, responder } = tools;
  const origin = forms.findOrigin(interaction.data.custom_id);
  const fields = decodeFields(interaction.data);
  if (!origin) {
    const { formLost } = toDiscordTexts(interaction.locale.split("-")[0] ?? "en");
    const lost = [formLost, ...Object.values(fields).map((text) => `\`\`\`\n${text}\n\`\`\``)]
      .join("\n")
      .slice(0, 2000);
    return void (await responder.acknowledge(interaction, sayPrivately(lost)));
  }
  const command = context.bot.commands.find(({ name }) => name === origin.command);
  const line = { name: origin.command, options: { ...origin.options, ...fields } };
  const { targetId } = origin;
  const find = async (actor: Actor, id: string) => {
    const message = await context.poster.findMessage(actor.facts.id, id);
    return message && findTarget(context, actor, message);
  };
  await callAfterWaiting(tools, interaction, command, line, targetId ? (actor) => find(actor, targetId) : undefined);
}

async function handleTyping(
  { context, responder }: InteractionTools,
  interaction: APIApplicationCommandAutocompleteInteraction,
): Promise<void> {
  const line = decodeLine(interaction.data.name, interaction.data.options);
  const actor = await findActor(context, interaction);
  const choices = actor ? await offerChoices(context, actor, line) : [];
  await responder.acknowledge(interaction, {
    type: InteractionResponseType.ApplicationCommandAutocompleteResult,
    data: { choices },
  });
}

async function refuseServer({ responder }: InteractionTools, interaction: APIInteraction): Promise<void> {
  if (interaction.type === InteractionType.ApplicationCommandAutocomplete) return;
  await responder.acknowledge(interaction, sayPrivately(toDiscordTexts("en").notServed));
}

function sayPrivately(content: string) {
  const data = { content, flags: MessageFlags.Ephemeral as const, allowed_mentions: closedMentions };
  return { type: InteractionResponseType.ChannelMessageWithSource as const, data };
}

function notice(text: string, language = "en"): Reply {
  return { kind: "notice", language, text, buttons: [], visibility: "private" };
}
