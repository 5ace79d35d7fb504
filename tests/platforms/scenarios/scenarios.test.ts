import { describe, expect, it, onTestFinished } from "vitest";
import { aCommunity } from "../../fakes.ts";
import { playAcceptedAnswer, playUndoneAcceptance } from "./accepted-answer.ts";
import { openDiscordChat } from "./discord-chat.ts";
import { openUsher } from "./open-usher.ts";
import { openSlackChat } from "./slack-chat.ts";

const platforms = [
  ["Discord", openDiscordChat],
  ["Slack", openSlackChat],
] as const;

const scenarios = [
  [
    "an accepted answer",
    playAcceptedAnswer,
    [
      "message: Why does my validation accuracy drop when I augment images? → route public",
      "message: Your validation set leaks into the augmentation; split first, then augment. → nothing",
      "message: Thanks, that worked! → nothing",
      "command solved(question) → notice public solved",
      "message: Validation accuracy drops when images augment, why does my run do that? → answer public",
      'press: {"kind":"vote","vote":"helpful","correction":{"solvedId":"id-1"}} → notice private solved',
    ],
  ],
  [
    "an acceptance that is undone",
    playUndoneAcceptance,
    [
      "message: Why does my validation accuracy drop when I augment images? → route public",
      "message: Your validation set leaks into the augmentation; split first, then augment. → nothing",
      "command solved() on: Your validation set leaks into the augmentation; split first, then augment. → notice private",
      "command solved() on: Your validation set leaks into the augmentation; split first, then augment. → notice public solved",
      "command reopen() on: Your validation set leaks into the augmentation; split first, then augment. → notice public open",
      "command solved() on: Your validation set leaks into the augmentation; split first, then augment. → notice private",
      "command solved() on: Your validation set leaks into the augmentation; split first, then augment. → notice public solved",
      "command reopen() by a reaction taken back on: Your validation set leaks into the augmentation; split first, then augment. → notice public open",
      "message: Validation accuracy drops when images augment, why does my run do that? → route public",
    ],
  ],
] as const;

describe.each(scenarios)("%s", (_, play, actions) => {
  it.each(platforms)("plays on %s, with the same actions of the core", async (__, open) => {
    const { chat, usher } = await open(aCommunity(), openUsher);
    onTestFinished(() => chat.close());
    await play(chat);
    expect(usher.actions).toEqual(actions);
  });
});
