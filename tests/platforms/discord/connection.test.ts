import { describe, expect, it, vi } from "vitest";
import { openStage, type Stage, type StageOptions } from "./stage.ts";

const text = "How do I stop overfitting?";

/** Much of these tests is discord.js' own waiting, so that they run beside each other, each on its own stage. */
async function onStage(options: StageOptions, play: (stage: Stage) => Promise<void>): Promise<void> {
  const stage = await openStage(options);
  try {
    await play(stage);
  } finally {
    await stage.close();
  }
}

async function settle({ asker, general, botSays }: Stage): Promise<void> {
  await botSays(asker.says(general, text).id);
}

describe("the connection breaks and is taken up again", () => {
  const breaks: readonly (readonly [string, (stage: Stage) => void])[] = [
    ["a cut", ({ double }) => double.gateway.cut()],
    ["close 4000", ({ double }) => double.gateway.cut(4000)],
    ["close 1001", ({ double }) => double.gateway.cut(1001)],
    ["op 7", ({ double }) => double.gateway.askToReconnect()],
  ];
  it.concurrent.each(breaks)("GIVEN %s THEN what was said meanwhile is answered once", async (_, breakIt) => {
    await onStage({}, async (stage) => {
      breakIt(stage);
      const question = stage.asker.says(stage.help, text);
      await stage.double.until("the answer", () => stage.double.messagesIn(question.id)[0]);
      await settle(stage);
      expect(stage.double.messagesIn(question.id)).toHaveLength(1);
      expect(stage.double.gateway.arrivals.map(({ kind }) => kind)).toContain("resume");
      expect(stage.failures).toEqual([]);
      expect(stage.platform.isConnected?.()).toBe(true);
    });
  });

  it.concurrent("GIVEN refused upgrades THEN it comes back", async () => {
    await onStage({}, async (stage) => {
      stage.double.gateway.faults.refuseUpgrades = 2;
      stage.double.gateway.cut();
      const question = stage.asker.says(stage.help, text);
      await stage.botSays(question.id);
    });
  });

  it.concurrent("GIVEN a connection that only seems open, without acknowledged heartbeats THEN what was said meanwhile is answered once", async () => {
    await onStage({ double: { heartbeatMs: 60 } }, async (stage) => {
      stage.double.gateway.freeze();
      const question = stage.asker.says(stage.help, text);
      await stage.botSays(question.id);
      await settle(stage);
      expect(stage.double.messagesIn(question.id)).toHaveLength(1);
      expect(stage.double.gateway.arrivals.map(({ kind }) => kind)).toContain("resume");
    });
  });
});

describe("the session is lost", () => {
  it.concurrent("GIVEN a refused RESUME THEN what was missed is read and answered once, in channels, threads, posts and conversations", async () => {
    await onStage({}, async (stage) => {
      const before = stage.asker.says(stage.help, text);
      await stage.botSays(before.id);
      const thread = stage.double.state.channels.get(before.id)!;
      const whisper = stage.asker.whispers(text);
      await stage.botSays(whisper.channelId);
      stage.double.gateway.forgetSessions();
      const missed = stage.asker.says(stage.help, text);
      const inThread = stage.asker.says(thread, text);
      const post = stage.asker.posts(stage.forum, "Overfitting", "How?");
      stage.asker.whispers(text);
      stage.asker.says(stage.attic, text);
      stage.guild.addBot("robot").says(stage.help, text);
      stage.double.gateway.cut();
      await stage.double.until("a new session", () => stage.double.gateway.arrivals.length >= 3, 15_000);
      await stage.botSays(missed.id);
      await stage.botSays(thread.id, ({ referenceId }) => referenceId === inThread.id);
      await stage.botSays(post.id);
      await stage.double.until(
        "the second answer to the whisper",
        () => stage.double.messagesIn(whisper.channelId).length === 4,
      );
      await settle(stage);
      expect(stage.double.botMessages()).toHaveLength(7);
      expect(stage.bot.messages).toHaveLength(7);
      expect(stage.double.gateway.arrivals.map(({ kind }) => kind)).toContain("refused-resume");
    });
  });

  it.concurrent("GIVEN a restart THEN it reads on from what the bot remembers", async () => {
    const seen = new Map<string, string>();
    let missed = "";
    await onStage(
      {
        before: ({ asker, help, double }) => {
          seen.set(help.id, asker.says(help, text).id);
          missed = asker.says(help, text).id;
          double.world.post(help, { authorId: double.botId, content: "mine" });
        },
        extend: () => ({ findLastSeen: async () => seen }),
      },
      async (stage) => {
        await stage.botSays(missed);
        expect(stage.bot.messages.map(({ messageId }) => messageId)).toEqual([missed]);
      },
    );
  });
});

describe("the connection is lost for good", () => {
  it.concurrent.each([
    [4004, "DISCORD_TOKEN"],
    [4014, "MESSAGE CONTENT"],
    [4011, "4011"],
  ])("GIVEN close %i later on THEN it fails, naming %s", async (code, named) => {
    await onStage({}, async (stage) => {
      stage.double.gateway.cut(code);
      const messages = () => stage.failures.map(({ message }) => message);
      await vi.waitFor(() => expect(messages()).toEqual([expect.stringContaining(named)]), 10_000);
      expect(stage.platform.isConnected?.()).toBe(false);
    });
  });

  it.concurrent("GIVEN a wrong token THEN start says which setting is wrong", async () => {
    await onStage({ discord: { token: "another" }, startsLater: true }, async (stage) => {
      await expect(stage.platform.start(stage.bot)).rejects.toMatchObject({
        code: "config-invalid",
        message: expect.stringContaining("DISCORD_TOKEN"),
      });
    });
  });

  it.concurrent("GIVEN an intent that is not granted THEN start says where to switch it on", async () => {
    await onStage({ startsLater: true }, async (stage) => {
      stage.double.gateway.faults.grantsMessageContent = false;
      await expect(stage.platform.start(stage.bot)).rejects.toMatchObject({
        code: "config-invalid",
        message: expect.stringContaining("Privileged Gateway Intents"),
      });
    });
  });

  it.concurrent("GIVEN Discord out of reach for a moment THEN start waits", async () => {
    await onStage({ startsLater: true }, async (stage) => {
      stage.double.faults.add({ method: "GET", path: /gateway/, before: 503, times: 2 });
      await stage.platform.start(stage.bot);
      expect(stage.platform.isConnected?.()).toBe(true);
    });
  });
});

it.concurrent("GIVEN no message content wanted THEN it works by mention and conversation", async () => {
  await onStage({ discord: { messageContent: false } }, async (stage) => {
    stage.double.gateway.faults.grantsMessageContent = false;
    stage.asker.says(stage.help, text);
    const mention = stage.asker.says(stage.help, `<@${stage.double.botId}> ${text}`);
    await stage.botSays(mention.id);
    expect(stage.bot.messages.map(({ messageId }) => messageId)).toEqual([mention.id]);
  });
});

it.concurrent("GIVEN replies that a crash left open THEN they are sent at the start, and what was sent is only confirmed", async () => {
  const confirmed: (readonly [string, string])[] = [];
  const reply = { kind: "notice", language: "en", text: "Here you are.", buttons: [], visibility: "public" } as const;
  let open: { readonly id: string; readonly channelId: string }[] = [];
  let sentBefore = "";
  await onStage(
    {
      before: ({ asker, help, double }) => {
        const questions = [1, 2].map(() => asker.says(help, text));
        const gone = asker.says(help, text);
        open = [...questions, gone];
        const thread = asker.opensThread(questions[1]!, "old");
        sentBefore = double.world.post(thread, { authorId: double.botId, content: reply.text }).id;
        asker.deletes(gone);
      },
      extend: () => ({
        confirmSent: async (id, sent) =>
          void confirmed.push([id, typeof sent === "string" ? sent : sent.messageIds.join()]),
        confirmFailed: async (...what) => void confirmed.push(what),
        findUnsent: async () =>
          open.map(({ id, channelId }, index) => ({
            platform: "discord" as const,
            community: "lumen",
            channel: channelId,
            messageId: id,
            reply: { ...reply, outboxId: `outbox-${index}` },
          })),
      }),
    },
    async (stage) => {
      const sent = await stage.botSays(open[0]!.id);
      expect(confirmed).toEqual([
        ["outbox-0", sent.id],
        ["outbox-1", sentBefore],
        ["outbox-2", "question-deleted"],
      ]);
      expect(stage.double.botMessages()).toHaveLength(2);
    },
  );
});

it.concurrent("stops for good: nothing is heard, no socket stays", async () => {
  await onStage({}, async (stage) => {
    await stage.platform.stop();
    stage.asker.says(stage.help, text);
    expect(stage.bot.messages).toEqual([]);
    expect(stage.platform.isConnected?.()).toBe(false);
    await stage.platform.stop();
  });
});
