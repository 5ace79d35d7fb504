import { afterEach, beforeEach, expect, it } from "vitest";
import type { Community } from "../../../src/core/community/community.ts";
import type { Bot } from "../../../src/core/ports/bot.ts";
import type { ChatPlatform } from "../../../src/core/ports/chat-platform.ts";
import { createDiscordPlatform } from "../../../src/platforms/discord/platform.ts";
import { createPlayers, type Scene, setScene } from "../../doubles/discord/conversation.ts";
import { type DiscordDouble, openDiscordDouble } from "../../doubles/discord/discord-double.ts";
import type { MessageState } from "../../doubles/discord/state.ts";
import { createTranscript } from "../../doubles/discord/transcript.ts";
import { type Players, playConversation, playTasks } from "../../doubles/script.ts";
import { aCommunity, silentLog } from "../../fakes.ts";
import { aRememberingBot, findMissing } from "../remembering-bot.ts";
import { quickDelays } from "./stage.ts";

let double: DiscordDouble;
let scene: Scene;
let platforms: ChatPlatform[];
let bot: Bot;

beforeEach(async () => {
  double = await openDiscordDouble();
  scene = setScene(double, aCommunity({ platforms: {} }));
  platforms = [];
  bot = await aRememberingBot(scene.community);
});

afterEach(async () => {
  for (const platform of platforms) await platform.stop();
  await double.close();
});

async function start(): Promise<ChatPlatform> {
  const { token, apiUrl } = double;
  const communities = [scene.community];
  const platform = createDiscordPlatform({
    token,
    apiUrl,
    communities,
    log: silentLog,
    fail: () => {},
    now: Date.now,
    retryDelays: quickDelays,
  });
  platforms.push(platform);
  await platform.start(bot);
  return platform;
}

/** What is printed while scenes are played. */
async function play(script: (players: Players<MessageState>, community: Community) => Promise<void>): Promise<string> {
  await start();
  const lines: string[] = [];
  const transcript = createTranscript(double, (line) => void lines.push(line));
  await script(createPlayers(scene, transcript), scene.community);
  return lines.join("\n");
}

it("plays the conversation from question to answer from memory", async () => {
  const text = await play(playConversation);
  const inOrder = [
    "ada writes in #help",
    "**How do I stop overfitting?**",
    "[Not it]",
    'ada presses "Not it"',
    "@Core developers",
    "cora answers in the thread",
    "mona opens the message's menu",
    "**Solved**: a moderator accepted the answer by cora.",
    "ben writes in #help",
    'thread "My validation loss goes up, but on augmented images only: is this overfitting?"',
    "split first, then augment.",
    "Answered by cora on",
  ];
  expect(findMissing(text, inOrder), text).toEqual([]);
});

it("plays a task from its form to whoever is on duty", async () => {
  const text = await play(playTasks);
  const inOrder = [
    "cora calls /duty join",
    "**cora** · there · at any time",
    "mona calls /task create",
    "**T-1 · Split before augmenting**",
    "[Claim] [Move on to deployment] [Done]",
    "mona calls /task assign T-1 @ben",
    "@ben",
    "This is for ben now.",
    "ben calls /task move T-1 deployment",
    "@Technical supporters",
    "ben moved it from implementation to deployment.",
    "cora calls /task list",
    "Usher (#help, only for cora)",
  ];
  expect(findMissing(text, inOrder), text).toEqual([]);
});

it("GIVEN an answered thread THEN what people say to each other in it stays without an answer", async () => {
  await start();
  const { ada, helper, help } = scene;
  const question = ada.says(help, "my validation loss goes up");
  const answer = await double.until("the answer", () => double.messagesIn(question.id)[0]);
  const thread = double.state.channels.get(question.id) ?? help;
  helper.says(thread, "What does your validation loss say, when it goes up?", { replyTo: answer });
  ada.says(thread, "My validation loss goes up from 2 to 3.");
  const again = ada.says(thread, `<@${double.botId}> why goes my validation loss up?`);
  await double.until("an answer to what was said to it", () => double.messagesIn(thread.id)[4]);
  const fromBot = double.messagesIn(thread.id).filter(({ authorId }) => authorId === double.botId);
  expect(fromBot.map(({ referenceId }) => referenceId)).toEqual([undefined, again.id]);
});

it("GIVEN a crash with a promise open, and questions meanwhile THEN the next start answers each once", async () => {
  const { ada, help } = scene;
  const first = await start();
  const answered = ada.says(help, "my validation loss goes up");
  await double.until("the first answer", () => double.messagesIn(answered.id)[0]);
  const whisper = ada.whispers("validation loss goes up");
  await double.until("the first whisper's answer", () => double.messagesIn(whisper.channelId)[1]);
  const met = double.faults.add({ method: "POST", path: /^\/channels\/\d+\/messages$/, before: 503, times: 5 });
  const promised = ada.says(help, "my validation loss goes up and up");
  await double.until("all attempts", () => met() === 5);
  await first.stop();
  const missed = ada.says(help, "why goes my validation loss goes up?");
  ada.whispers("and now the validation loss goes up");
  await start();
  for (const question of [promised, missed]) {
    await double.until("an answer", () => double.messagesIn(question.id)[0]);
  }
  const last = ada.says(help, "the validation loss goes up");
  await double.until("the last answer", () => double.messagesIn(last.id)[0]);
  for (const { id } of [answered, promised, missed, last]) expect(double.messagesIn(id)).toHaveLength(1);
  expect(double.messagesIn(whisper.channelId)).toHaveLength(4);
  await expect.poll(async () => (await bot.findUnsent("discord")).length).toBe(0);
});

it("GIVEN a question edited into one that has an answer THEN it is answered, and the role is not called again", async () => {
  await start();
  const { ada, help } = scene;
  const question = ada.says(help, "why does it fail?");
  const route = await double.until("the route", () => double.messagesIn(question.id)[0]);
  expect(route.mentionRoles).toHaveLength(1);
  ada.edits(question, "why does it fail, my validation loss goes up");
  await double.until("the answer", () => route.embeds[0]?.title === "How do I stop overfitting?");
  expect(double.messagesIn(question.id)).toHaveLength(1);
});

it("GIVEN a crash with a reply to a command promised THEN the next start posts it where that was called, once", async () => {
  const { ada, help } = scene;
  const author = { id: ada.id, roleIds: [], isBot: false };
  const place = { platform: "discord", community: scene.community.id, channel: help.id } as const;
  const text = "by command: my validation loss goes up";
  await bot.handleMessage({ ...place, messageId: "of-ushers-own", author, text, addressed: true, sentAt: Date.now() });
  for (let starts = 0; starts < 2; starts += 1) {
    const platform = await start();
    await expect.poll(async () => (await bot.findUnsent("discord")).length).toBe(0);
    await platform.stop();
  }
  expect(double.messagesIn(help.id).map(({ embeds }) => embeds[0]?.title)).toEqual(["How do I stop overfitting?"]);
});

it("GIVEN questions deleted while Usher was away THEN those that are gone wait no more, one asked by a command does", async () => {
  const { ada, helper, help } = scene;
  const first = await start();
  const asked = [ada.says(help, "why does it fail?"), ada.says(help, "why does it fail again?"), ada.whispers("why?")];
  for (const { id, channelId } of asked) {
    const where = () => [...double.messagesIn(id), ...double.messagesIn(channelId)];
    await double.until("the route", () => where().find(({ authorId }) => authorId === double.botId));
  }
  const command = { platform: "discord", community: scene.community.id, channel: help.id, addressed: true } as const;
  const author = { id: helper.id, roleIds: [], isBot: false };
  for (const messageId of ["5f0c-of-ushers-own", "6a1d-of-ushers-own"]) {
    await bot.handleMessage({ ...command, messageId, author, text: "why by command?", sentAt: Date.now() });
  }
  await first.stop();
  for (const message of [asked[0]!, asked[2]!]) ada.deletes(message);
  await start();
  const waiting = async () =>
    (await bot.findWaiting("discord", scene.community.id)).map(({ messageId }) => messageId).toSorted();
  const left = [asked[1]!.id, "5f0c-of-ushers-own", "6a1d-of-ushers-own"].toSorted();
  await expect.poll(waiting).toEqual(left);
  await expect.poll(() => double.state.channels.has(asked[0]!.id)).toBe(false);
});

it.each([
  ["the whole message", (message: MessageState) => message],
  ["only what has changed", ({ id, channelId, content }: MessageState) => ({ id, channel_id: channelId, content })],
])("GIVEN a restart before the edit, of which Discord tells %s, THEN what was said is changed", async (_, toUpdate) => {
  const first = await start();
  const { ada, help, guild } = scene;
  const question = ada.says(help, "why does it fail?");
  const route = await double.until("the route", () => double.messagesIn(question.id)[0]);
  await expect.poll(async () => (await bot.findUnsent("discord")).length).toBe(0);
  await first.stop();
  await start();
  if (toUpdate(question) === question) ada.edits(question, "why does it fail, my validation loss goes up");
  else {
    Object.assign(question, { content: "why does it fail, my validation loss goes up", editedAt: Date.now() });
    const edited = { edited_timestamp: new Date().toISOString(), guild_id: guild.id };
    double.world.tell("MESSAGE_UPDATE", { ...toUpdate(question), ...edited }, help);
  }
  await double.until("the answer", () => route.embeds[0]?.title === "How do I stop overfitting?");
  expect(double.messagesIn(question.id)).toEqual([route]);
  ada.edits(question, "why does it fail?");
  ada.deletes(question);
  await expect.poll(() => double.state.channels.has(question.id)).toBe(false);
  expect(double.botMessages()).toEqual([]);
});
