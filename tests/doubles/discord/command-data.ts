import { toAttachment } from "./files.ts";
import { toMessage, toUser } from "./payloads.ts";
import type { DiscordState, GuildState, MessageState } from "./state.ts";

export interface CommandCallDraft {
  /** `faq edit` for one of a group. */
  readonly name: string;
  readonly values: Readonly<Record<string, string>>;
  /** The option being typed. */
  readonly focused?: string;
}

interface RegisteredCommand {
  readonly id: string;
  readonly name: string;
  readonly type: number;
  readonly options?: readonly RegisteredCommand[];
}

/** The data of a slash command's interaction, by what the bot has registered; throws when it has not. */
export function toCommandData(state: DiscordState, guild: GuildState, draft: CommandCallDraft): object {
  const [first = "", second] = draft.name.split(" ");
  const command = findCommand(state, guild, first, 1);
  const called = second === undefined ? command : command.options?.find((option) => option.name === second);
  const options = Object.entries(draft.values).map(([key, value]) => {
    const type = called?.options?.find((option) => option.name === key)?.type;
    if (type === undefined) throw new Error(`the command ${draft.name} has no option ${key}`);
    return { name: key, type, value, ...(key === draft.focused ? { focused: true } : {}) };
  });
  const uploads = Object.values(draft.values).flatMap((id) => state.files.get(id) ?? []);
  const attachments = Object.fromEntries(uploads.map((file) => [file.id, toAttachment(state, file)]));
  const users = Object.values(draft.values).flatMap((id) => state.users.get(id) ?? []);
  return {
    id: command.id,
    name: first,
    type: 1,
    options: second === undefined ? options : [{ name: second, type: 1, options }],
    ...(users.length > 0 || uploads.length > 0
      ? { resolved: { users: Object.fromEntries(users.map((user) => [user.id, toUser(user)])), attachments } }
      : {}),
  };
}

/** The data of a message menu's interaction. */
export function toMenuData(state: DiscordState, guild: GuildState, title: string, message: MessageState): object {
  const { id } = findCommand(state, guild, title, 3);
  const resolved = { messages: { [message.id]: toMessage(state, message) } };
  return { id, name: title, type: 3, target_id: message.id, resolved };
}

function findCommand(state: DiscordState, guild: GuildState, name: string, type: number): RegisteredCommand {
  const scopes = [guild.id, "global"].flatMap((scope) => state.commands.get(scope) ?? []);
  const found = scopes.find((command) => command.name === name && command.type === type);
  if (!found) throw new Error(`the bot has registered no command ${name} of type ${type}`);
  return found as unknown as RegisteredCommand;
}
