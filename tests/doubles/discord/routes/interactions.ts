import { z } from "zod";
import { ApiError, invalidForm, unknown } from "../api-error.ts";
import { readMessageBody, requireContents, toContents } from "../message-body.ts";
import { toMessage } from "../payloads.ts";
import { done, ok, type Route, type RouteCall } from "../route.ts";
import { findMessage, type InteractionState, type MessageState } from "../state.ts";

const acknowledgeWithinMs = 3000;
const ephemeral = 1 << 6;

/** Acknowledging an interaction, and the replies through its webhook. */
export const interactionRoutes: readonly Route[] = [
  { method: "POST", path: "/interactions/:id/:token/callback", isOpen: true, handle: acknowledge },
  { method: "POST", path: "/webhooks/:app/:token", isOpen: true, handle: followUp },
  { method: "GET", path: "/webhooks/:app/:token/messages/@original", isOpen: true, handle: getOriginal },
  { method: "PATCH", path: "/webhooks/:app/:token/messages/@original", isOpen: true, handle: editOriginal },
  { method: "DELETE", path: "/webhooks/:app/:token/messages/@original", isOpen: true, handle: deleteOriginal },
];

const callback = z.object({
  type: z.union([4, 5, 6, 7, 8, 9].map((type) => z.literal(type))),
  data: z.unknown().optional(),
});

function acknowledge(call: RouteCall) {
  const { world, params } = call;
  const interaction = world.state.interactions.get(params[0] ?? "");
  const { type, data } = callback.parse(call.body);
  const age = interaction ? world.state.now() - interaction.createdAt : 0;
  if (!interaction || interaction.token !== params[1] || interaction.expired || age > acknowledgeWithinMs) {
    throw unknown(10062, "interaction");
  }
  if (interaction.acknowledgedAt !== undefined) {
    throw new ApiError(400, 40060, "Interaction has already been acknowledged.");
  }
  if (type === 9) checkModal(data);
  if (type === 8) checkChoices(data);
  interaction.acknowledgedAt = world.state.now();
  interaction.callbackType = type;
  interaction.callbackData = data;
  if (type === 4) interaction.original = post(call, interaction, data);
  if (type === 7) change(call, interaction, data);
  return done;
}

function followUp(call: RouteCall) {
  const interaction = acknowledged(call);
  const isFirst = interaction.callbackType === 5 && !interaction.original;
  const message = post(call, interaction, call.body);
  if (isFirst) interaction.original = message;
  else interaction.followUps.push(message);
  return ok(toMessage(call.world.state, message));
}

function getOriginal(call: RouteCall) {
  const message = originalOf(acknowledged(call), call);
  if (!message) throw unknown(10008, "Message");
  return ok(toMessage(call.world.state, message));
}

function editOriginal(call: RouteCall) {
  const interaction = acknowledged(call);
  const message = originalOf(interaction, call);
  if (message) change(call, interaction, call.body);
  else interaction.original = post(call, interaction, call.body);
  const shown = originalOf(interaction, call);
  return ok(shown && toMessage(call.world.state, shown));
}

function deleteOriginal(call: RouteCall) {
  const interaction = acknowledged(call);
  const message = originalOf(interaction, call);
  if (message) call.world.remove(message);
  interaction.callbackType = 6;
  return done;
}

/** The interaction a webhook's token stands for, while it lives. */
function acknowledged({ world, params }: RouteCall): InteractionState {
  const interaction = [...world.state.interactions.values()].find(({ token }) => token === params[1]);
  if (!interaction || interaction.acknowledgedAt === undefined) throw unknown(10015, "Webhook");
  if (interaction.expired) throw new ApiError(401, 50027, "Invalid Webhook Token");
  return interaction;
}

function originalOf(interaction: InteractionState, { world }: RouteCall): MessageState | undefined {
  const isOfComponent = interaction.callbackType === 6 || interaction.callbackType === 7;
  if (!isOfComponent) return interaction.original;
  return findMessage(world.state, interaction.channelId, interaction.messageId ?? "");
}

function change(call: RouteCall, interaction: InteractionState, data: unknown): void {
  const message = originalOf(interaction, call);
  const channel = call.world.state.channels.get(interaction.channelId);
  if (message && channel) call.world.edit(message, toContents(call.world.state, channel, readMessageBody(data)));
}

function post(call: RouteCall, interaction: InteractionState, data: unknown): MessageState {
  const { world } = call;
  const channel = world.state.channels.get(interaction.channelId);
  if (!channel) throw unknown(10003, "Channel");
  const body = readMessageBody(data);
  requireContents(body);
  const deferred = interaction.callbackData as { readonly flags?: number } | undefined;
  const isFirst = interaction.callbackType === 5 && !interaction.original;
  const flags = isFirst ? (deferred?.flags ?? 0) : (body.flags ?? 0);
  return world.post(channel, {
    authorId: world.state.bot.id,
    flags,
    webhookId: world.state.bot.id,
    ...toContents(world.state, channel, body),
    ...((flags & ephemeral) === 0 ? {} : { onlyFor: interaction.userId }),
  });
}

function checkModal(data: unknown): void {
  const modal = z.object({
    title: z.string().min(1).max(45),
    custom_id: z.string().min(1).max(100),
    components: z
      .array(z.looseObject({ type: z.union([z.literal(1), z.literal(18)]), label: z.string().max(45).optional() }))
      .min(1)
      .max(5),
  });
  if (!modal.safeParse(data).success) throw invalidForm("data", "MODAL_INVALID", "Invalid modal");
}

function checkChoices(data: unknown): void {
  const choice = z.object({ name: z.string().min(1).max(100), value: z.string().min(1).max(100) });
  const parsed = z.object({ choices: z.array(choice).max(25) }).safeParse(data);
  if (!parsed.success) throw invalidForm("choices", "BASE_TYPE_BAD_LENGTH", "Must be 25 or fewer in length.");
}
