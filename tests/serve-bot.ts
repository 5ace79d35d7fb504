import { onTestFinished } from "vitest";
import type { CommandCall } from "../src/core/command/command.ts";
import type { Community } from "../src/core/community/community.ts";
import { createBot } from "../src/core/create-bot.ts";
import type { Faq } from "../src/core/faq/faq.ts";
import type { Bot } from "../src/core/ports/bot.ts";
import type { BotContext } from "../src/core/ports/bot-context.ts";
import type { Judge } from "../src/core/ports/judge.ts";
import type { Store } from "../src/core/ports/store.ts";
import type { Judgement } from "../src/core/question/judgement.ts";
import type { IncomingMessage } from "../src/core/question/message.ts";
import type { FeedbackAction } from "../src/core/reply/button.ts";
import type { Reply } from "../src/core/reply/reply.ts";
import { openStore } from "../src/store/open-store.ts";
import { aCommunity, aTime, countedIds, silentLog } from "./fakes.ts";
import { aJudgement } from "./judgements.ts";

export interface BotGiven {
  readonly community?: Community;
  /** What is in the FAQ at the start. */
  readonly faq?: readonly Faq[];
  /** What the judge says of a text, with the FAQ it was last given. */
  readonly judge?: (text: string, faq: readonly Faq[]) => Judgement;
  readonly findInfluential?: Judge["findInfluential"];
  readonly commands?: (context: BotContext) => Bot["commands"];
}

/** The real bot over a store in memory, with a judge that says what the test wants and a clock that the test moves. */
export interface ServedBot {
  readonly bot: Bot;
  readonly store: Store;
  readonly clock: { now: number };
  ask(text: string, person: string, changes?: Partial<IncomingMessage>): Promise<Reply | undefined>;
  call(
    name: string,
    person: string,
    options?: Readonly<Record<string, string>>,
    changes?: Partial<CommandCall>,
  ): Promise<Reply>;
  press(questionId: string | undefined, person: string, action: FeedbackAction): Promise<Reply | undefined>;
}

/** Closed when the test ends. In `aCommunity` mona moderates, tess and cora help. */
export async function serveBot(given: BotGiven = {}): Promise<ServedBot> {
  const { community = aCommunity(), judge = () => aJudgement({}) } = given;
  const store = await openStore({ file: ":memory:" });
  onTestFinished(() => store.close());
  const clock = { now: aTime };
  const newId = countedIds();
  if (given.faq) await store.faq.save(community.id, given.faq, "system", aTime);
  let searched = given.faq ?? [];
  const served: Judge = {
    judge: async (text) => judge(text, searched),
    remember: async () => {},
    forget: () => {},
    setFaq: async (faq) => {
      searched = faq;
    },
    ...(given.findInfluential && { findInfluential: given.findInfluential }),
  };
  const context: BotContext = {
    communities: new Map([[community.id, { community, judge: served }]]),
    store,
    log: silentLog,
    metrics: { recordVerdict: () => {}, recordFeedback: () => {}, recordModel: () => {} },
    announce: async () => {},
    now: () => clock.now,
    newId,
  };
  const bot = createBot(context, given.commands?.(context) ?? []);
  const place = { platform: "web", community: community.id, channel: "help" } as const;
  const author = (id: string) => ({ id, roleIds: [], isBot: false });
  return {
    bot,
    store,
    clock,
    ask: (text, person, changes) => {
      const message = { ...place, messageId: newId(), author: author(person), text, addressed: false };
      return bot.handleMessage({ ...message, sentAt: clock.now, ...changes });
    },
    call: (name, person, options = {}, changes) =>
      bot.handleCommand({ ...place, name, options, person: author(person), at: clock.now, ...changes }),
    press: (questionId = "none", person, action) =>
      bot.handleFeedback({ ...place, questionId, person: author(person), action, at: clock.now }),
  };
}
