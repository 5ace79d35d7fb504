import type { Json, SlackChannel, SlackMessage, SlackState, Workspace } from "./state.ts";

/** A message as Slack writes it in events and in answers. */
export function toMessage(message: SlackMessage, workspace: Workspace): Json {
  return {
    type: "message",
    ...(message.subtype ? { subtype: message.subtype } : {}),
    ts: message.ts,
    user: message.user,
    team: workspace.teamId,
    text: message.text,
    ...(message.blocks ? { blocks: message.blocks } : {}),
    ...(message.botId ? { bot_id: message.botId, app_id: "A0USHER" } : {}),
    ...(message.threadTs ? { thread_ts: message.threadTs } : {}),
    ...(message.files ? { files: message.files.map(({ id, name }) => ({ id, name })) } : {}),
    ...(message.edited ? { edited: { user: message.user, ts: message.ts } } : {}),
    ...(message.reactions.size > 0
      ? {
          reactions: [...message.reactions].map(([name, users]) => ({ name, users: [...users], count: users.size })),
        }
      : {}),
  };
}

export function toMessageEvent(message: SlackMessage, channel: SlackChannel, workspace: Workspace): Json {
  return {
    ...toMessage(message, workspace),
    channel: channel.id,
    channel_type: channel.kind,
    event_ts: message.ts,
  };
}

/** The outer form of an event; the `event_id` stays the same over all retries. */
export function toEventCallback(state: SlackState, workspace: Workspace, event: Json): Json {
  return {
    token: "deprecated",
    team_id: workspace.teamId,
    api_app_id: state.appId,
    event,
    type: "event_callback",
    event_id: state.newId("Ev"),
    event_time: 1_768_469_400,
    authorizations: [
      {
        enterprise_id: null,
        team_id: workspace.teamId,
        user_id: workspace.botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
  };
}

/** What every interaction carries of who, where and which app. */
export function toInteraction(state: SlackState, workspace: Workspace, user: string): Json {
  return {
    team: { id: workspace.teamId, domain: "lumen" },
    user: { id: user, username: workspace.users.get(user)?.name, team_id: workspace.teamId },
    api_app_id: state.appId,
    token: "deprecated",
    enterprise: null,
    is_enterprise_install: false,
  };
}
