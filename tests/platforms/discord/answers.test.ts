import { afterEach, expect, it } from "vitest";
import { directChannel } from "../../../src/core/question/message.ts";
import { aReply } from "../../fakes.ts";
import { headline, openStage, type Stage } from "./stage.ts";

let stage: Stage | undefined;

afterEach(async () => {
  await stage?.close();
  stage = undefined;
});

it("answers a question of a watched channel in a thread named after it", async () => {
  stage = await openStage();
  const question = stage.asker.says(stage.help, "My model starts to **overfit** after two epochs, what now?");
  const answer = await stage.botSays(question.id);
  expect(headline(answer)).toBe("How do I stop my model from overfitting?");
  expect(stage.double.state.channels.get(question.id)).toMatchObject({
    name: "My model starts to overfit after two epochs, what now?",
    parentId: stage.help.id,
  });
  expect(stage.bot.messages[0]).toMatchObject({ channel: stage.help.id, community: "lumen", addressed: false });
  await expect.poll(() => stage?.bot.confirmed).toEqual([["outbox-question-1", answer.id]]);
});

it("answers a forum post in the post and tags it", async () => {
  stage = await openStage();
  const post = stage.asker.posts(stage.forum, "Overfitting", "The loss falls, the validation loss does not.");
  const answer = await stage.botSays(post.id);
  expect(answer.referenceId).toBeUndefined();
  expect(stage.bot.messages[0]).toMatchObject({
    channel: stage.forum.id,
    thread: post.id,
    text: "Overfitting\n\nThe loss falls, the validation loss does not.",
  });
  const answered = stage.forum.tags.find(({ name }) => name === "answered")?.id;
  await stage.double.until("the tag", () => post.appliedTags.length > 0);
  expect(post.appliedTags).toEqual([answered]);
});

it("tags a forum post as solved, and leaves the tags of people alone", async () => {
  stage = await openStage({
    extend: (bot) => ({
      handleFeedback: async (click) => ({ ...(await bot.handleFeedback(click))!, state: "solved" as const }),
    }),
  });
  const post = stage.asker.posts(stage.forum, "Overfitting", "Help");
  const python = stage.forum.tags.find(({ name }) => name === "python")!.id;
  post.appliedTags = [python];
  stage.double.world.updateThread(post);
  const answer = await stage.botSays(post.id);
  await stage.double.until("the tag", () => post.appliedTags.length > 1);
  stage.asker.presses(answer, "This solved it");
  const solved = stage.forum.tags.find(({ name }) => name === "solved")!.id;
  await stage.double.until("the tag", () => post.appliedTags.includes(solved));
  expect(post.appliedTags).toEqual([python, solved]);
});

it("answers in an existing thread, as a reply", async () => {
  stage = await openStage();
  const opening = stage.moderator.says(stage.attic, "Let us talk about training here");
  const first = stage.asker.says(stage.help, "thanks");
  const thread = stage.moderator.opensThread(first, "training");
  const question = stage.asker.says(thread, "How do I stop overfitting?");
  const answer = await stage.botSays(thread.id);
  expect(answer.referenceId).toBe(question.id);
  expect(stage.bot.messages.at(-1)).toMatchObject({ channel: stage.help.id, thread: thread.id });
  expect(stage.double.messagesIn(opening.channelId)).toHaveLength(1);
});

it("answers a direct message in the conversation, with the roles that the asker holds", async () => {
  stage = await openStage();
  const helper = stage.guild.addPerson("hal", { roles: [stage.supporters] });
  const question = helper.whispers("How do I stop overfitting?");
  await stage.botSays(question.channelId);
  expect(stage.bot.messages[0]).toMatchObject({
    channel: directChannel,
    thread: question.channelId,
    addressed: true,
    author: { id: helper.id, roleIds: [stage.supporters.id] },
  });
});

it("recognises a mention and a reply to its own answer as addressed, and takes the mention out", async () => {
  stage = await openStage();
  const question = stage.asker.says(stage.help, `<@${stage.double.botId}> how do I stop overfitting?`);
  const answer = await stage.botSays(question.id);
  expect(stage.bot.messages[0]).toMatchObject({ addressed: true, text: "how do I stop overfitting?" });
  const thread = stage.double.state.channels.get(question.id)!;
  stage.asker.says(thread, "thanks, and when quantised?", { replyTo: answer });
  await expect.poll(() => stage?.bot.messages.length).toBe(2);
  expect(stage.bot.messages[1]).toMatchObject({ addressed: true, thread: question.id });
  const helper = stage.guild.addPerson("hal", { roles: [stage.supporters] });
  helper.says(thread, "Which framework is it?", { replyTo: answer });
  await expect.poll(() => stage?.bot.messages.length).toBe(3);
  expect(stage.bot.messages[2]).toMatchObject({ addressed: false });
});

it("sends what is for the asker alone by direct message", async () => {
  stage = await openStage({ bot: { reply: () => aReply({ text: "Between us.", visibility: "private" }) } });
  stage.asker.says(stage.help, "How do I stop overfitting?");
  const direct = stage.double.world.openDirect(stage.asker.id);
  const answer = await stage.botSays(direct.id);
  expect(headline(answer)).toBe("Between us.");
  expect(stage.double.messagesIn(stage.help.id)).toHaveLength(1);
});

it("ignores channels that are off, bots, webhooks and Discord's own messages", async () => {
  stage = await openStage();
  const robot = stage.guild.addBot("robot");
  robot.says(stage.help, "How do I stop overfitting?");
  stage.asker.says(stage.attic, "How do I stop overfitting?");
  const { world } = stage.double;
  world.post(stage.help, { authorId: stage.asker.id, content: "overfit", webhookId: "1" });
  world.post(stage.help, { authorId: stage.asker.id, content: "overfit", type: 7 });
  const question = stage.asker.says(stage.help, "How do I stop overfitting?");
  await stage.botSays(question.id);
  expect(stage.bot.messages.map(({ messageId }) => messageId)).toEqual([question.id]);
});

it("answers in the channel, as a reply, where it may open no thread", async () => {
  stage = await openStage({ botLacks: ["createPublicThreads"] });
  const question = stage.asker.says(stage.help, "How do I stop overfitting?");
  const answer = await stage.botSays(stage.help.id);
  expect(answer.referenceId).toBe(question.id);
});

it("says where a route goes and notifies that role once", async () => {
  stage = await openStage();
  const question = stage.asker.says(stage.help, "Where do I deploy @everyone <@&1> this?");
  const route = await stage.botSays(question.id);
  expect(route.mentionRoles).toEqual([stage.supporters.id]);
  expect(route.mentions).toEqual([]);
  expect(route.mentionEveryone).toBe(false);
});
