import type { DiscordDouble } from "./discord-double.ts";
import type { MessageState } from "./state.ts";

/** Prints what people do and what the bot says, as one would read it in the client. */
export interface Transcript {
  /** A person's act, in the words of the stage directions. */
  act(name: string, does: string): void;
  /** A message as it stands now. */
  show(message: MessageState): void;
}

export function createTranscript(double: DiscordDouble, print: (line: string) => void): Transcript {
  return {
    act: (name, does) => print(`\n${name} ${does}`),
    show(message) {
      const channel = double.state.channels.get(message.channelId);
      const place =
        channel?.type === 11
          ? `thread "${channel.name}"`
          : channel?.type === 1
            ? "direct message"
            : `#${channel?.name}`;
      const eyes = message.onlyFor === undefined ? "" : `, only for ${double.state.users.get(message.onlyFor)?.name}`;
      print(`  Usher (${place}${eyes}):`);
      for (const line of toLines(double, message)) print(`  │ ${line}`);
    },
  };
}

interface ComponentBody {
  readonly label?: string;
  readonly placeholder?: string;
  readonly options?: readonly { readonly label: string }[];
}

function toLines(double: DiscordDouble, { content, embeds, components }: MessageState): readonly string[] {
  const rows = components as readonly { readonly components: readonly ComponentBody[] }[];
  const texts = [
    content,
    ...embeds.flatMap(({ title, description, footer }) => [title && `**${title}**`, description, footer?.text]),
  ];
  const buttons = rows.map((row) =>
    row.components
      .map(({ label, placeholder, options = [] }) =>
        label === undefined ? `[${placeholder} ▾ ${options.map((option) => option.label).join(" / ")}]` : `[${label}]`,
      )
      .join(" "),
  );
  return [...texts, ...buttons].flatMap((text) => (text ? nameMentions(double, text).split("\n") : []));
}

function nameMentions({ state }: DiscordDouble, text: string): string {
  const roles = [...state.guilds.values()].flatMap((guild) => [...guild.roles.values()]);
  return text
    .replaceAll(/<@&(\d+)>/g, (whole, id) => `@${roles.find((role) => role.id === id)?.name ?? whole}`)
    .replaceAll(/<@!?(\d+)>/g, (whole, id) => `@${state.users.get(id)?.name ?? whole}`);
}
