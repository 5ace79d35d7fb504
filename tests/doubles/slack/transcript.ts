import type { Community } from "../../../src/core/community/community.ts";
import { renderMessage } from "./render-message.ts";
import type { SlackDouble } from "./slack-double.ts";
import type { SlackMessage } from "./state.ts";

/** Prints what people do and what the bot says, about as one reads it in Slack. */
export interface Transcript {
  /** A person's act, in the words of the stage directions. */
  act(name: string, does: string): void;
  show(message: SlackMessage): void;
}

export function createTranscript(
  { workspace }: SlackDouble,
  { roles }: Community,
  print: (line: string) => void,
): Transcript {
  const names = new Map([
    ...[...workspace.users].map(([id, { name }]) => [`@${id}`, name] as const),
    ...roles.map(({ name, platformIds }) => [`!subteam^${platformIds.slack}`, name] as const),
  ]);
  const toShown = (text: string) =>
    text
      .replaceAll(/<([@!][^>]+)>/g, (whole, id) => (names.has(id) ? `@${names.get(id)}` : whole))
      .replaceAll(/<(https?:[^|>]+)(?:\|([^>]*))?>/g, (_, url, label) => label ?? url);
  return {
    act: (name, does) => print(`\n${name} ${does}`),
    show(message) {
      const { name = "" } = workspace.channels.get(message.channel) ?? {};
      const thread = message.threadTs === undefined ? "" : ", in the thread";
      const eyes = message.onlyFor === undefined ? "" : `, only for ${names.get(`@${message.onlyFor}`)}`;
      print(`  Usher (${name === "" ? "direct message" : `#${name}`}${thread}${eyes}):`);
      for (const line of renderMessage(message)) print(`  │ ${toShown(line)}`);
    },
  };
}
