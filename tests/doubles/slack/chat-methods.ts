import { ApiError, type Method, type MethodContext } from "./api-error.ts";
import { toMessage, toMessageEvent } from "./payloads.ts";
import type { Json, SlackChannel, SlackMessage, Workspace } from "./state.ts";
import { validateBlocks } from "./validate-blocks.ts";

export const chatMethods: Readonly<Record<string, Method>> = {
  "chat.postMessage": (context, args) => {
    const channel = findWritable(context.workspace, args);
    const message = createMessage(context, channel, args);
    channel.messages.push(message);
    context.tell(toMessageEvent(message, channel, context.workspace));
    return { channel: channel.id, ts: message.ts, message: toMessage(message, context.workspace) };
  },

  "chat.postEphemeral": (context, args) => {
    const channel = findWritable(context.workspace, args);
    const onlyFor = String(args.user ?? "");
    if (!channel.members.has(onlyFor)) throw new ApiError("user_not_in_channel");
    const message = { ...createMessage(context, channel, args), onlyFor };
    channel.ephemeral.push(message);
    return { message_ts: message.ts };
  },

  "chat.update": (context, args) => {
    const { message, channel } = findOwn(context.workspace, args, "cant_update_message");
    checkContent(args);
    Object.assign(message, { text: String(args.text ?? ""), ...(args.blocks ? { blocks: args.blocks } : {}) });
    const event = { channel: channel.id, channel_type: channel.kind, ts: context.newTs() };
    context.tell({
      type: "message",
      subtype: "message_changed",
      message: toMessage(message, context.workspace),
      ...event,
    });
    return { channel: channel.id, ts: message.ts };
  },

  "chat.delete": (context, args) => {
    const { message, channel } = findOwn(context.workspace, args, "cant_delete_message");
    channel.messages.splice(channel.messages.indexOf(message), 1);
    return { channel: channel.id, ts: message.ts };
  },

  "chat.getPermalink": ({ workspace }, args) => {
    const channel = findChannel(workspace, args);
    return {
      channel: channel.id,
      permalink: `https://lumen.example.org/archives/${channel.id}/p${String(args.message_ts)}`,
    };
  },
};

/** The channel named, as far as the bot may know of it. */
export function findChannel(workspace: Workspace, args: Json): SlackChannel {
  const channel = workspace.channels.get(String(args.channel ?? ""));
  if (!channel) throw new ApiError("channel_not_found");
  return channel;
}

/** The channel named, where the bot may write. */
export function findWritable(workspace: Workspace, args: Json): SlackChannel {
  const channel = findChannel(workspace, args);
  if (channel.isArchived) throw new ApiError("is_archived");
  if (!channel.members.has(workspace.botUserId)) throw new ApiError("not_in_channel");
  return channel;
}

function findOwn(workspace: Workspace, args: Json, refusal: string): { message: SlackMessage; channel: SlackChannel } {
  const channel = findChannel(workspace, args);
  const message = channel.messages.find(({ ts }) => ts === args.ts);
  if (!message) throw new ApiError("message_not_found");
  if (message.botId !== workspace.botId) throw new ApiError(refusal);
  return { message, channel };
}

function createMessage({ workspace, newTs }: MethodContext, channel: SlackChannel, args: Json): SlackMessage {
  checkContent(args);
  const threadTs = args.thread_ts as string | undefined;
  if (threadTs !== undefined && !/^\d+\.\d+$/.test(threadTs)) throw new ApiError("invalid_thread_ts");
  return {
    ts: newTs(),
    channel: channel.id,
    user: workspace.botUserId,
    botId: workspace.botId,
    text: String(args.text ?? ""),
    ...(args.blocks ? { blocks: args.blocks as Json[] } : {}),
    ...(threadTs === undefined ? {} : { threadTs }),
    reactions: new Map(),
  };
}

function checkContent(args: Json): void {
  if (!args.text && !args.blocks) throw new ApiError("no_text");
  if (String(args.text ?? "").length > 40_000) throw new ApiError("msg_too_long");
  const faults = args.blocks ? validateBlocks(args.blocks) : [];
  if (faults.length > 0) throw new ApiError("invalid_blocks", { response_metadata: { messages: faults } });
}
