import type { Community } from "../../../src/core/community.ts";
import { createSlackPlatform } from "../../../src/platforms/slack/platform.ts";
import { subscriptions, toScopes } from "../../../src/platforms/slack/web-methods.ts";
import { renderMessage } from "../../doubles/slack/render-message.ts";
import { startSlackDouble } from "../../doubles/slack/slack-double.ts";
import type { Json, SlackMessage } from "../../doubles/slack/state.ts";
import { toOptions } from "../slack/start-slack.ts";
import type { Chat, Said, Shown, Somebody } from "./chat.ts";
import type { Usher } from "./open-usher.ts";

const people: Readonly<Record<Somebody, string>> = { ada: "U0ADA", ben: "U0BEN", cora: "U0CORA", mona: "U0MONA" };
const emojis = { "✅": "white_check_mark", "❌": "x" } as const;

/** Slack's double with the real Bolt in Socket Mode, and Usher behind it. */
export async function openSlackChat(
  sample: Community,
  open: (community: Community) => Promise<Usher>,
): Promise<{ readonly chat: Chat; readonly usher: Usher }> {
  const slack = await startSlackDouble({ scopes: toScopes(), subscriptions: Object.keys(subscriptions) });
  const { workspace, interactions } = slack;
  workspace.users.set(people.ben, { name: "ben" }).set(people.cora, { name: "cora" });
  for (const id of Object.values(people)) workspace.channels.get("C0HELP")?.members.add(id);
  workspace.groups.set("S0CORE", new Set([people.cora]));
  const community = toSlackCommunity(sample);
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
      .answers("C0HELP", nativeOf(under).ts)
      .map(toShown)
      .find(({ text }) => text.includes(words));
  const chat: Chat = {
    async says(person, text, under) {
      const thread = under ? { threadTs: nativeOf(under).ts } : {};
      let native: SlackMessage | undefined;
      await act(() => {
        native = slack.people.post("C0HELP", people[person], text, thread);
      });
      return { text, native };
    },
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

function toSlackCommunity(sample: Community): Community {
  const slack = {
    id: "T0LUMEN",
    channels: [{ id: "C0HELP", mode: "auto" as const }],
    defaultMode: "mention" as const,
    moderators: [people.mona],
  };
  const groups: Readonly<Record<string, string>> = { "core-developer": "S0CORE", "technical-supporter": "S0SUPPORT" };
  const roles = sample.roles.map((role) => ({ ...role, platformIds: { slack: groups[role.id] ?? "" } }));
  return { ...sample, roles, platforms: { slack } };
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
    text: renderMessage(native).join("\n"),
    labels: buttons.flatMap(({ text }) => (text ? [String((text as Json).text)] : [])),
    native,
  };
}
