import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  type APIApplicationCommandOptionChoice,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type RESTPostAPIApplicationCommandsJSONBody,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from "discord.js";
import type { Choice, Command, CommandOption, Translations } from "../../core/command/command.ts";
import { cut } from "./cut.ts";
import { toLocalizations } from "./locales.ts";

const limits = { name: 32, description: 100, choice: 100, choices: 25 };

/**
 * The declared commands as Discord registers them: slash commands, groups of them (`faq edit`), and message menus. Roles are
 * chosen from Discord's own where each of the communities' roles has one (`hasRoleOption`), else from a list while typing.
 */
export function encodeCommands(
  commands: readonly Command[],
  hasRoleOption: boolean,
): RESTPostAPIApplicationCommandsJSONBody[] {
  const groups = [...new Set(commands.map(({ name }) => toGroup(name)))];
  const slash = groups.map((group) => {
    const members = commands.filter(({ name }) => toGroup(name) === group);
    const [alone] = members;
    return alone && alone.name === group
      ? { ...toSlash(alone, alone.name), options: toOptions(alone, hasRoleOption) }
      : toGroupCommand(group, members, hasRoleOption);
  });
  return [...slash, ...commands.flatMap(toMenu)];
}

function toGroup(name: string): string {
  return name.split(" ")[0] ?? name;
}

const everywhere = {
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
  integration_types: [ApplicationIntegrationType.GuildInstall],
};

function toSlash(named: Named, name: string): RESTPostAPIChatInputApplicationCommandsJSONBody {
  return { type: ApplicationCommandType.ChatInput, ...toWords(named, name), ...everywhere };
}

function toGroupCommand(
  group: string,
  members: readonly Command[],
  hasRoleOption: boolean,
): RESTPostAPIApplicationCommandsJSONBody {
  const names = members.map(({ name }) => name.split(" ")[1] ?? name);
  const options = members.map(
    (command, index): APIApplicationCommandSubcommandOption => ({
      type: ApplicationCommandOptionType.Subcommand,
      ...toWords(command, names[index] ?? command.name),
      options: toOptions(command, hasRoleOption),
    }),
  );
  return { ...toSlash({ description: names.join(", ") }, group), options };
}

/** Slash options in Discord's order: the required ones first. What a form asks for is left to the form. */
function toOptions(command: Command, hasRoleOption: boolean): APIApplicationCommandBasicOption[] {
  const inline = command.options.filter((option) => option.inForm !== true);
  const sorted = [...inline.filter(({ required }) => required), ...inline.filter(({ required }) => !required)];
  return sorted.map((option) => toOption(option, command, hasRoleOption));
}

/** Values that are few and known are Discord's own choices; Discord takes these or suggestions while typing, never both. */
function toOption(option: CommandOption, command: Command, hasRoleOption: boolean): APIApplicationCommandBasicOption {
  const words = { ...toWords(option, option.name), required: option.required };
  if (option.type === "person") return { type: ApplicationCommandOptionType.User, ...words };
  if (option.type === "role" && hasRoleOption) return { type: ApplicationCommandOptionType.Role, ...words };
  if (option.type === "file") return { type: ApplicationCommandOptionType.Attachment, ...words };
  const text = { type: ApplicationCommandOptionType.String as const, ...words };
  const { choices = [] } = option;
  if (choices.length > 0 && choices.length <= limits.choices) return { ...text, choices: choices.map(toChoice) };
  return isSuggested(option, command) ? { ...text, autocomplete: true } : text;
}

/** Roles, stages and records always have values to offer; free text where the command suggests some. */
function isSuggested({ type }: CommandOption, { suggest }: Command): boolean {
  return type !== "paragraph" && (type !== "text" || suggest !== undefined);
}

function toChoice({ label, labels, value }: Choice): APIApplicationCommandOptionChoice<string> {
  const localised = toLocalizations(labels, limits.choice);
  return { name: cut(label, limits.choice), ...(localised ? { name_localizations: localised } : {}), value };
}

function toMenu({ menu }: Command): readonly RESTPostAPIApplicationCommandsJSONBody[] {
  if (!menu) return [];
  const titles = toLocalizations(menu.titles, limits.name);
  return [
    {
      type: ApplicationCommandType.Message,
      name: cut(menu.title, limits.name),
      ...(titles ? { name_localizations: titles } : {}),
      ...everywhere,
    },
  ];
}

interface Named {
  readonly names?: Translations;
  readonly description: string;
  readonly descriptions?: Translations;
}

/** Names of one word; of a translated group's command the last word. */
function toWords(
  named: Named,
  name: string,
): Pick<APIApplicationCommandOption, "name" | "description" | "name_localizations" | "description_localizations"> {
  const lastWords = Object.entries(named.names ?? {}).map(([language, text]) => [
    language,
    text.split(" ").at(-1) ?? text,
  ]);
  const names = toLocalizations(Object.fromEntries(lastWords), limits.name);
  const descriptions = toLocalizations(named.descriptions, limits.description);
  return {
    name,
    description: cut(named.description, limits.description),
    ...(names ? { name_localizations: names } : {}),
    ...(descriptions ? { description_localizations: descriptions } : {}),
  };
}
