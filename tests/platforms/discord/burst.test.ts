import { afterEach, expect, it } from "vitest";
import { aReply } from "../../fakes.ts";
import { headline, openStage, type Stage } from "./stage.ts";

let stage: Stage | undefined;

afterEach(async () => {
  await stage?.close();
});

it("GIVEN 200 questions over 10 channels at once THEN one answer each, in order, and buttons answer within a second", async () => {
  const heardAt = new Map<string, number>();
  stage = await openStage({
    discord: { requestsPerSecond: 150 },
    bot: {
      reply: (message) => {
        heardAt.set(message.messageId, Date.now());
        return aReply({ questionId: `q-${message.messageId}`, text: message.text, buttons: [] });
      },
    },
    before: ({ community, guild }) => {
      const here = community.platforms.discord!;
      const channels = Array.from({ length: 10 }, (_, index) => guild.addChannel(`burst-${index}`));
      Object.assign(here, { channels: [...here.channels, ...channels.map(({ id }) => ({ id, mode: "auto" }))] });
    },
  });
  const channels = [...stage.double.state.channels.values()].filter(({ name }) => name.startsWith("burst-"));
  const asked: { readonly id: string; readonly at: number; readonly text: string; readonly channelId: string }[] = [];
  const calls = [];
  for (let round = 0; round < 20; round += 1) {
    for (const channel of channels) {
      const { id, content, channelId } = stage.asker.says(channel, `Question ${round} of ${channel.name}`);
      asked.push({ id, at: Date.now(), text: content, channelId });
    }
    calls.push(stage.asker.calls(channels[0]!, "echo", { text: `${round}` }));
  }
  await stage.double.until("200 answers", () => stage!.double.botMessages().length >= 200, 15_000);
  await expect.poll(() => stage?.bot.confirmed.length).toBe(200);
  expect(stage.double.botMessages()).toHaveLength(200);
  for (const question of asked) {
    expect(stage.double.messagesIn(question.id).map(headline)).toEqual([question.text]);
  }
  for (const channel of channels) {
    const inChannel = asked.filter(({ channelId }) => channelId === channel.id).map(({ id }) => id);
    const answered = stage.double
      .botMessages()
      .map((message) => message.channelId)
      .filter((id) => inChannel.includes(id));
    expect(answered).toEqual(inChannel);
  }
  const waits = asked.map(({ id, at }) => heardAt.get(id)! - at);
  const acknowledged = calls.map((call) => call.acknowledgedAfter()!);
  expect(percentile(waits, 0.99)).toBeLessThan(1000);
  expect(percentile(acknowledged, 0.99)).toBeLessThan(1000);
});

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
