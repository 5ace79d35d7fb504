import type { webApi } from "@slack/bolt";

type Settings = NonNullable<webApi.AppsManifestCreateArguments["manifest"]["settings"]>;
type SlackEvent = NonNullable<NonNullable<Settings["event_subscriptions"]>["bot_events"]>[number];

/** Every method of Slack's Web API that Usher calls, with the scopes it needs; nothing else can be called. */
export const webMethods = {
  "auth.test": [],
  "chat.delete": ["chat:write"],
  "chat.postMessage": ["chat:write"],
  "chat.postEphemeral": ["chat:write"],
  "chat.update": ["chat:write"],
  "conversations.history": ["channels:history", "groups:history", "im:history"],
  "conversations.info": ["channels:read", "groups:read"],
  "conversations.open": ["im:write"],
  "conversations.replies": ["channels:history", "groups:history", "im:history"],
  "users.info": ["users:read"],
  "usergroups.users.list": ["usergroups:read"],
  "reactions.add": ["reactions:write"],
  "reactions.remove": ["reactions:write"],
  "files.getUploadURLExternal": ["files:write"],
  "files.completeUploadExternal": ["files:write"],
  "assistant.threads.setSuggestedPrompts": ["assistant:write"],
  "views.open": [],
  "views.update": [],
  "views.publish": [],
} as const;

export type WebMethod = keyof typeof webMethods;

/** Every event Usher listens to, by the name it is subscribed under, with the scopes it needs. */
export const subscriptions = {
  app_home_opened: [],
  app_mention: ["app_mentions:read"],
  app_uninstalled: [],
  assistant_thread_started: ["assistant:write"],
  "message.channels": ["channels:history"],
  "message.groups": ["groups:history"],
  "message.im": ["im:history"],
  reaction_added: ["reactions:read"],
  reaction_removed: ["reactions:read"],
} as const satisfies Readonly<Partial<Record<SlackEvent, readonly string[]>>>;

/** What reading the files of a form needs. */
const downloadScope = "files:read";

/** All scopes of the bot, sorted: those of the methods, of the events, of the slash commands, and of files. */
export function toScopes(): readonly string[] {
  const tables: readonly (readonly string[])[] = [...Object.values(webMethods), ...Object.values(subscriptions)];
  return [...new Set(["commands", downloadScope, ...tables.flat()])].sort();
}
