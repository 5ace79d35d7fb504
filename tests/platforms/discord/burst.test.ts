import { afterEach, expect, it } from "vitest";
import type { Interaction } from "../../doubles/discord/interaction.ts";
import { aReply } from "../../fakes.ts";
import { headline, openStage, type Stage } from "./stage.ts";

let stage: Stage | undefined;

afterEach(async () => {
  await stage?.close();
});

it("GIVEN 200 questions and 20 calls over 10 channels at once THEN one answer each, in order, and no call waits for them to be acknowledged", async () => {
  stage = await openStage({
    discord: { requestsPerSecond: 150 },
    bot: {
      reply: (message) => aReply({ questionId: `q-${message.messageId}`, text: message.text, buttons: [] }),
    },
    before: ({ community, guild }) => {
      const here = community.platforms.discord!;
      const channels = Array.from({ length: 10 }, (_, index) => guild.addChannel(`burst-${index}`));
      Object.assign(here, { channels: [...here.channels, ...channels.map(({ id }) => ({ id, mode: "auto" }))] });
    },
  });
  const channels = [...stage.double.state.channels.values()].filter(({ name }) => name.startsWith("burst-"));
  const asked: { readonly id: string; readonly text: string; readonly channelId: string }[] = [];
  const calls: Interaction[] = [];
  for (let round = 0; round < 20; round += 1) {
    for (const channel of channels) {
      const { id, content, channelId } = stage.asker.says(channel, `Question ${round} of ${channel.name}`);
      asked.push({ id, text: content, channelId });
    }
    calls.push(stage.asker.calls(channels[0]!, "echo", { text: `${round}` }));
  }
  await stage.double.until("20 acknowledgements", () => calls.every((call) => call.acknowledgedAfter() !== undefined));
  expect(stage.double.botMessages().length).toBeLessThan(200);
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
});
