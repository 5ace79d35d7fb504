import { toCommandData, toMenuData } from "./command-data.ts";
import { keepFile, toAttachment } from "./files.ts";
import { type Interaction, startInteraction } from "./interaction.ts";
import type { ChannelState, GuildState, MessageState, UserState } from "./state.ts";
import type { World } from "./world.ts";

/** Somebody of the pretended Discord, and what they can do there. */
export interface Person {
  readonly id: string;
  readonly user: UserState;
  says(channel: ChannelState, text: string, options?: { readonly replyTo?: MessageState }): MessageState;
  /** Opens a forum post; the thread's id is its first message's. */
  posts(forum: ChannelState, title: string, text: string): ChannelState;
  opensThread(message: MessageState, name: string): ChannelState;
  /** Writes to the bot alone. */
  whispers(text: string): MessageState;
  edits(message: MessageState, text: string): void;
  deletes(message: MessageState): void;
  reacts(message: MessageState, emoji: string): void;
  takesBack(message: MessageState, emoji: string): void;
  /** Presses the button, or picks the entry of a select menu, that bears the label. */
  presses(message: MessageState, label: string): Interaction;
  /** Calls a slash command, `faq edit` for one of a group; values as the client would send them. */
  calls(channel: ChannelState, name: string, values?: Readonly<Record<string, string>>): Interaction;
  /** Types into an option of a slash command. */
  types(channel: ChannelState, name: string, option: string, typed: string): Interaction;
  /** Chooses an entry of a message's menu. */
  opensMenu(message: MessageState, title: string): Interaction;
  /** Uploads a file, as the client does before a command or form with it is sent; gives its id, which stands for it. */
  uploads(name: string, contents: string | Uint8Array, mediaType?: string): string;
  /** Fills the form that an interaction opened: field name → text, or an uploaded file's id. */
  submits(opened: Interaction, values: Readonly<Record<string, string>>): Interaction;
}

export function createPerson(world: World, user: UserState, guild: GuildState, locale: string): Person {
  const { state } = world;
  const start = (type: number, channelId: string, data: object, message?: MessageState) =>
    startInteraction(world, { user, guild, locale, type, channelId, data, ...(message ? { message } : {}) });
  const channelOf = (message: MessageState) => {
    const channel = state.channels.get(message.channelId);
    if (!channel) throw new Error(`the double has no channel ${message.channelId}`);
    return channel;
  };
  const say: Person["says"] = (channel, text, { replyTo } = {}) =>
    world.post(channel, {
      authorId: user.id,
      content: text,
      mentions: [
        ...[...text.matchAll(/<@!?(\d+)>/g)].flatMap(([, id]) => id ?? []),
        ...(replyTo ? [replyTo.authorId] : []),
      ],
      ...(replyTo ? { referenceId: replyTo.id } : {}),
    });
  return {
    id: user.id,
    user,
    says: say,
    posts(forum, title, text) {
      const thread = world.openThread(forum, { name: title, ownerId: user.id });
      world.post(thread, { authorId: user.id, content: text }, thread.id);
      return thread;
    },
    opensThread: (message, name) => world.openThread(channelOf(message), { name, ownerId: user.id, id: message.id }),
    whispers: (text) => say(world.openDirect(user.id), text),
    edits: (message, text) => world.edit(message, { content: text }),
    deletes: (message) => world.remove(message),
    reacts: (message, emoji) => world.react(message, user.id, emoji, true),
    takesBack: (message, emoji) => world.react(message, user.id, emoji, false),
    presses(message, label) {
      const found = findComponent(message, label);
      return start(3, message.channelId, found, message);
    },
    calls: (channel, name, values = {}) => start(2, channel.id, toCommandData(state, guild, { name, values })),
    types: (channel, name, option, typed) =>
      start(4, channel.id, toCommandData(state, guild, { name, values: { [option]: typed }, focused: option })),
    opensMenu: (message, title) => start(2, message.channelId, toMenuData(state, guild, title, message)),
    uploads: (name, contents, mediaType = "text/plain") =>
      keepFile(state, { name, mediaType, bytes: Buffer.from(contents) }).id,
    submits(opened, values) {
      const modal = opened.modal();
      const components = modal.components.map((row) => submitRow(row, values));
      const files = Object.values(values).flatMap((id) => state.files.get(id) ?? []);
      const attachments = Object.fromEntries(files.map((file) => [file.id, toAttachment(state, file)]));
      const data = {
        custom_id: modal.custom_id,
        components,
        ...(files.length > 0 ? { resolved: { attachments } } : {}),
      };
      return start(5, opened.state.channelId, data, opened.message);
    },
  };
}

interface ComponentBody {
  readonly type: number;
  readonly label?: string;
  readonly custom_id?: string;
  readonly options?: readonly { readonly label: string; readonly value: string }[];
}

function findComponent(message: MessageState, label: string): object {
  const all = (message.components as readonly { readonly components: readonly ComponentBody[] }[]).flatMap(
    (row) => row.components,
  );
  const button = all.find((component) => component.type === 2 && component.label === label);
  if (button) return { component_type: 2, custom_id: button.custom_id };
  for (const select of all) {
    const option = select.options?.find((each) => each.label === label);
    if (option) return { component_type: 3, custom_id: select.custom_id, values: [option.value] };
  }
  throw new Error(`no button or entry "${label}" among ${all.map((each) => each.label).join(", ")}`);
}

/** Both ways a modal holds an input: in an action row (type 1) and, newer, in a label (type 18). */
function submitRow(row: ModalRow, values: Readonly<Record<string, string>>): object {
  const fill = ({ type, custom_id, value }: InputBody) => {
    const given = values[custom_id];
    if (type === 19) return { type, custom_id, values: given === undefined ? [] : [given] };
    return { type: 4, custom_id, value: given ?? value ?? "" };
  };
  if (row.component) return { type: 18, component: fill(row.component) };
  return { type: 1, components: (row.components ?? []).map(fill) };
}

export interface ModalRow {
  readonly type: number;
  readonly component?: InputBody;
  readonly components?: readonly InputBody[];
}

/** A text input (type 4) or a field for files (type 19). */
export interface InputBody {
  readonly type: number;
  readonly custom_id: string;
  readonly value?: string;
}
