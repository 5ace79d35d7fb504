import { ApiError } from "./api-error.ts";
import { toFile } from "./files.ts";
import { toInteraction, toMessage } from "./payloads.ts";
import type { ResponseUrls } from "./response-urls.ts";
import type { Json, SlackChannel, SlackMessage, SlackState, SlackView, Workspace } from "./state.ts";
import type { Outcome, Transport } from "./transport.ts";

/** What people do with buttons, commands, menus and forms; each gives how the app acknowledged it. */
export interface Interactions {
  press(workspace: Workspace, user: string, message: SlackMessage, pick: ElementPick): Promise<Outcome>;
  /** Chooses the option of this label in a menu beside the buttons. */
  choose(workspace: Workspace, user: string, message: SlackMessage, label: string): Promise<Outcome>;
  pressAtHome(workspace: Workspace, user: string, pick: ElementPick): Promise<Outcome>;
  command(workspace: Workspace, user: string, channel: SlackChannel, command: string, text?: string): Promise<Outcome>;
  menu(workspace: Workspace, user: string, message: SlackMessage, callbackId: string): Promise<Outcome>;
  /** The value of a file's field is the id of an uploaded file. */
  submit(workspace: Workspace, opened: SlackView, values: Readonly<Record<string, string>>): Promise<Outcome>;
  typeInto(workspace: Workspace, opened: SlackView, block: string, typed: string): Promise<Outcome>;
  takeTrigger(id: string): { readonly user: string };
}

export type ElementPick = (element: Json) => boolean;

export function createInteractions(options: {
  readonly state: SlackState;
  readonly transport: Transport;
  readonly responseUrls: ResponseUrls;
  /** Milliseconds that a trigger may be used in, once. */
  readonly triggerLife: number;
}): Interactions {
  const { state, transport, responseUrls, triggerLife } = options;
  const triggers = new Map<string, { readonly user: string; readonly givenAt: number; isUsed: boolean }>();
  const newTrigger = (user: string) => {
    const id = state.newId("trigger.");
    triggers.set(id, { user, givenAt: performance.now(), isUsed: false });
    return id;
  };
  const interact = (payload: Json) => transport.send({ type: "interactive", payload });
  const act = (
    workspace: Workspace,
    user: string,
    blocks: readonly Json[],
    pick: ElementPick,
    where: Json,
    option?: Json,
  ) => {
    const found = blocks
      .flatMap((block) =>
        [...((block.elements as Json[] | undefined) ?? []), block.accessory as Json].map((element) => ({
          block,
          element,
        })),
      )
      .find(({ element }) => element !== undefined && pick(element));
    if (!found) throw new Error("there is no such button");
    const { block, element } = found;
    const chosen = option === undefined ? { value: element.value, text: element.text } : { selected_option: option };
    const action = { type: element.type, action_id: element.action_id, block_id: block.block_id, ...chosen };
    return interact({
      ...toInteraction(state, workspace, user),
      type: "block_actions",
      trigger_id: newTrigger(user),
      state: { values: {} },
      ...where,
      actions: [{ ...action, action_ts: state.newTs() }],
    });
  };

  /** Where a message is that somebody acts on; of one shown to them alone Slack does not give the message itself. */
  const toWhere = (workspace: Workspace, user: string, message: SlackMessage): Json => {
    const { ts, channel, threadTs, onlyFor } = message;
    const isEphemeral = onlyFor !== undefined;
    const container = { type: "message", message_ts: ts, channel_id: channel, is_ephemeral: isEphemeral };
    return {
      container: { ...container, ...(threadTs ? { thread_ts: threadTs } : {}) },
      channel: { id: channel, name: "" },
      ...(isEphemeral ? {} : { message: toMessage(message, workspace) }),
      response_url: responseUrls.create(workspace, user, channel),
    };
  };

  return {
    press: (workspace, user, message, pick) =>
      act(workspace, user, message.blocks ?? [], pick, toWhere(workspace, user, message)),
    choose(workspace, user, message, label) {
      const find = ({ options }: Json): Json | undefined =>
        ((options ?? []) as readonly Json[]).find(({ text }) => (text as Json).text === label);
      const elements = (message.blocks ?? []).flatMap((block) => (block.elements as Json[] | undefined) ?? []);
      const option = elements.map(find).find((found) => found !== undefined);
      const where = toWhere(workspace, user, message);
      return act(workspace, user, message.blocks ?? [], (element) => find(element) !== undefined, where, option);
    },
    pressAtHome(workspace, user, pick) {
      const view = workspace.homes.get(user);
      if (!view) throw new Error("there is no home page");
      return act(workspace, user, view.blocks as Json[], pick, {
        container: { type: "view", view_id: `V${user}` },
        view,
      });
    },
    command: (workspace, user, channel, command, text = "") =>
      transport.send({
        type: "slash_commands",
        payload: {
          command,
          text,
          team_id: workspace.teamId,
          channel_id: channel.id,
          channel_name: channel.kind === "im" ? "directmessage" : channel.name,
          user_id: user,
          user_name: workspace.users.get(user)?.name,
          api_app_id: state.appId,
          trigger_id: newTrigger(user),
          is_enterprise_install: "false",
          response_url: responseUrls.create(workspace, user, channel.id),
        },
      }),
    menu: (workspace, user, message, callbackId) =>
      interact({
        ...toInteraction(state, workspace, user),
        type: "message_action",
        callback_id: callbackId,
        trigger_id: newTrigger(user),
        action_ts: state.newTs(),
        message_ts: message.ts,
        channel: { id: message.channel, name: "" },
        message: toMessage(message, workspace),
        response_url: responseUrls.create(workspace, user, message.channel),
      }),
    submit: (workspace, { id, view, user }, values) =>
      interact({
        ...toInteraction(state, workspace, user),
        type: "view_submission",
        trigger_id: newTrigger(user),
        view: {
          ...view,
          id,
          team_id: workspace.teamId,
          state: { values: toStateValues(view, values, (id) => toFiles(state, workspace, id)) },
        },
        response_urls: [],
      }),
    typeInto(workspace, { id, view, user }, block, typed) {
      const { element } = (view.blocks as Json[]).find(({ block_id }) => block_id === block) as { element: Json };
      return interact({
        ...toInteraction(state, workspace, user),
        type: "block_suggestion",
        action_id: element.action_id,
        block_id: block,
        value: typed,
        container: { type: "view", view_id: id },
        view: { ...view, id, state: { values: {} } },
      });
    },
    takeTrigger(id) {
      const trigger = triggers.get(id);
      if (!trigger) throw new ApiError("invalid_trigger_id");
      if (trigger.isUsed) throw new ApiError("exchanged_trigger_id");
      if (performance.now() - trigger.givenAt > triggerLife) throw new ApiError("expired_trigger_id");
      trigger.isUsed = true;
      return trigger;
    },
  };
}

function toFiles(state: SlackState, workspace: Workspace, id: string): readonly Json[] {
  const file = workspace.files.get(id);
  return file ? [toFile(state, file)] : [];
}

/** The values as a form gives them back, by block and by the element's action id. */
function toStateValues(
  view: Json,
  values: Readonly<Record<string, string>>,
  filesOf: (id: string) => readonly Json[],
): Json {
  const inputs = (view.blocks as Json[]).filter(({ type }) => type === "input");
  return Object.fromEntries(
    inputs.map(({ block_id, element }) => {
      const { type, action_id } = element as Json;
      const value = values[String(block_id)] ?? toInitial(element as Json);
      const state = type === "file_input" ? { files: filesOf(value ?? "") } : toValue(String(type), value);
      return [block_id, { [String(action_id)]: { type, ...state } }];
    }),
  );
}

/** What a field holds while nobody touches it. */
function toInitial({ initial_value, initial_option, initial_user }: Json): string | undefined {
  return (initial_value ?? (initial_option as Json | undefined)?.value ?? initial_user) as string | undefined;
}

function toValue(type: string, value: string | undefined): Json {
  if (type === "plain_text_input") return { value: value ?? null };
  if (type === "users_select") return { selected_user: value ?? null };
  return { selected_option: value === undefined ? null : { text: { type: "plain_text", text: value }, value } };
}
