import { expect, it } from "vitest";
import type { Community } from "../../../src/core/community/community.ts";
import { type Players, playConversation, playTasks } from "../../doubles/script.ts";
import { createPlayers } from "../../doubles/slack/conversation.ts";
import { setSlackScene } from "../../doubles/slack/scene.ts";
import { createWorkspace, type SlackMessage } from "../../doubles/slack/state.ts";
import { createTranscript } from "../../doubles/slack/transcript.ts";
import { aCommunity } from "../../fakes.ts";
import { aRememberingBot, findMissing } from "../remembering-bot.ts";
import { startSlack } from "./start-slack.ts";

/** Plays a script against the real Bolt; gives the transcript. */
async function play(script: (players: Players<SlackMessage>, community: Community) => Promise<void>): Promise<string> {
  const workspace = createWorkspace();
  const community = setSlackScene({ workspace }, aCommunity());
  const bot = await aRememberingBot(community);
  const { slack } = await startSlack({
    bot,
    double: { workspaces: [workspace] },
    changes: { communities: [community] },
  });
  const lines: string[] = [];
  const transcript = createTranscript(slack, community, (line) => void lines.push(line));
  await script(createPlayers(slack, bot, transcript), community);
  return lines.join("\n");
}

it("plays the conversation from question to answer from memory", async () => {
  const text = await play(playConversation);
  const inOrder = [
    "ada writes in #help",
    "Usher (#help, in the thread):",
    "== How do I stop overfitting? ==",
    "[Not it]",
    'ada presses "Not it"',
    "│ @Core developers\n  │ For *Core developers*",
    "cora answers in the thread",
    "mona opens the message's menu",
    "*Solved*: a moderator accepted the answer by cora.",
    "ben writes in #help",
    "split first, then augment.",
    "Answered by cora on",
  ];
  expect(findMissing(text, inOrder), text).toEqual([]);
});

it("plays a task from its form to whoever is on duty", async () => {
  const text = await play(playTasks);
  const inOrder = [
    "cora calls /duty join",
    "*cora* · there · at any time",
    "mona calls /task create",
    "== T-1 · Split before augmenting ==",
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
