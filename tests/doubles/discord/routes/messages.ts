import { ApiError, invalidForm, missingPermissions, unknown } from "../api-error.ts";
import { type MessageBody, readMessageBody, requireContents, toContents } from "../message-body.ts";
import { toMessage } from "../payloads.ts";
import { isThread, requireBot } from "../permissions.ts";
import { done, ok, type Route, type RouteCall } from "../route.ts";
import { type ChannelState, findMessage, type MessageState } from "../state.ts";

/** Reading, writing, editing and deleting messages, reactions and the typing mark. */
export const messageRoutes: readonly Route[] = [
  { method: "GET", path: "/channels/:id/messages", handle: listMessages },
  { method: "GET", path: "/channels/:id/messages/:message", handle: (call) => ok(shown(call, messageOf(call))) },
  { method: "POST", path: "/channels/:id/messages", handle: postMessage },
  { method: "PATCH", path: "/channels/:id/messages/:message", handle: editMessage },
  { method: "DELETE", path: "/channels/:id/messages/:message", handle: deleteMessage },
  { method: "PUT", path: "/channels/:id/messages/:message/reactions/:emoji/@me", handle: (call) => react(call, true) },
  {
    method: "DELETE",
    path: "/channels/:id/messages/:message/reactions/:emoji/@me",
    handle: (call) => react(call, false),
  },
  { method: "POST", path: "/channels/:id/typing", handle: showTyping },
];

/** The channel that a path names first; 10003 when there is none. */
export function channelOf({ world, params }: RouteCall): ChannelState {
  const channel = world.state.channels.get(params[0] ?? "");
  if (!channel) throw unknown(10003, "Channel");
  return channel;
}

function listMessages(call: RouteCall) {
  const channel = channelOf(call);
  requireBot(call.world.state, channel, "readHistory");
  const limit = Number(call.query.get("limit") ?? 50);
  const after = call.query.get("after");
  const before = call.query.get("before");
  const all = channel.messages.filter(({ onlyFor }) => onlyFor === undefined);
  const isWanted = ({ id }: MessageState) =>
    (after === null || BigInt(id) > BigInt(after)) && (before === null || BigInt(id) < BigInt(before));
  const wanted = all.filter(isWanted);
  const page = after === null ? wanted.slice(-limit) : wanted.slice(0, limit);
  return ok(page.reverse().map((message) => shown(call, message)));
}

function postMessage(call: RouteCall) {
  const { world } = call;
  const { state } = world;
  const channel = channelOf(call);
  const body = readMessageBody(call.body);
  const recipient = state.users.get(channel.recipientId ?? "");
  if (recipient?.refusesDirectMessages) throw new ApiError(403, 50007, "Cannot send messages to this user");
  requireBot(state, channel, isThread(channel) ? "sendInThreads" : "sendMessages");
  requireContents(body);
  const nonce = body.nonce === undefined || body.nonce === null ? undefined : `${body.nonce}`;
  const earlier = body.enforce_nonce && channel.messages.find((message) => message.nonce === nonce);
  if (nonce !== undefined && earlier) return ok(shown(call, earlier));
  channel.isArchived = false;
  const repliedTo = findReference(channel, body);
  const message = world.post(channel, {
    authorId: state.bot.id,
    ...toContents(state, channel, body, repliedTo),
    ...(nonce === undefined ? {} : { nonce }),
    ...(repliedTo ? { referenceId: repliedTo.id } : {}),
  });
  return ok(shown(call, message));
}

function editMessage(call: RouteCall) {
  const message = ownMessage(call);
  const body = readMessageBody(call.body);
  const { content, embeds, components, files, ...notified } = toContents(call.world.state, channelOf(call), body);
  call.world.edit(message, {
    ...notified,
    ...(body.content === undefined ? {} : { content }),
    ...(body.embeds === undefined ? {} : { embeds }),
    ...(body.components === undefined ? {} : { components }),
    ...(body.attachments === undefined ? {} : { files }),
  });
  return ok(shown(call, message));
}

function deleteMessage(call: RouteCall) {
  call.world.remove(ownMessage(call));
  return done;
}

function showTyping(call: RouteCall) {
  channelOf(call);
  return done;
}

function react(call: RouteCall, isAdded: boolean) {
  const message = messageOf(call);
  requireBot(call.world.state, channelOf(call), "readHistory", "addReactions");
  call.world.react(message, call.world.state.bot.id, call.params[2] ?? "", isAdded);
  return done;
}

function findReference(channel: ChannelState, { message_reference: reference }: MessageBody): MessageState | undefined {
  if (!reference) return undefined;
  const found = channel.messages.find(({ id }) => id === reference.message_id);
  if (found || reference.fail_if_not_exists === false) return found;
  throw invalidForm("message_reference", "MESSAGE_REFERENCE_UNKNOWN_MESSAGE", "Unknown message");
}

function ownMessage(call: RouteCall): MessageState {
  const message = messageOf(call);
  if (channelOf(call).isArchived) throw new ApiError(400, 50083, "Thread is archived");
  if (message.authorId === call.world.state.bot.id) return message;
  if (call.body === undefined) throw missingPermissions();
  throw new ApiError(403, 50005, "Cannot edit a message authored by another user");
}

function messageOf(call: RouteCall): MessageState {
  const message = findMessage(call.world.state, channelOf(call).id, call.params[1] ?? "");
  if (!message || message.onlyFor !== undefined) throw unknown(10008, "Message");
  return message;
}

function shown({ world }: RouteCall, message: MessageState): object {
  return toMessage(world.state, message);
}
