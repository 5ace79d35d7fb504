import { z } from "zod";
import { ApiError, invalidForm, unknown } from "../api-error.ts";
import { toChannel, toGuild, toMember, toUser } from "../payloads.ts";
import { isThread, type PermissionName, requireBot } from "../permissions.ts";
import { done, ok, type Route, type RouteCall } from "../route.ts";
import { findMessage } from "../state.ts";
import { channelOf } from "./messages.ts";

/** Channels, threads, direct conversations, users and guilds. */
export const channelRoutes: readonly Route[] = [
  { method: "GET", path: "/channels/:id", handle: getChannel },
  { method: "PATCH", path: "/channels/:id", handle: patchThread },
  { method: "DELETE", path: "/channels/:id", handle: deleteThread },
  {
    method: "POST",
    path: "/channels/:id/messages/:message/threads",
    handle: (call) => openThread(call, call.params[1]),
  },
  { method: "POST", path: "/channels/:id/threads", handle: (call) => openThread(call, undefined) },
  { method: "PUT", path: "/channels/:id/thread-members/:user", handle: addThreadMember },
  { method: "GET", path: "/users/@me", handle: ({ world }) => ok(toUser(world.state.bot)) },
  { method: "POST", path: "/users/@me/channels", handle: openDirect },
  { method: "GET", path: "/users/:id", handle: getUser },
  { method: "GET", path: "/guilds/:id", handle: getGuild },
  { method: "GET", path: "/guilds/:id/channels", handle: listChannels },
  { method: "GET", path: "/guilds/:id/members/:user", handle: getMember },
];

function getChannel(call: RouteCall) {
  const channel = channelOf(call);
  requireBot(call.world.state, channel);
  return ok(toChannel(call.world.state, channel));
}

function patchThread(call: RouteCall) {
  const { world } = call;
  const channel = channelOf(call);
  const {
    applied_tags: tags,
    name,
    archived: isArchived,
  } = z
    .object({ applied_tags: z.array(z.string()).max(5), name: z.string().min(1).max(100), archived: z.boolean() })
    .partial()
    .parse(call.body);
  requireBot(world.state, channel, ...ownerOr(channel.ownerId === world.state.bot.id, "manageThreads"));
  if (isArchived !== undefined) channel.isArchived = isArchived;
  if (channel.isArchived) throw new ApiError(400, 50083, "Thread is archived");
  if (tags) channel.appliedTags = tags;
  if (name !== undefined) channel.name = name;
  world.updateThread(channel);
  return ok(toChannel(world.state, channel));
}

function deleteThread(call: RouteCall) {
  const channel = channelOf(call);
  requireBot(call.world.state, channel, "manageThreads");
  call.world.removeThread(channel);
  return ok(toChannel(call.world.state, channel));
}

function openThread(call: RouteCall, messageId: string | undefined) {
  const { world } = call;
  const parent = channelOf(call);
  const body = z.object({ name: z.string(), type: z.number().optional() }).parse(call.body);
  if (body.name.length < 1 || body.name.length > 100) {
    throw invalidForm("name", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 100 in length.");
  }
  requireBot(world.state, parent, messageId === undefined ? "createPrivateThreads" : "createPublicThreads");
  if (isThread(parent)) throw new ApiError(400, 50024, "Cannot execute action on this channel type");
  if (messageId !== undefined && !findMessage(world.state, parent.id, messageId)) throw unknown(10008, "Message");
  if (messageId !== undefined && world.state.channels.has(messageId)) {
    throw new ApiError(400, 160004, "A thread has already been created for this message");
  }
  const id = messageId === undefined ? {} : { id: messageId };
  const type = messageId === undefined ? (body.type ?? 12) : 11;
  return ok(
    toChannel(world.state, world.openThread(parent, { name: body.name, ownerId: world.state.bot.id, type, ...id })),
  );
}

function addThreadMember(call: RouteCall) {
  channelOf(call);
  return done;
}

function openDirect({ world, body }: RouteCall) {
  const { recipient_id: recipient } = z.object({ recipient_id: z.string() }).parse(body);
  if (!world.state.users.has(recipient)) throw unknown(10013, "User");
  return ok(toChannel(world.state, world.openDirect(recipient)));
}

function getUser({ world, params }: RouteCall) {
  const user = world.state.users.get(params[0] ?? "");
  if (!user) throw unknown(10013, "User");
  return ok(toUser(user));
}

function getGuild(call: RouteCall) {
  return ok(toGuild(call.world.state, guildOf(call), () => false));
}

function listChannels(call: RouteCall) {
  const { state } = call.world;
  const guild = guildOf(call);
  const inGuild = [...state.channels.values()].filter((channel) => channel.guildId === guild.id && !isThread(channel));
  return ok(inGuild.map((channel) => toChannel(state, channel)));
}

function getMember(call: RouteCall) {
  const guild = guildOf(call);
  const userId = call.params[1] ?? "";
  if (!guild.members.has(userId)) throw unknown(10007, "Member");
  return ok(toMember(call.world.state, guild, userId, true));
}

function guildOf({ world, params }: RouteCall) {
  const guild = world.state.guilds.get(params[0] ?? "");
  if (!guild) throw unknown(10004, "Guild");
  return guild;
}

function ownerOr(isOwner: boolean, otherwise: PermissionName): readonly PermissionName[] {
  return isOwner ? [] : [otherwise];
}
