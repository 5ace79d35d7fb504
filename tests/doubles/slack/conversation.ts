import type { Bot } from "../../../src/core/ports/bot.ts";
import { formId } from "../../../src/platforms/slack/form.ts";
import { toMenuId } from "../../../src/platforms/slack/menu-id.ts";
import type { Actor, Given, Players } from "../script.ts";
import type { Response } from "./response-urls.ts";
import { actors, rooms } from "./scene.ts";
import type { SlackDouble } from "./slack-double.ts";
import type { Json, SlackChannel, SlackMessage, SlackView } from "./state.ts";
import type { Transcript } from "./transcript.ts";

/** The script's players in this workspace, where the bot listens. */
export function createPlayers(
  slack: SlackDouble,
  { commands }: Pick<Bot, "commands">,
  { act, show }: Transcript,
): Players<SlackMessage> {
  const { workspace, interactions, people } = slack;
  const help = workspace.channels.get(rooms.help) as SlackChannel;
  const find = (asked: SlackMessage) => slack.answers(rooms.help, asked.threadTs ?? asked.ts);
  /** Waits for the next thing that Usher says under the question, and shows it. */
  const showNext = async (asked: SlackMessage, work: () => unknown) => {
    const known = find(asked).length;
    await work();
    await slack.until(() => find(asked).length > known, "Usher's word");
    for (const message of find(asked).slice(known)) show(message);
  };
  /** Waits for what Usher says in the channel itself, to all or to the person alone, and shows it. */
  const showReply = async (work: () => unknown) => {
    const listSaid = () => [
      ...slack.answers(rooms.help).filter(({ threadTs }) => threadTs === undefined),
      ...help.ephemeral,
      ...slack.responseUrls.responses.map(toMessage),
    ];
    const known = new Set(listSaid().map(toKey));
    const findNew = () => listSaid().find((message) => !known.has(toKey(message)));
    await work();
    await slack.until(() => findNew() !== undefined, "Usher's reply");
    show(findNew() as SlackMessage);
  };
  return {
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
    calls(actor, command, given) {
      const [word, ...rest] = command.split(" ");
      const options = Object.entries(toNative(given)).map(([name, value]) => `${name}:"${value}"`);
      const line = [...rest, ...options].join(" ");
      return showReply(() => interactions.command(workspace, actors[actor], help, `/${word}`, line));
    },
    async fills(actor, command, given) {
      const [word, ...rest] = command.split(" ");
      await interactions.command(workspace, actors[actor], help, `/${word}`, rest.join(" "));
      const findForm = () => [...workspace.modals.values()].find(({ view }) => view.callback_id === formId);
      await slack.until(() => findForm() !== undefined, "the form");
      await showReply(() => interactions.submit(workspace, findForm() as SlackView, toNative(given)));
    },
  };
}

function toNative({ person = "", ...given }: Given): Given {
  const isPerson = (name: string): name is Actor => name in actors;
  return { ...given, ...(isPerson(person) ? { person: `<@${actors[person]}|${person}>` } : {}) };
}

/** What was said through a response address, as the message that it becomes. */
function toMessage({ body, user, channel }: Response, index: number): SlackMessage {
  const alone = body.response_type === "ephemeral" ? { onlyFor: user } : {};
  const { text, blocks } = body as Pick<SlackMessage, "text" | "blocks">;
  return {
    ts: `response ${index}`,
    channel,
    user: "",
    text,
    ...(blocks && { blocks }),
    ...alone,
    reactions: new Map(),
  };
}

function toKey({ ts, onlyFor = "" }: SlackMessage): string {
  return `${ts} ${onlyFor}`;
}
