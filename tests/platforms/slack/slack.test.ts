import type { Bot } from "../../../src/core/ports/bot.ts";
import { slackAbilities } from "../../../src/platforms/slack/abilities.ts";
import { createSlackPlatform } from "../../../src/platforms/slack/platform.ts";
import { subscriptions, toScopes } from "../../../src/platforms/slack/web-methods.ts";
import { uploadFile } from "../../doubles/slack/files.ts";
import { type SlackDouble, startSlackDouble } from "../../doubles/slack/slack-double.ts";
import { aChannel, type Json, type SlackMessage } from "../../doubles/slack/state.ts";
import { validateBlocks } from "../../doubles/slack/validate-blocks.ts";
import { describePlatform, type PlatformDouble } from "../contract.ts";
import { aSlackCommunity, toOptions } from "./start-slack.ts";

describePlatform("slack", slackAbilities, async (bot: Bot): Promise<PlatformDouble> => {
  const slack = await startSlackDouble({ scopes: toScopes(), subscriptions: Object.keys(subscriptions) });
  // Where the suite's reply of an earlier run is to go.
  slack.workspace.channels.set("help", aChannel("help", "help", [...slack.workspace.users.keys()]));
  const dealt = withCount(bot);
  const platform = createSlackPlatform({ ...toOptions(slack, "socket"), communities: [aSlackCommunity()] });
  const payloads = new Map<string, number>();
  const { workspace, interactions } = slack;
  const help = workspace.channels.get("C0HELP")!;
  const heard = async (channel: string, text: string) => {
    const message = slack.people.post(channel, "U0ADA", text);
    await dealt.wait(1);
    return message;
  };
  const findForm = () => [...workspace.modals.values()].find(({ view }) => view.callback_id === "usher.form");
  const openForm = async (command: string) => {
    await interactions.command(workspace, "U0ADA", help, "/usher", command);
    await slack.until(() => findForm() !== undefined, "the form");
    return findForm()!;
  };
  const openNote = () => openForm("note");
  return {
    platform: { ...platform, start: () => platform.start(dealt.bot) },
    async deliver({ messageId, text }) {
      const before = dealt.count();
      const known = payloads.get(messageId);
      if (known !== undefined) {
        await slack.events.repeat(slack.events.payloads[known]!, 1);
        return;
      }
      payloads.set(messageId, slack.events.payloads.length);
      slack.people.post("C0HELP", "U0ADA", text);
      await dealt.wait(before + 1);
    },
    async deliverOwn(text) {
      slack.people.post("C0HELP", slack.workspace.botUserId, text, { botId: slack.workspace.botId });
      await slack.until(() => slack.events.log.length > 0, "the delivery of its own message");
    },
    async press(label) {
      const answer = findShown(slack).at(-1)!;
      const outcome = await slack.interactions.press(
        slack.workspace,
        "U0ADA",
        answer,
        ({ text }) => (text as { text?: string } | undefined)?.text === label,
      );
      if (outcome.kind !== "acknowledged") throw new Error("the press was not acknowledged");
    },
    async callWithFile(command, option, { name, contents }) {
      const { id } = uploadFile(workspace, slack.state, name, contents);
      await interactions.submit(workspace, await openForm(command), { [option]: id });
    },
    attached: () =>
      findShown(slack).flatMap(({ files = [] }) =>
        files.map(({ name, bytes }) => ({ name, text: Buffer.from(bytes ?? []).toString() })),
      ),
    sent: () =>
      [...findShown(slack), ...slack.responseUrls.responses.map(({ body }) => body)].map((shown) =>
        JSON.stringify(shown),
      ),
    findExcess: () =>
      findShown(slack)
        .flatMap(({ blocks }) => (blocks ? validateBlocks(blocks) : []))
        .at(0),
    drives: {
      commands: async () => void (await interactions.command(workspace, "U0ADA", help, "/echo", "hello")),
      autocomplete: async () => {
        const outcome = await interactions.typeInto(workspace, await openNote(), "question", "au");
        const { options } = (outcome.kind === "acknowledged" ? outcome.body : {}) as { options: { text: Json }[] };
        return options.map(({ text }) => String(text.text));
      },
      forms: async () => void (await interactions.submit(workspace, await openNote(), { question: "q1", note: "so" })),
      "message menus": async () =>
        void (await interactions.menu(workspace, "U0ADA", await heard("C0HELP", "Look here"), "usher.menu.point")),
      reactions: async () => slack.people.react(await heard("C0HELP", "Look here"), "U0ADA", "white_check_mark"),
      "private replies": async () => {
        await heard("C0HELP", "Am I alone?");
        await slack.until(() => help.ephemeral.length > 0, "the reply");
        return slack.answers("C0HELP").map(({ text }) => text);
      },
      "direct messages": async () => {
        slack.people.whisper("U0ADA", "Hello there");
        await dealt.wait(1);
      },
      threads: async () => {
        const { ts } = await heard("C0HELP", "A start");
        slack.people.post("C0HELP", "U0ADA", "More of it", { threadTs: ts });
        await dealt.wait(2);
      },
      edits: async () => slack.people.edit(await heard("C0HELP", "First words"), "Other words"),
      deletions: async () => slack.people.remove(await heard("C0HELP", "First words")),
      "home page": async () => slack.people.openHome("U0ADA"),
      "state marks": async () => {
        const { reactions } = await heard("C0HELP", "Is it solved?");
        await slack.until(() => reactions.size > 0, "a mark");
        return [...reactions.keys()];
      },
    },
    close: () => slack.stop(),
  };
});

/** Everything the bot was seen to say, private things included, oldest first. */
function findShown({ workspace }: SlackDouble): readonly SlackMessage[] {
  return [...workspace.channels.values()]
    .flatMap(({ messages, ephemeral }) => [...messages, ...ephemeral])
    .filter(({ botId }) => botId === workspace.botId)
    .toSorted((one, other) => one.ts.localeCompare(other.ts));
}

/** The bot, counting the messages it has dealt with. */
function withCount(bot: Bot) {
  let count = 0;
  let changed: () => void = () => {};
  return {
    bot: {
      ...bot,
      handleMessage: (message) =>
        bot.handleMessage(message).finally(() => {
          count += 1;
          changed();
        }),
    } satisfies Bot,
    count: () => count,
    async wait(wanted: number) {
      while (count < wanted) {
        await new Promise<void>((resolve) => {
          changed = resolve;
        });
      }
    },
  };
}
