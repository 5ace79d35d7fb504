import {
  type APIApplicationCommandInteractionDataOption,
  type APIInteraction,
  type APIInteractionDataResolved,
  ApplicationCommandOptionType,
  type InteractionType,
} from "discord.js";
import type { Command, CommandCall } from "../../core/command/command.ts";
import type { Community } from "../../core/community/community.ts";
import type { Author, IncomingMessage } from "../../core/question/message.ts";
import { decodeAuthor } from "./decode.ts";
import { type ChannelFacts, toPlace } from "./places.ts";

/** Who acted where, known once the community and the channel are. */
export interface Actor {
  readonly community: Community;
  readonly facts: ChannelFacts;
  readonly person: Author;
  readonly at: number;
}

/** The line of a slash command as Discord sends it: its whole name, its values, and the option being typed. */
export interface CommandLine {
  readonly name: string;
  /** A file's value is its id among the files that came along. */
  readonly options: Readonly<Record<string, string>>;
  /** How the people among the options are called, by id. */
  readonly names?: Readonly<Record<string, string>>;
  readonly focused?: string;
}

type RawOption = APIApplicationCommandInteractionDataOption<
  InteractionType.ApplicationCommand | InteractionType.ApplicationCommandAutocomplete
>;

/** Reads a slash command's line; a group's command is named by both words. */
export function decodeLine(name: string, options: readonly RawOption[] = []): CommandLine {
  const [first] = options;
  if (first?.type === ApplicationCommandOptionType.Subcommand)
    return decodeLine(`${name} ${first.name}`, first.options);
  const values = options.flatMap((option) => ("value" in option ? [[option.name, String(option.value)]] : []));
  const focused = options.find((option) => "focused" in option && option.focused);
  return { name, options: Object.fromEntries(values), ...(focused ? { focused: focused.name } : {}) };
}

/** How those are called who came along with a slash command; by their own name on the server, where they have one. */
export function toNames({ users = {}, members = {} }: NamedPeople): Readonly<Record<string, string>> {
  const names = Object.values(users).map(({ id, global_name, username }) => [
    id,
    members[id]?.nick ?? global_name ?? username,
  ]);
  return Object.fromEntries(names);
}

type NamedPeople = Pick<APIInteractionDataResolved, "users" | "members">;

/** A call in our words; a Discord role becomes the community's role of that id. */
export function toCall(
  command: Command | undefined,
  line: CommandLine,
  actor: Actor,
  target?: IncomingMessage,
): CommandCall {
  const { community, facts, person, at } = actor;
  const roles = new Set(command?.options.filter(({ type }) => type === "role").map(({ name }) => name));
  const options = Object.entries(line.options).map(([name, value]) => [
    name,
    roles.has(name) ? toRole(community, value) : value,
  ]);
  return {
    ...toPlace(community, facts),
    name: line.name,
    options: Object.fromEntries(options),
    person,
    ...(line.names ? { names: line.names } : {}),
    at,
    ...(target ? { target } : {}),
  };
}

/** Who acted: a member in a server, a user in a conversation with Usher alone, whose roles come from elsewhere. */
export function decodeActor(interaction: APIInteraction, roleIds: readonly string[] = []): Author | undefined {
  const user = interaction.member?.user ?? interaction.user;
  const locale = "locale" in interaction ? interaction.locale : undefined;
  return user && decodeAuthor(user, interaction.member?.roles ?? roleIds, locale);
}

function toRole(community: Community, value: string): string {
  return community.roles.find((role) => role.platformIds.discord === value)?.id ?? value;
}
