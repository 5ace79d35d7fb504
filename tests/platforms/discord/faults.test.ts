import { afterEach, describe, expect, it } from "vitest";
import type { Posts } from "../../../src/core/ports/bot.ts";
import type { Reply } from "../../../src/core/reply/reply.ts";
import { toMessage } from "../../doubles/discord/payloads.ts";
import { aButton, aReply } from "../../fakes.ts";
import { headline, openStage, type Stage } from "./stage.ts";

let stage: Stage | undefined;

afterEach(async () => {
  await stage?.close();
  stage = undefined;
});

const text = "How do I stop overfitting?";
const createMessage = { method: "POST", path: /^\/channels\/\d+\/messages$/ };

/** Asks once more and waits for that answer, so that everything before it has happened. */
async function settle(): Promise<void> {
  const question = stage!.asker.says(stage!.help, text);
  await stage!.botSays(question.id);
}

describe("Discord fails while an answer is sent", () => {
  it("GIVEN a 502 after the message was made, twice THEN one answer", async () => {
    stage = await openStage();
    const met = stage.double.faults.add({ ...createMessage, after: 502, times: 2 });
    const question = stage.asker.says(stage.help, text);
    await expect.poll(() => stage?.bot.confirmed.length).toBe(1);
    expect(met()).toBe(2);
    expect(stage.double.botMessages().map(({ channelId }) => channelId)).toEqual([question.id]);
  });

  it("GIVEN a reset after the message was made THEN one answer", async () => {
    stage = await openStage();
    stage.double.faults.add({ ...createMessage, drop: "after" });
    stage.asker.says(stage.help, text);
    await expect.poll(() => stage?.bot.confirmed.length).toBe(1);
    expect(stage.double.botMessages()).toHaveLength(1);
  });

  it("GIVEN a reset before THEN it is sent again", async () => {
    stage = await openStage();
    stage.double.faults.add({ ...createMessage, drop: "before" });
    await settle();
  });

  it("GIVEN no answer in time THEN one answer", async () => {
    stage = await openStage({ discord: { requestTimeout: 400 } });
    stage.double.faults.add({ ...createMessage, until: new Promise((resolve) => setTimeout(resolve, 600)) });
    stage.asker.says(stage.help, text);
    await expect.poll(() => stage?.bot.confirmed.length).toBe(1);
    const posts = () => stage?.double.calls.filter(({ path }) => createMessage.path.test(path)).length;
    await stage.double.until("the attempt that came too late", () => posts() === 2);
    expect(stage.double.botMessages()).toHaveLength(1);
  });

  it("GIVEN 503 for a while THEN it pauses longer and longer between the attempts", async () => {
    stage = await openStage();
    stage.double.faults.add({ ...createMessage, before: 503, times: 4 });
    await settle();
    const at = stage.double.calls.filter(({ path }) => createMessage.path.test(path)).map((call) => call.at);
    expect(at[4]! - at[0]!).toBeGreaterThanOrEqual(60);
    expect(at).toHaveLength(5);
  });

  it("GIVEN an outage longer than all attempts THEN the reply stays promised and is sent later, once", async () => {
    const unsent: Reply[] = [];
    stage = await openStage({
      discord: { retryDelays: [1], resendAfter: 30 },
      extend: (bot) => ({
        handleMessage: async (message) => {
          const reply = await bot.handleMessage(message);
          if (reply) unsent.push(reply);
          return reply;
        },
        findUnsent: async () => {
          const [message] = bot.messages;
          const isOpen = unsent[0] && !bot.confirmed.some(([id]) => id === unsent[0]?.outboxId);
          return message && isOpen ? [{ ...message, reply: unsent[0]! }] : [];
        },
      }),
    });
    stage.double.faults.add({ ...createMessage, before: 503, times: 2 });
    const question = stage.asker.says(stage.help, text);
    await stage.botSays(question.id);
    await expect.poll(() => stage?.bot.confirmed.length).toBe(1);
    await settle();
    expect(stage.double.botMessages()).toHaveLength(2);
    expect(stage.complaints).toContain("reply not sent, trying again later");
  });

  it("GIVEN a limit of its channel THEN it waits, keeps the order and is not barred", async () => {
    stage = await openStage({ bot: { reply: ({ text: said }) => aReply({ text: said }) } });
    stage.double.limit({ route: "POST /channels/:id/messages", limit: 2, windowMs: 150 });
    const said = ["one", "two", "three", "four", "five"];
    for (const each of said) stage.asker.whispers(each);
    const direct = stage.double.world.openDirect(stage.asker.id);
    await stage.double.until("five answers", () => stage?.double.botMessages().length === 5);
    expect(
      stage.double
        .messagesIn(direct.id)
        .filter(({ authorId }) => authorId === stage!.double.botId)
        .map(headline),
    ).toEqual(said);
    expect(stage.double.calls.filter(({ status }) => status === 429)).toEqual([]);
  });

  it("GIVEN an unexpected 429 THEN waits as told", async () => {
    stage = await openStage();
    stage.double.limit({ route: "POST /channels/:id/messages/:message/threads", limit: 1, windowMs: 200 });
    const questions = [1, 2].map(() => stage!.asker.says(stage!.help, text));
    for (const { id } of questions) await stage.botSays(id);
    expect(stage.double.botMessages()).toHaveLength(2);
  });
});

describe("events come twice or change", () => {
  it("GIVEN the same message delivered again THEN one answer", async () => {
    stage = await openStage();
    const question = stage.asker.says(stage.help, text);
    await stage.botSays(question.id);
    stage.double.world.repeat(question);
    await settle();
    expect(stage.bot.messages).toHaveLength(2);
    expect(stage.double.botMessages()).toHaveLength(2);
  });

  it("GIVEN a question deleted before its reply THEN nothing is posted and the promise is closed", async () => {
    let release: () => void = () => {};
    const slow = new Promise<void>((resolve) => {
      release = resolve;
    });
    const failed: (readonly string[])[] = [];
    let hasBegun = false;
    const delay = () => {
      hasBegun = true;
      return slow;
    };
    stage = await openStage({
      bot: { delay },
      extend: () => ({ confirmFailed: async (...what) => void failed.push(what) }),
    });
    const question = stage.asker.says(stage.help, text);
    await expect.poll(() => hasBegun).toBe(true);
    stage.asker.deletes(question);
    release();
    await expect.poll(() => failed).toEqual([["outbox-question-1", "question-deleted"]]);
    expect(stage.double.botMessages()).toEqual([]);
  });

  it("GIVEN a deletion that Usher has not heard of THEN it notices", async () => {
    const failed: (readonly string[])[] = [];
    stage = await openStage({ extend: () => ({ confirmFailed: async (...what) => void failed.push(what) }) });
    stage.double.faults.add({ method: "POST", path: /threads$/, before: 404, code: 10008 });
    stage.asker.says(stage.help, text);
    await expect.poll(() => failed).toEqual([["outbox-question-1", "question-deleted"]]);
  });

  it("GIVEN an edited question that is judged anew THEN its own answer is edited", async () => {
    stage = await openStage({
      extend: () => ({
        handleEdit: async () => aReply({ title: "Better now", outboxId: "outbox-edit", replaces: true }),
      }),
    });
    const question = stage.asker.says(stage.help, text);
    const answer = await stage.botSays(question.id);
    await expect.poll(() => stage?.bot.confirmed.length).toBe(1);
    stage.asker.edits(question, "How do I stop overfitting in Keras?");
    await stage.double.until("the edit", () => headline(answer) === "Better now");
    expect(stage.double.botMessages()).toHaveLength(1);
  });

  it("GIVEN an edit after the thread was archived THEN what is said now is posted there", async () => {
    stage = await openStage({
      extend: () => ({
        handleEdit: async () => aReply({ title: "Better now", outboxId: "outbox-edit", replaces: true }),
      }),
    });
    const question = stage.asker.says(stage.help, text);
    await expect.poll(() => stage?.bot.confirmed.length).toBe(1);
    stage.double.state.channels.get(question.id)!.isArchived = true;
    stage.asker.edits(question, "How do I stop overfitting in Keras?");
    await expect.poll(() => stage?.bot.confirmed.length).toBe(2);
    expect(stage.double.messagesIn(question.id).map(headline)).toContain("Better now");
  });

  it("GIVEN an answer that grows, shrinks and grows again THEN its new part is not taken for the one removed", async () => {
    const long = (parts: number) => Array.from({ length: parts }, () => "word ".repeat(250).trim()).join("\n\n");
    const edits = [2, 1, 2];
    let standing: Posts | undefined;
    stage = await openStage({
      bot: { reply: () => aReply({ kind: "notice", text: long(1) }) },
      extend: ({ confirmed, confirmSent }) => ({
        handleEdit: async () => {
          const outboxId = `outbox-edit-${confirmed.length}`;
          return aReply({ kind: "notice", text: long(edits[confirmed.length - 1] ?? 1), outboxId, replaces: true });
        },
        confirmSent: async (outboxId, sent) => {
          if (typeof sent !== "string") standing = sent;
          await confirmSent(outboxId, sent);
        },
        findReplaced: async (_, { replaces }) => (replaces ? standing : undefined),
      }),
    });
    const question = stage.asker.says(stage.help, text);
    const nonces: unknown[] = [];
    for (const confirmed of [1, 2, 3, 4]) {
      await expect.poll(() => stage?.bot.confirmed.length).toBe(confirmed);
      const [, second] = stage.double.messagesIn(question.id);
      if (second) nonces.push(second.nonce);
      stage.asker.edits(question, `${text} ${confirmed}`);
    }
    expect(nonces).toHaveLength(2);
    expect(new Set(nonces).size).toBe(2);
  });

  it.each([
    [1, 3],
    [3, 1],
  ])(
    "GIVEN an answer of %i messages that takes %i after an edit THEN it is whole, and nothing of the earlier one is left",
    async (before, after) => {
      const long = (parts: number, word: string) =>
        Array.from({ length: parts }, () => `${word} `.repeat(250).trim()).join("\n\n");
      stage = await openStage({
        bot: { reply: () => aReply({ kind: "notice", text: long(before, "first") }) },
        extend: () => ({
          handleEdit: async () =>
            aReply({ kind: "notice", text: long(after, "other"), outboxId: "outbox-edit", replaces: true }),
        }),
      });
      const question = stage.asker.says(stage.help, text);
      await expect.poll(() => stage?.bot.confirmed.length).toBe(1);
      expect(stage.double.messagesIn(question.id)).toHaveLength(before);
      stage.asker.edits(question, "How do I stop overfitting in Keras?");
      await expect.poll(() => stage?.bot.confirmed.length).toBe(2);
      const said = stage.double.messagesIn(question.id).map(({ content }) => content);
      expect(said).toHaveLength(after);
      expect(said.join("\n\n")).toBe(long(after, "other"));
    },
  );

  it("GIVEN an edit of a message not answered before THEN it is answered", async () => {
    stage = await openStage({ extend: () => ({ handleEdit: async () => aReply({ title: "Now I see" }) }) });
    const message = stage.asker.says(stage.help, "thanks");
    stage.asker.edits(message, text);
    expect(headline(await stage.botSays(message.id))).toBe("Now I see");
  });
});

describe("nobody is notified by accident", () => {
  const hostile = "@everyone @here <@&1> and <@2>";

  it("GIVEN mentions in the texts of an answer THEN answers, edits and interactions notify nobody", async () => {
    const shout = (): Reply =>
      aReply({ kind: "notice", questionId: "q-1", title: hostile, text: hostile, buttons: [aButton()] });
    stage = await openStage({
      bot: { reply: shout },
      extend: () => ({
        handleEdit: async () => ({ ...shout(), replaces: true }),
        handleFeedback: async () => ({ ...shout(), visibility: "private" }),
        handleCommand: async () => shout(),
      }),
    });
    const question = stage.asker.says(stage.help, hostile);
    const answer = await stage.botSays(question.id);
    await expect.poll(() => stage?.bot.confirmed.length).toBe(1);
    stage.asker.edits(question, `${hostile}!`);
    await stage.double.until("the edit", () => answer.editedAt !== undefined);
    const press = stage.asker.presses(answer, "This solved it");
    const call = stage.asker.calls(stage.help, "echo", { text: hostile });
    const replies = [
      answer,
      await stage.double.until("the reply", () => press.reply()),
      await stage.botSays(stage.help.id),
    ];
    for (const message of replies) {
      expect(message).toMatchObject({ mentions: [], mentionRoles: [], mentionEveryone: false });
      expect(message.content).toContain("@everyone");
    }
    expect(call.reply()).toBeUndefined();
  });
});

it("GIVEN a bot that throws THEN it stays up", async () => {
  stage = await openStage();
  stage.asker.says(stage.help, "explode");
  await settle();
  expect(stage.complaints).toContain("discord event not handled");
});

it("GIVEN a payload that discord.js chokes on THEN the question is answered all the same", async () => {
  const before = process.listeners("unhandledRejection");
  const rejections: unknown[] = [];
  process.removeAllListeners("unhandledRejection").on("unhandledRejection", (error) => void rejections.push(error));
  try {
    stage = await openStage();
    const { world, state } = stage.double;
    const question = world.post(stage.attic, { authorId: stage.asker.id, content: text });
    const odd = { ...toMessage(state, question, true), id: state.newId(), channel_id: stage.help.id, thread: null };
    world.tell("MESSAGE_CREATE", odd, stage.help, 1 << 9);
    await expect.poll(() => stage?.bot.messages.length).toBe(1);
    await expect.poll(() => rejections.length).toBe(1);
  } finally {
    process.removeAllListeners("unhandledRejection");
    for (const listener of before) process.on("unhandledRejection", listener);
  }
});
