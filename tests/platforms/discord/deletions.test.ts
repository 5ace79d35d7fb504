import { afterEach, expect, it } from "vitest";
import type { MessageState } from "../../doubles/discord/state.ts";
import { aReply } from "../../fakes.ts";
import { openStage, type Stage, type StageOptions } from "./stage.ts";

let stage: Stage | undefined;

afterEach(async () => {
  await stage?.close();
  stage = undefined;
});

const text = "How do I stop overfitting?";

interface Answered {
  readonly stage: Stage;
  readonly question: MessageState;
  readonly answer: MessageState;
}

async function ask(options: StageOptions = {}): Promise<Answered> {
  const opened = await openStage(options);
  stage = opened;
  const question = opened.asker.says(opened.help, text);
  const answer = await opened.botSays(options.botLacks?.includes("createPublicThreads") ? opened.help.id : question.id);
  await expect.poll(() => opened.bot.confirmed.length).toBe(1);
  return { stage: opened, question, answer };
}

it("GIVEN a question deleted after its answer THEN answer and thread go", async () => {
  const { stage, question } = await ask();
  stage.asker.deletes(question);
  await expect.poll(() => stage.double.state.channels.has(question.id)).toBe(false);
  expect(stage.double.botMessages()).toEqual([]);
});

it("GIVEN that people have spoken in the thread THEN it stays, under another name, and says what happened", async () => {
  const { stage, question, answer } = await ask();
  const thread = stage.double.state.channels.get(question.id)!;
  stage.moderator.says(thread, "Thanks, let us see.");
  stage.asker.deletes(question);
  await expect.poll(() => answer.content).toBe("The question was deleted.");
  expect(thread.name).toBe("Question");
  expect(answer.embeds).toHaveLength(1);
  expect(stage.double.messagesIn(thread.id)).toHaveLength(2);
});

it("GIVEN that the thread in which people have spoken is archived THEN it is renamed and says what happened all the same", async () => {
  const { stage, question, answer } = await ask();
  const thread = stage.double.state.channels.get(question.id)!;
  stage.moderator.says(thread, "Thanks, let us see.");
  thread.isArchived = true;
  stage.asker.deletes(question);
  await expect.poll(() => answer.content).toBe("The question was deleted.");
  expect(thread.name).toBe("Question");
});

it("GIVEN an open reply of a community that is not served any more THEN its question is not taken for deleted", async () => {
  const deletions: object[] = [];
  const opened = await openStage({
    before: ({ asker, help }) => void asker.says(help, text),
    extend: () => ({
      findUnsent: async () => [
        {
          platform: "discord",
          community: "gone",
          channel: "1",
          messageId: "2",
          reply: aReply({ outboxId: "outbox-1" }),
        },
      ],
      handleDeletion: async (gone) => void deletions.push(gone),
      confirmFailed: async (...failed) => void deletions.push(failed),
    }),
  });
  stage = opened;
  await expect.poll(() => opened.complaints).toContain("an unsent reply has no discord server to go to");
  await opened.answerTo(text);
  expect(deletions).toEqual([]);
});

it("GIVEN no right to delete threads THEN the answer goes", async () => {
  const { stage, question } = await ask({ botLacks: ["manageThreads"] });
  stage.asker.deletes(question);
  await expect.poll(() => stage.double.messagesIn(question.id)).toEqual([]);
  expect(stage.double.state.channels.has(question.id)).toBe(true);
});

it("GIVEN an answer in several messages beside its question THEN all of them go", async () => {
  const long = Array.from({ length: 12 }, () => "word ".repeat(99).trim()).join("\n\n");
  const { stage, question } = await ask({
    botLacks: ["createPublicThreads"],
    bot: { reply: () => aReply({ text: long }) },
  });
  expect(stage.double.botMessages()).toHaveLength(2);
  stage.asker.deletes(question);
  await expect.poll(() => stage.double.botMessages()).toEqual([]);
});

it("GIVEN a forum post whose first message is deleted THEN the answer goes and the post of the person stays", async () => {
  const opened = await openStage();
  stage = opened;
  const post = opened.asker.posts(opened.forum, "Overfitting", "How?");
  await opened.botSays(post.id);
  await expect.poll(() => opened.bot.confirmed.length).toBe(1);
  opened.asker.deletes(post.messages[0]!);
  await expect.poll(() => opened.double.botMessages()).toEqual([]);
  expect(opened.double.state.channels.has(post.id)).toBe(true);
});

it("GIVEN a restart since the answer THEN its thread goes all the same; GIVEN another message THEN Discord is not asked", async () => {
  let question: MessageState | undefined;
  const opened = await openStage({
    before: ({ asker, help, double }) => {
      question = asker.says(help, text);
      const thread = double.world.openThread(help, { id: question.id, name: text, ownerId: double.botId });
      double.world.post(thread, { authorId: double.botId, content: "An answer." });
    },
    extend: (bot) => ({
      handleMessage: async () => undefined,
      explain: async (community, key) =>
        "messageId" in key && key.messageId === question?.id
          ? bot.explain(community, { questionId: "question-1" })
          : undefined,
    }),
  });
  stage = opened;
  await opened.bot.handleMessage({ ...aMessage(opened), messageId: question!.id });
  const other = opened.asker.says(opened.help, "thanks");
  opened.asker.deletes(other);
  opened.asker.deletes(question!);
  await expect.poll(() => opened.double.state.channels.has(question!.id)).toBe(false);
  expect(opened.double.calls.filter(({ path }) => path === `/channels/${other.id}`)).toEqual([]);
});

it("GIVEN a message deleted before its turn to be judged THEN it is not judged", async () => {
  let release: () => void = () => {};
  const slow = new Promise<void>((resolve) => {
    release = resolve;
  });
  let begun = 0;
  const delay = () => {
    begun += 1;
    return slow;
  };
  const opened = await openStage({ bot: { delay } });
  stage = opened;
  opened.asker.says(opened.help, text);
  const gone = opened.asker.says(opened.help, "And how do I stop overfitting in Keras?");
  opened.asker.deletes(gone);
  // What is said afterwards, elsewhere, has come: so has the deletion.
  opened.asker.says(opened.general, "How do I stop overfitting here?");
  await expect.poll(() => begun).toBe(2);
  release();
  const last = opened.asker.says(opened.help, "How do I stop overfitting at all?");
  await opened.botSays(last.id);
  expect(opened.bot.messages.map(({ messageId }) => messageId)).not.toContain(gone.id);
});

it("GIVEN a direct message, a post and a channel that are deleted THEN the bot is told of each", async () => {
  const deletions: object[] = [];
  const opened = await openStage({ extend: () => ({ handleDeletion: async (gone) => void deletions.push(gone) }) });
  stage = opened;
  const { asker, forum, general, double } = opened;
  const place = { platform: "discord", community: "lumen" };
  const whispered = asker.whispers(text);
  const answer = await opened.botSays(whispered.channelId);
  await expect.poll(() => opened.bot.confirmed.length).toBe(1);
  asker.deletes(whispered);
  await expect.poll(() => double.messagesIn(answer.channelId)).toEqual([]);
  expect(deletions).toEqual([{ ...place, messageId: whispered.id }]);
  const post = asker.posts(forum, "Overfitting", "How?");
  await opened.botSays(post.id);
  double.world.removeThread(post);
  await expect.poll(() => deletions.at(-1)).toEqual({ ...place, channel: forum.id, thread: post.id });
  double.world.tell("CHANNEL_DELETE", { id: general.id, guild_id: general.guildId, type: 0 }, general);
  await expect.poll(() => deletions.at(-1)).toEqual({ ...place, channel: general.id });
});

function aMessage({ help, asker }: Stage) {
  const author = { id: asker.id, roleIds: [], isBot: false };
  return {
    platform: "discord",
    community: "lumen",
    channel: help.id,
    author,
    text,
    addressed: false,
    sentAt: 0,
  } as const;
}
