import type { SlackChannel } from "./state.ts";

const historyScope = { channel: "channels:history", group: "groups:history", im: "im:history" } as const;
const readScope = { channel: "channels:read", group: "groups:read", im: "im:read" } as const;

/** The scope a method needs, from Slack's method pages; `undefined`: any token will do. */
export function toRequiredScope(method: string, channel: SlackChannel | undefined): string | undefined {
  if (method === "conversations.replies" || method === "conversations.history")
    return historyScope[channel?.kind ?? "channel"];
  if (method === "conversations.info") return readScope[channel?.kind ?? "channel"];
  if (method === "chat.getPermalink" || method === "auth.test" || method.startsWith("views.")) return undefined;
  const scopes: Readonly<Record<string, string>> = {
    "conversations.list": "channels:read",
    "conversations.open": "im:write",
    "users.info": "users:read",
    "bots.info": "users:read",
    "usergroups.users.list": "usergroups:read",
    "files.getUploadURLExternal": "files:write",
    "files.completeUploadExternal": "files:write",
    "reactions.add": "reactions:write",
    "reactions.remove": "reactions:write",
    "assistant.threads.setSuggestedPrompts": "assistant:write",
  };
  return scopes[method] ?? "chat:write";
}

/** The name an event is subscribed by, with the scope that it needs. */
export function toSubscription(event: Readonly<Record<string, unknown>>): {
  readonly name: string;
  readonly scope?: string;
} {
  const type = String(event.type);
  if (type === "message") {
    const kind = (event.channel_type as SlackChannel["kind"] | undefined) ?? "channel";
    const names = { channel: "message.channels", group: "message.groups", im: "message.im" };
    return { name: names[kind], scope: historyScope[kind] };
  }
  const scopes: Readonly<Record<string, string>> = {
    app_mention: "app_mentions:read",
    reaction_added: "reactions:read",
    reaction_removed: "reactions:read",
    assistant_thread_started: "assistant:write",
    assistant_thread_context_changed: "assistant:write",
    subteam_members_changed: "usergroups:read",
  };
  const scope = scopes[type];
  return scope === undefined ? { name: type } : { name: type, scope };
}
