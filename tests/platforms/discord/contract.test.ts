import type { Bot } from "../../../src/core/ports/bot.ts";
import type { MessageState } from "../../doubles/discord/state.ts";
import { describePlatform, type PlatformDouble } from "../contract.ts";
import { openStage } from "./stage.ts";

describePlatform("discord", makeDouble);

async function makeDouble(): Promise<PlatformDouble> {
  const stage = await openStage({ startsLater: true });
  const { double, asker, help, platform } = stage;
  const byName = new Map<string, MessageState>([["m0", asker.says(help, "Asked before the crash")]]);
  const handled = new Set<string>();
  const all = () => [...double.state.channels.values()].flatMap(({ messages }) => messages);
  const fromBot = () => all().filter(({ authorId }) => authorId === double.botId);
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
