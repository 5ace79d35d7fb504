import type { Command } from "../../core/command/command.ts";
import { mainCommand, toFirstWord, toSlashCommands } from "./command-line.ts";
import { clip } from "./encode.ts";
import { eventsPath } from "./http-connection.ts";
import { toMenuId } from "./menu-id.ts";
import { subscriptions, toScopes } from "./web-methods.ts";

export interface ManifestOptions {
  readonly commands: readonly Command[];
  readonly mode: "socket" | "http";
  /** Where Slack reaches Usher, `https://usher.example.org`; needed in HTTP mode. */
  readonly url?: string;
  readonly name?: string;
}

const about = "Answers from the FAQ when it is sure, and leads every other question to the right people.";

/** The longest name that Slack takes for an app. */
export const longestName = 35;

/** Slack takes no more in the menu of a message; commands beyond these remain slash commands. */
const mostMenus = 5;

/** The app manifest that creates the Slack app: what Usher calls, hears and offers, and nothing else. */
export function toManifest({ commands, mode, url, name = "Usher" }: ManifestOptions): object {
  const requestUrl = mode === "http" ? `${(url ?? "").replace(/\/$/, "")}${eventsPath}` : undefined;
  const atUrl = requestUrl === undefined ? {} : { url: requestUrl };
  const shortcuts = toShortcuts(commands);
  return {
    _metadata: { major_version: 2, minor_version: 1 },
    display_information: { name, description: about, background_color: "#2f4b3c" },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: name, always_online: true },
      assistant_view: { assistant_description: about },
      ...(shortcuts.length > 0 ? { shortcuts } : {}),
      slash_commands: toSlashCommands(commands).map((slash) => ({ ...toSlashCommand(slash, commands), ...atUrl })),
    },
    oauth_config: {
      ...(url === undefined ? {} : { redirect_urls: [`${url.replace(/\/$/, "")}/slack/oauth_redirect`] }),
      scopes: { bot: toScopes() },
    },
    settings: {
      event_subscriptions: {
        ...(requestUrl === undefined ? {} : { request_url: requestUrl }),
        bot_events: Object.keys(subscriptions),
      },
      interactivity: {
        is_enabled: true,
        ...(requestUrl === undefined ? {} : { request_url: requestUrl, message_menu_options_url: requestUrl }),
      },
      org_deploy_enabled: false,
      socket_mode_enabled: mode === "socket",
      token_rotation_enabled: false,
    },
  };
}

function toShortcuts(commands: readonly Command[]): readonly object[] {
  return commands
    .filter(({ menu }) => menu !== undefined)
    .slice(0, mostMenus)
    .map((command) => ({
      name: clip(command.menu?.title ?? command.name, 24),
      type: "message",
      callback_id: toMenuId(command),
      description: clip(command.description, 150),
    }));
}

/** `should_escape` makes Slack send people as ids. */
function toSlashCommand(slash: string, commands: readonly Command[]): object {
  const named = commands.filter(({ name }) => `/${toFirstWord(name)}` === slash);
  const [only, ...others] = named;
  const description =
    slash === mainCommand ? "Everything Usher understands" : named.map((command) => command.description).join(" · ");
  const hint =
    slash === mainCommand ? "[command] …" : others.length === 0 && only ? toHint(only) : toSubHint(named, slash);
  return {
    command: slash,
    description: clip(description, 140),
    ...(hint === "" ? {} : { usage_hint: clip(hint, 200) }),
    should_escape: true,
  };
}

function toHint({ name, options }: Command): string {
  const rest = name.split(" ").slice(1);
  const typed = options.filter(({ inForm }) => inForm !== true);
  return [...rest, ...typed.map((option) => (option.required ? `[${option.name}]` : `(${option.name})`))].join(" ");
}

function toSubHint(named: readonly Command[], slash: string): string {
  return named
    .map(({ name }) => name.slice(slash.length))
    .filter((rest) => rest !== "")
    .join(" | ");
}
