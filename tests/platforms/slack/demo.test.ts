import { expect, it } from "vitest";
import { playConversation } from "../../doubles/slack/conversation.ts";
import { setSlackScene } from "../../doubles/slack/scene.ts";
import { createWorkspace } from "../../doubles/slack/state.ts";
import { createTranscript } from "../../doubles/slack/transcript.ts";
import { aCommunity } from "../../fakes.ts";
import { aRememberingBot, findMissing } from "../remembering-bot.ts";
import { startSlack } from "./start-slack.ts";

it("plays the conversation from question to answer from memory", async () => {
  const workspace = createWorkspace();
  const community = setSlackScene({ workspace }, aCommunity());
  const bot = await aRememberingBot(community);
  const { slack } = await startSlack({
    bot,
    double: { workspaces: [workspace] },
    changes: { communities: [community] },
  });
  const lines: string[] = [];
  await playConversation(
    slack,
    bot,
    createTranscript(slack, community, (line) => void lines.push(line)),
  );
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
  expect(findMissing(lines.join("\n"), inOrder), lines.join("\n")).toEqual([]);
});
