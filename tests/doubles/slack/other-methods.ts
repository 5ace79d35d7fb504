import { ApiError, type Method } from "./api-error.ts";
import { findChannel } from "./chat-methods.ts";
import type { Json, Workspace } from "./state.ts";
import { validateView } from "./validate-blocks.ts";

export const otherMethods: Readonly<Record<string, Method>> = {
  "auth.test": ({ workspace }) => ({
    url: "https://lumen.example.org/",
    team: workspace.name,
    team_id: workspace.teamId,
    user: "usher",
    user_id: workspace.botUserId,
    bot_id: workspace.botId,
    is_enterprise_install: false,
  }),

  "users.info": ({ workspace }, args) => {
    const user = workspace.users.get(String(args.user));
    if (!user) throw new ApiError("user_not_found");
    return { user: { id: args.user, name: user.name, is_bot: user.isBot === true, locale: user.language ?? "en-US" } };
  },

  "bots.info": ({ workspace }) => ({ bot: { id: workspace.botId, app_id: "A0USHER", name: "usher" } }),

  "usergroups.users.list": ({ workspace }, args) => {
    const group = workspace.groups.get(String(args.usergroup));
    if (!group) throw new ApiError("no_such_subteam");
    return { users: [...group] };
  },

  "reactions.add": ({ workspace }, args) => {
    const users = findReaction(workspace, args);
    if (users.has(workspace.botUserId)) throw new ApiError("already_reacted");
    users.add(workspace.botUserId);
    return {};
  },

  "reactions.remove": ({ workspace }, args) => {
    if (!findReaction(workspace, args).delete(workspace.botUserId)) throw new ApiError("no_reaction");
    return {};
  },

  "assistant.threads.setSuggestedPrompts": ({ workspace }, args) => {
    const prompts = args.prompts as Json[];
    if (prompts.length === 0 || prompts.length > 4) throw new ApiError("invalid_arguments");
    workspace.prompts.push(args);
    return {};
  },

  "views.open": (context, args) => {
    const { user } = context.takeTrigger(String(args.trigger_id));
    return keepView(context.workspace, context.state.newId("V"), user, args.view as Json);
  },

  "views.push": (context, args) => {
    const { user } = context.takeTrigger(String(args.trigger_id));
    return keepView(context.workspace, context.state.newId("V"), user, args.view as Json);
  },

  "views.update": ({ workspace }, args) => {
    const known = workspace.modals.get(String(args.view_id));
    if (!known) throw new ApiError("not_found");
    return keepView(workspace, known.id, known.user, args.view as Json);
  },

  "views.publish": ({ workspace }, args) => {
    const view = args.view as Json;
    check(view);
    workspace.homes.set(String(args.user_id), view);
    return { view: { id: `V${String(args.user_id)}`, ...view } };
  },
};

function keepView(workspace: Workspace, id: string, user: string, view: Json): Json {
  check(view);
  workspace.modals.set(id, { id, view, user });
  return { view: { id, ...view } };
}

function check(view: Json): void {
  const faults = validateView(view);
  if (faults.length > 0) throw new ApiError("invalid_arguments", { response_metadata: { messages: faults } });
}

function findReaction(workspace: Workspace, args: Json): Set<string> {
  const message = findChannel(workspace, args).messages.find(({ ts }) => ts === args.timestamp);
  if (!message) throw new ApiError("message_not_found");
  const name = String(args.name);
  const users = message.reactions.get(name) ?? new Set();
  message.reactions.set(name, users);
  return users;
}
