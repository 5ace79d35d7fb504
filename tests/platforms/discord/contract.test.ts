import type { Bot } from "../../../src/core/ports/bot.ts";
import { discordAbilities } from "../../../src/platforms/discord/abilities.ts";
import type { Interaction } from "../../doubles/discord/interaction.ts";
import type { ChannelState, MessageState } from "../../doubles/discord/state.ts";
import { describePlatform, type PlatformDouble } from "../contract.ts";
import { openStage } from "./stage.ts";

describePlatform("discord", discordAbilities, makeDouble);

async function makeDouble(): Promise<PlatformDouble> {
  const stage = await openStage({ startsLater: true });
  const { double, asker, help, general, forum, platform } = stage;
  const byName = new Map<string, MessageState>([["m0", asker.says(help, "Asked before the crash")]]);
  const handled = new Set<string>();
  const all = () => [...double.state.channels.values()].flatMap(({ messages }) => messages);
  const fromBot = () => all().filter(({ authorId }) => authorId === double.botId);
  const acknowledged = async (interaction: Interaction) => {
    await double.until("the acknowledgement", () => interaction.acknowledgedAfter() !== undefined);
    return interaction;
  };
  const heard = async (channel: ChannelState, text: string) => {
    const message = asker.says(channel, text);
    await double.until("the bot to deal with it", () => handled.has(message.id));
    return message;
  };
  return {
    platform: { ...platform, start: (bot) => platform.start(watched(bot)) },
    async deliver({ messageId, text }) {
      const known = byName.get(messageId);
      if (known) return double.world.repeat(known);
      const message = asker.says(help, text);
      byName.set(messageId, message);
      await double.until("the bot to deal with it", () => handled.has(message.id));
    },
    async deliverOwn(text) {
      double.world.post(help, { authorId: double.botId, content: text });
    },
    async press(label) {
      const answer = fromBot().find((message) => JSON.stringify(message.components).includes(JSON.stringify(label)));
      const press = asker.presses(answer!, label);
      await double.until("the acknowledgement", () => press.acknowledgedAfter() !== undefined);
    },
    async callWithFile(command, option, { name, contents }) {
      const call = asker.calls(help, command, { [option]: asker.uploads(name, contents) });
      await double.until("the acknowledgement", () => call.acknowledgedAfter() !== undefined);
    },
    attached: () =>
      fromBot().flatMap(({ files }) => files.map(({ name, bytes }) => ({ name, text: Buffer.from(bytes).toString() }))),
    sent: () => fromBot().map(toText),
    findExcess() {
      const refused = double.calls.find(({ status }) => status === 400);
      return refused && `${refused.method} ${refused.path}: ${JSON.stringify(refused.body).slice(0, 300)}`;
    },
    drives: {
      commands: async () => void (await acknowledged(asker.calls(help, "echo", { text: "hello" }))),
      autocomplete: async () => {
        const typing = asker.types(help, "note", "question", "au");
        return (await double.until("choices", () => typing.choices())).map(({ name }) => name);
      },
      forms: async () => {
        const opened = await acknowledged(asker.calls(help, "note", { question: "q1" }));
        await acknowledged(asker.submits(opened, { note: "so" }));
      },
      "message menus": async () =>
        void (await acknowledged(asker.opensMenu(await heard(help, "Look here"), "Take a note"))),
      reactions: async () => asker.reacts(await heard(help, "Look here"), "✅"),
      "private replies": async () => {
        const { id } = await heard(help, "Am I alone?");
        await double.until("the reply", () => fromBot()[0]);
        return [...double.messagesIn(help.id), ...double.messagesIn(id)].map(toText);
      },
      "direct messages": async () => void (await heard(double.world.openDirect(asker.id), "Hello there")),
      threads: async () =>
        void (await heard(asker.opensThread(asker.says(general, "A start"), "A start"), "More of it")),
      edits: async () => asker.edits(await heard(help, "First words"), "Other words"),
      deletions: async () => asker.deletes(await heard(help, "First words")),
      "state marks": async () => {
        const post = asker.posts(forum, "Is it solved?", "Tell me");
        await double.until("tags", () => post.appliedTags.length > 0);
        return post.appliedTags;
      },
    },
    close: double.close,
  };

  /** The bot as the suite made it, with Discord's ids in place of the suite's, and a mark when a message was dealt with. */
  function watched(bot: Bot): Bot {
    return {
      ...bot,
      async handleMessage(message) {
        try {
          return await bot.handleMessage(message);
        } finally {
          handled.add(message.messageId);
          double.state.events.emit("changed");
        }
      },
      async findUnsent(name) {
        const open = await bot.findUnsent(name);
        return open.map((delivery) => ({
          ...delivery,
          channel: help.id,
          messageId: byName.get(delivery.messageId)!.id,
        }));
      },
    };
  }
}

function toText({ content, embeds }: MessageState): string {
  return [content, ...embeds.flatMap(({ title, description, footer }) => [title, description, footer?.text])].join(
    "\n",
  );
}
