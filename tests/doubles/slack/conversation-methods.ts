import { ApiError, type Method } from "./api-error.ts";
import { findChannel } from "./chat-methods.ts";
import { toMessage } from "./payloads.ts";
import { openDirect, type SlackChannel, type Workspace } from "./state.ts";

export const conversationMethods: Readonly<Record<string, Method>> = {
  "conversations.replies": ({ workspace }, args) => {
    const channel = findReadable(workspace, findChannel(workspace, args));
    const root = channel.messages.find(({ ts }) => ts === args.ts);
    const thread = channel.messages.filter(({ ts, threadTs }) => ts === args.ts || threadTs === args.ts);
    if (!root && thread.length === 0) throw new ApiError("thread_not_found");
    const from = Number(args.cursor ?? 0);
    const to = from + Number(args.limit ?? 1000);
    const isMore = to < thread.length;
    return {
      messages: thread.slice(from, to).map((message) => toMessage(message, workspace)),
      has_more: isMore,
      ...(isMore && { response_metadata: { next_cursor: `${to}` } }),
    };
  },

  "conversations.history": ({ workspace }, args) => {
    const channel = findReadable(workspace, findChannel(workspace, args));
    const isWanted = (ts: string) => {
      if (args.latest !== undefined && (args.inclusive ? ts > String(args.latest) : ts >= String(args.latest)))
        return false;
      return args.oldest === undefined || (args.inclusive ? ts >= String(args.oldest) : ts > String(args.oldest));
    };
    const found = channel.messages.filter(({ ts, threadTs }) => threadTs === undefined && isWanted(ts)).reverse();
    const limit = Number(args.limit ?? 100);
    return {
      messages: found.slice(0, limit).map((message) => toMessage(message, workspace)),
      has_more: found.length > limit,
    };
  },

  "conversations.info": ({ workspace }, args) => ({ channel: toChannel(workspace, findChannel(workspace, args)) }),

  "conversations.list": ({ workspace }) => ({
    channels: [...workspace.channels.values()].map((channel) => toChannel(workspace, channel)),
    response_metadata: { next_cursor: "" },
  }),

  "conversations.open": ({ workspace }, args) => {
    const user = String(args.users ?? "");
    if (!workspace.users.has(user)) throw new ApiError("user_not_found");
    return { channel: { id: openDirect(workspace, user).id } };
  },
};

function findReadable(workspace: Workspace, channel: SlackChannel): SlackChannel {
  if (!channel.members.has(workspace.botUserId)) throw new ApiError("not_in_channel");
  return channel;
}

function toChannel(workspace: Workspace, channel: SlackChannel) {
  return {
    id: channel.id,
    name: channel.name,
    is_im: channel.kind === "im",
    is_private: channel.kind === "group",
    is_archived: channel.isArchived,
    is_member: channel.members.has(workspace.botUserId),
  };
}
