// 200 questions in a burst over 10 channels of a Discord double: how soon each is heard, and each slash command acknowledged.
import { aReply } from "../tests/fakes.ts";
import { openStage } from "../tests/platforms/discord/stage.ts";

const heard = new Map<string, number>();
const stage = await openStage({
  bot: {
    reply: (message) => {
      heard.set(message.messageId, performance.now());
      return aReply({ text: message.text, buttons: [] });
    },
  },
  before: ({ community, guild }) => {
    const here = community.platforms.discord!;
    const channels = Array.from({ length: 10 }, (_, index) => guild.addChannel(`burst-${index}`));
    Object.assign(here, { channels: [...here.channels, ...channels.map(({ id }) => ({ id, mode: "auto" }))] });
  },
});
const channels = [...stage.double.state.channels.values()].filter(({ name }) => name.startsWith("burst-"));
const asked = new Map<string, number>();
const calls = [];
for (let round = 0; round < 20; round += 1) {
  for (const channel of channels) asked.set(stage.asker.says(channel, `Question ${round}`).id, performance.now());
  calls.push(stage.asker.calls(channels[0]!, "echo", { text: `${round}` }));
}
await stage.double.until("200 answers", () => stage.double.botMessages().length >= 200, 60_000);
const waits = [...asked].map(([id, at]) => (heard.get(id) ?? Number.NaN) - at);
console.log(`heard         p50 ${percentile(waits, 0.5)} ms, p99 ${percentile(waits, 0.99)} ms`);
const acknowledged = calls.map((call) => call.acknowledgedAfter() ?? Number.NaN);
console.log(`acknowledged  p50 ${percentile(acknowledged, 0.5)} ms, p99 ${percentile(acknowledged, 0.99)} ms`);
await stage.close();

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN);
}
