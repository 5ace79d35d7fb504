import { describe, expect, it, onTestFinished } from "vitest";
import { aCommunity } from "../../fakes.ts";
import { playAcceptedAnswer, playUndoneAcceptance } from "./accepted-answer.ts";
import { openDiscordChat } from "./discord-chat.ts";
import { playDuty } from "./duty.ts";
import { openUsher } from "./open-usher.ts";
import {
  playAbstention,
  playAddressed,
  playAnswer,
  playChanges,
  playDeletion,
  playForm,
  playPrivateAnswer,
  playPrivateSuggestion,
  playSuggestion,
} from "./questions.ts";
import { playReview } from "./review.ts";
import { openSlackChat } from "./slack-chat.ts";
import { playTask } from "./task.ts";

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
      "command faq adopt(solution) → error private",
      "command faq adopt(solution) → notice private",
      "message: Validation accuracy drops when images augment, why does my run do that? → answer public",
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
  [
    "an answer that is refused",
    playAnswer,
    [
      "message: How do I keep the GPU memory from running full? → answer public",
      'press: {"kind":"why"} → notice private',
      'press: {"kind":"vote","vote":"unhelpful"} → route public',
      'press: {"kind":"ask-person"} → notice private',
    ],
  ],
  [
    "a suggestion",
    playSuggestion,
    [
      "message: Is GPU memory cheaper in the new cloud? → suggest public",
      'press: {"kind":"show","faqId":"gpu-memory"} → answer private',
      'press: {"kind":"vote","vote":"unhelpful","correction":{"kind":"nothing-fits"}} → route public',
      "message: Is GPU memory cheaper in the new cloud? → suggest public",
      'press: {"kind":"vote","vote":"dismiss"} → notice private',
    ],
  ],
  ["an abstention", playAbstention, ["message: Will the weather be fine tomorrow? → abstain public"]],
  [
    "a private suggestion",
    playPrivateSuggestion,
    ["message: How do I keep the GPU memory from running full? → answer private"],
  ],
  [
    "a mention and a direct message",
    playAddressed,
    [
      "message: How do I keep the GPU memory from running full? → nothing",
      "message: How do I keep the GPU memory from running full? → answer public",
      "message: How do I keep the GPU memory from running full? → answer public",
    ],
  ],
  [
    "an edit and a deletion",
    playChanges,
    [
      "message: Why does my validation accuracy drop when I augment images? → route public",
      "edit: How do I keep the GPU memory from running full? → answer public",
      "message: Why does my validation accuracy drop when I augment images? → route public",
      "deletion → nothing",
    ],
  ],
  [
    "questions that are deleted",
    playDeletion,
    [
      "message: Why does my validation accuracy drop when I augment images? → route public",
      "message: Why does my validation accuracy drop when I augment images? → route public",
      "command queue() → notice private",
      "deletion → nothing",
      "deletion → nothing",
      "command queue() → notice private",
    ],
  ],
  [
    "values offered while typing, and a form",
    playForm,
    [
      "message: Why does my validation accuracy drop when I augment images? → route public",
      "command note(question, note) → notice private",
    ],
  ],
  [
    "an answer accepted in private",
    playPrivateAnswer,
    [
      "message: Why does my validation accuracy drop when I augment images? → route public",
      "message: The key of the vault is in the drawer. → nothing",
      "command solved() on: The key of the vault is in the drawer. → notice public solved",
      "message: Why does my validation accuracy drop when I augment images? → route public",
    ],
  ],
  [
    "a review",
    playReview,
    [
      "message: Please look at https://github.com/acme/tokenizer/pull/7 → route public",
      "command review request(link) → notice private",
      "command review take(review) → notice private",
      "command review done(review) → notice private",
      "command review done(review) → notice private",
    ],
  ],
  [
    "a task",
    playTask,
    [
      "command duty join(role) → notice private",
      "message: Why does the regression suite hang? → route public",
      "message: The regression suite hangs after the third test; it waits for a lock that nobody gives back. → nothing",
      "command task create(title, details, due, stage, role) on: The regression suite hangs after the third test; it waits for a lock that nobody gives back. → notice public",
      "command task claim(task) → notice public",
      "command task move(task, stage) → notice public",
      "command task done(task) → notice private",
      "command task done(task) → notice public",
    ],
  ],
  [
    "duty",
    playDuty,
    [
      "command duty join(role) → notice private",
      "command duty join(role) → notice private",
      "command duty who(role) → notice private",
      "command duty away(until) → notice private",
      "command duty who(role) → notice private",
      "message: Why does my validation accuracy drop when I augment images? → route public",
    ],
  ],
] as const;

const reviews = { role: "core-developer", remindAfterHours: 8, escalateAfterHours: 24, repositories: [] };

describe.each(scenarios)("%s", (_, play, actions) => {
  it.each(platforms)("plays on %s, with the same actions of the core", async (__, open) => {
    const { chat, usher } = await open(aCommunity({ reviews }), openUsher);
    onTestFinished(() => chat.close());
    await play(chat);
    expect(usher.actions).toEqual(actions);
  });
});
