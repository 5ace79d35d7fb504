import type { Events } from "./events.ts";
import { toMessage, toMessageEvent } from "./payloads.ts";
import { openDirect, type SlackChannel, type SlackMessage, type SlackState, type Workspace } from "./state.ts";

/** What people write and do in a workspace; each changes the state and tells the app. */
export interface People {
  /** A mention of the bot gives two events, as Slack gives them. */
  post(channel: string, user: string, text: string, options?: PostOptions): SlackMessage;
  /** Writes to the bot alone. */
  whisper(user: string, text: string, options?: PostOptions): SlackMessage;
  edit(message: SlackMessage, text: string): void;
  /** A message that others hang from leaves a tombstone in its place, which Slack tells of as a change. */
  remove(message: SlackMessage): void;
  react(message: SlackMessage, user: string, name: string): void;
  takeBack(message: SlackMessage, user: string, name: string): void;
  openHome(user: string): void;
  openAssistant(user: string): string;
}

export interface PostOptions {
  readonly threadTs?: string;
  readonly botId?: string;
  readonly subtype?: string;
}

export function createPeople(state: SlackState, workspace: Workspace, events: Events): People {
  const tell = (event: Record<string, unknown>) => events.tell(workspace, event);
  const channelOf = (id: string) => workspace.channels.get(id) as SlackChannel;
  const post: People["post"] = (id, user, text, { threadTs, botId, subtype } = {}) => {
    const channel = channelOf(id);
    const message: SlackMessage = {
      ts: state.newTs(),
      channel: id,
      user,
      text,
      ...(threadTs === undefined ? {} : { threadTs }),
      ...(botId === undefined ? {} : { botId }),
      reactions: new Map(),
    };
    channel.messages.push(message);
    const event = { ...toMessageEvent(message, channel, workspace), ...(subtype === undefined ? {} : { subtype }) };
    if (channel.kind !== "im" && text.includes(`<@${workspace.botUserId}>`)) {
      const { channel_type: _, ...mention } = event as Record<string, unknown>;
      tell({ ...mention, type: "app_mention" });
    }
    tell(event);
    return message;
  };
  const changeEvent = (message: SlackMessage) => {
    const { id, kind } = channelOf(message.channel);
    const ts = state.newTs();
    return { type: "message", channel: id, channel_type: kind, ts, event_ts: ts, hidden: true };
  };
  return {
    post,
    whisper: (user, text, options) => post(openDirect(workspace, user).id, user, text, options),
    edit(message, text) {
      const previous = toMessage(message, workspace);
      Object.assign(message, { text, edited: true });
      tell({
        ...changeEvent(message),
        subtype: "message_changed",
        message: toMessage(message, workspace),
        previous_message: previous,
      });
    },
    remove(message) {
      const { messages } = channelOf(message.channel);
      const at = messages.indexOf(message);
      const previous = toMessage(message, workspace);
      if (messages.some(({ threadTs }) => threadTs === message.ts)) {
        const tombstone = toTombstone(message);
        messages.splice(at, 1, tombstone);
        const changed = { ...toMessage(tombstone, workspace), hidden: true };
        tell({
          ...changeEvent(message),
          subtype: "message_changed",
          message: changed,
          previous_message: previous,
        });
        return;
      }
      messages.splice(at, 1);
      tell({ ...changeEvent(message), subtype: "message_deleted", deleted_ts: message.ts, previous_message: previous });
    },
    react(message, user, name) {
      message.reactions.set(name, (message.reactions.get(name) ?? new Set()).add(user));
      const item = { type: "message", channel: message.channel, ts: message.ts };
      tell({ type: "reaction_added", user, reaction: name, item, item_user: message.user, event_ts: state.newTs() });
    },
    takeBack(message, user, name) {
      message.reactions.get(name)?.delete(user);
      const item = { type: "message", channel: message.channel, ts: message.ts };
      tell({ type: "reaction_removed", user, reaction: name, item, item_user: message.user, event_ts: state.newTs() });
    },
    openHome: (user) =>
      tell({
        type: "app_home_opened",
        user,
        channel: openDirect(workspace, user).id,
        tab: "home",
        event_ts: state.newTs(),
      }),
    openAssistant(user) {
      const { id } = openDirect(workspace, user);
      const ts = state.newTs();
      const thread = { user_id: user, context: {}, channel_id: id, thread_ts: ts };
      tell({ type: "assistant_thread_started", assistant_thread: thread, event_ts: ts });
      return ts;
    },
  };
}

function toTombstone(message: SlackMessage): SlackMessage {
  const { ts, channel } = message;
  const text = "This message was deleted.";
  return { ts, channel, user: "USLACKBOT", text, subtype: "tombstone", threadTs: ts, reactions: new Map() };
}
