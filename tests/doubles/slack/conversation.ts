import type { Bot } from "../../../src/core/ports/bot.ts";
import { toMenuId } from "../../../src/platforms/slack/menu-id.ts";
import { playScript } from "../script.ts";
import { actors, rooms } from "./scene.ts";
import type { SlackDouble } from "./slack-double.ts";
import type { Json, SlackMessage } from "./state.ts";
import type { Transcript } from "./transcript.ts";

/** Plays the script in this workspace, where the bot listens. */
export async function playConversation(
  slack: SlackDouble,
  { commands }: Pick<Bot, "commands">,
  { act, show }: Transcript,
): Promise<void> {
  const { workspace, interactions, people } = slack;
  const find = (asked: SlackMessage) => slack.answers(rooms.help, asked.threadTs ?? asked.ts);
  /** Waits for the next thing that Usher says under the question, and shows it. */
  const showNext = async (asked: SlackMessage, work: () => unknown) => {
    const known = find(asked).length;
    await work();
    await slack.until(() => find(asked).length > known, "Usher's word");
    for (const message of find(asked).slice(known)) show(message);
  };
  await playScript<SlackMessage>({
    announce: act,
    async asks(actor, text) {
      const asked = people.post(rooms.help, actors[actor], text);
      await showNext(asked, () => {});
      return asked;
    },
    async presses(actor, asked, labels) {
      const latest = find(asked).at(-1);
      const isLabelled = (label: string) => (element: Json) => (element.text as Json | undefined)?.text === label;
      const elements = (latest?.blocks ?? []).flatMap((block) => (block.elements as Json[] | undefined) ?? []);
      const label = labels.find((each) => elements.some(isLabelled(each)));
      if (!latest || label === undefined) return;
      act(actor, `presses "${label}"`);
      await showNext(asked, () => interactions.press(workspace, actors[actor], latest, isLabelled(label)));
    },
    answers: async (actor, { ts }, text) => people.post(rooms.help, actors[actor], text, { threadTs: ts }),
    async chooses(actor, message, title) {
      const command = commands.find(({ menu }) => menu?.title === title);
      if (!command) throw new Error(`no command has the menu "${title}"`);
      await showNext(message, () => interactions.menu(workspace, actors[actor], message, toMenuId(command)));
    },
  });
}
