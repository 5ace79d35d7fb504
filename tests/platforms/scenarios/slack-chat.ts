import type { Community } from "../../../src/core/community/community.ts";
import { createSlackPlatform } from "../../../src/platforms/slack/platform.ts";
import { subscriptions, toScopes } from "../../../src/platforms/slack/web-methods.ts";
import { renderMessage } from "../../doubles/slack/render-message.ts";
import { actors as people, rooms, setSlackScene } from "../../doubles/slack/scene.ts";
import { startSlackDouble } from "../../doubles/slack/slack-double.ts";
import type { Json, SlackChannel, SlackMessage, SlackView } from "../../doubles/slack/state.ts";
import type { Outcome } from "../../doubles/slack/transport.ts";
import { toOptions } from "../slack/start-slack.ts";
import type { Chat, Said, Shown, Somebody } from "./chat.ts";
import type { Usher } from "./open-usher.ts";

const names = new Map(Object.entries(people).map(([name, id]) => [id, `@${name}`]));
const emojis = { "✅": "white_check_mark", "❌": "x" } as const;

/** Slack's double with the real Bolt in Socket Mode, and Usher behind it. */
export async function openSlackChat(
  sample: Community,
  open: (community: Community) => Promise<Usher>,
): Promise<{ readonly chat: Chat; readonly usher: Usher }> {
  const slack = await startSlackDouble({ scopes: toScopes(), subscriptions: Object.keys(subscriptions) });
  const { workspace, interactions } = slack;
  const community = setSlackScene(slack, sample);
  const usher = await open(community);
  const platform = createSlackPlatform(toOptions(slack, "socket", { communities: [community] }));
  await platform.start(usher.bot);
  await usher.announcer.connect([platform]);
  const act = async (work: () => unknown) => {
    const done = usher.next();
    await work();
    await done;
  };
  const nativeOf = (said: Said) => said.native as SlackMessage;
  const find = (words: string, under: Said) =>
    slack
      .answers(nativeOf(under).channel, nativeOf(under).ts)
      .map(toShown)
      .find(({ text }) => text.includes(words));
  const sayIn = async (channel: string, person: Somebody, text: string, thread = {}): Promise<Said> => {
    let native: SlackMessage | undefined;
    await act(() => {
      native = slack.people.post(channel, people[person], text, thread);
    });
    return { text, native };
  };
  const findAlone = (words: string, person: Somebody) => {
    const ofBot = ({ botId }: SlackMessage) => botId === workspace.botId;
    const private_ = [...workspace.channels.values()].flatMap(({ ephemeral }) =>
      ephemeral.filter(({ onlyFor }) => onlyFor === people[person]),
    );
    const direct = workspace.channels.get(`D0${people[person].slice(2)}`)?.messages.filter(ofBot) ?? [];
    const responses = slack.responseUrls.responses
      .filter(({ user, body }) => user === people[person] && body.response_type === "ephemeral")
      .map(({ body }) => ({ ...body, ts: "", reactions: new Map() }) as unknown as SlackMessage);
    return [...private_, ...direct, ...responses].map(toShown).find(({ text }) => text.includes(words));
  };
  const showsAlone = async (words: string, person: Somebody) => {
    await slack.until(() => findAlone(words, person) !== undefined, `"${words}" for ${person} alone`);
    return findAlone(words, person) as Shown;
  };
  const help = workspace.channels.get(rooms.help) as SlackChannel;
  const findForm = async () => {
    const find = () => [...workspace.modals.values()].find(({ view }) => view.callback_id === "usher.form");
    await slack.until(() => find() !== undefined, "the form");
    return find() as SlackView;
  };
  const chat: Chat = {
    saysIn: (room, person, text) => sayIn(rooms[room], person, text),
    mentions: (person, text) => sayIn(rooms.lounge, person, `<@${workspace.botUserId}> ${text}`),
    async whispers(person, text) {
      let native: SlackMessage | undefined;
      await act(() => {
        native = slack.people.whisper(people[person], text);
      });
      return { text, native };
    },
    edits: (_, said, text) => act(() => slack.people.edit(nativeOf(said), text)),
    deletes: (_, said) => act(() => slack.people.remove(nativeOf(said))),
    showsAlone,
    tells: showsAlone,
    async notes(person, typed, note) {
      await interactions.command(workspace, people[person], help, "/usher", "note");
      const form = await findForm();
      const offered = toOffered(await interactions.typeInto(workspace, form, "question", typed));
      await act(() => interactions.submit(workspace, form, { question: offered[0]?.value ?? "", note }));
      return offered.map(({ label }) => label);
    },
    says: (person, text, under) =>
      sayIn(under ? nativeOf(under).channel : rooms.help, person, text, under ? { threadTs: nativeOf(under).ts } : {}),
    async shows(words, under) {
      await slack.until(() => find(words, under) !== undefined, `"${words}" from Usher`);
      return find(words, under) as Shown;
    },
    presses: (person, shown, label) =>
      act(() =>
        interactions.press(
          workspace,
          people[person],
          shown.native as SlackMessage,
          ({ text }) => (text as Json | undefined)?.text === label,
        ),
      ),
    chooses: (person, said, title) =>
      act(() => interactions.menu(workspace, people[person], nativeOf(said), findMenu(usher, title))),
    async fills(person, said, title, values) {
      await interactions.menu(workspace, people[person], nativeOf(said), findMenu(usher, title));
      const form = await findForm();
      await act(() => interactions.submit(workspace, form, values));
    },
    calls: (person, command, values) => {
      const [word, ...rest] = command.split(" ");
      const options = Object.entries(values).map(([name, value]) => `${name}:"${value}"`);
      return act(() =>
        interactions.command(workspace, people[person], help, `/${word}`, [...rest, ...options].join(" ")),
      );
    },
    reacts: (person, said, emoji) => act(() => slack.people.react(nativeOf(said), people[person], emojis[emoji])),
    takesBack: (person, said, emoji) => act(() => slack.people.takeBack(nativeOf(said), people[person], emojis[emoji])),
    async close() {
      await platform.stop();
      await slack.stop();
      await usher.store.close();
    },
  };
  return { chat, usher };
}

/** What a menu of a form offered. */
function toOffered(outcome: Outcome): readonly { readonly label: string; readonly value: string }[] {
  const { options = [] } = (outcome.kind === "acknowledged" ? outcome.body : {}) as {
    readonly options?: readonly { readonly text: { readonly text: string }; readonly value: string }[];
  };
  return options.map(({ text, value }) => ({ label: text.text, value }));
}

function findMenu({ bot }: Usher, title: string): string {
  const command = bot.commands.find(({ menu }) => menu?.title === title);
  return `usher.menu.${command?.name.replaceAll(" ", ".")}`;
}

function toShown(native: SlackMessage): Shown {
  const buttons = (native.blocks ?? []).flatMap((block) =>
    block.type === "actions" ? (block.elements as Json[]) : [],
  );
  return {
    text: renderMessage(native)
      .join("\n")
      .replaceAll(/<@(\w+)>/g, (whole, id) => names.get(id) ?? whole),
    labels: buttons.flatMap(({ text }) => (text ? [String((text as Json).text)] : [])),
    native,
  };
}
