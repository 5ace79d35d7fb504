import { onTestFinished } from "vitest";
import { readTime } from "../../src/commands/read-time.ts";
import type { Community } from "../../src/core/community/community.ts";
import { createBot } from "../../src/core/create-bot.ts";
import type { Bot } from "../../src/core/ports/bot.ts";
import type { Judge } from "../../src/core/ports/judge.ts";
import type { Judgement } from "../../src/core/question/judgement.ts";
import { createDutyCommands } from "../../src/features/duty/create-duty-commands.ts";
import { findTimeZone } from "../../src/features/profile/find-time-zone.ts";
import { createSolvedCommand } from "../../src/features/solutions/create-solved-command.ts";
import { createTaskCommands } from "../../src/features/tasks/create-task-commands.ts";
import { openStore } from "../../src/store/open-store.ts";
import { aTime, countedIds, silentLog } from "../fakes.ts";
import { aJudgement, aMatch } from "../judgements.ts";

/** The real core and store until the test ends; the judge knows the words "validation loss", and what moderators confirmed. */
export async function aRememberingBot(community: Community): Promise<Bot> {
  const store = await openStore({ file: ":memory:" });
  onTestFinished(() => store.close());
  const answer = "Hold out a validation set, then regularise.";
  const texts = { en: { question: "How do I stop overfitting?", variants: [], answer } };
  await store.faq.save("lumen", [{ id: "overfitting", tags: [], role: "core-developer", texts }], "system", aTime);
  const remembered = new Set<string>();
  const judge: Judge = {
    async judge(text): Promise<Judgement> {
      const [solved] = remembered;
      const known =
        solved === undefined ? aMatch("overfitting", 0.97) : { ...aMatch(solved, 0.97), kind: "solved" as const };
      const matches = text.includes("validation loss") && text.includes("goes up") ? [known] : [];
      return aJudgement({ matches, role: [["core-developer", 0.9]] });
    },
    remember: async ({ questionId }) => void remembered.add(questionId),
    forget: (questionId) => void remembered.delete(questionId),
    setFaq: async () => {},
  };
  const context = {
    communities: new Map([[community.id, { community, judge }]]),
    store,
    log: silentLog,
    metrics: { recordVerdict: () => {}, recordFeedback: () => {}, recordModel: () => {} },
    now: Date.now,
    newId: countedIds(),
    announce: async () => {},
  };
  return createBot(context, [
    createSolvedCommand(context),
    ...createDutyCommands({ ...context, readTime, findTimeZone }),
    ...createTaskCommands({ ...context, readTime }),
  ]);
}

/** The pieces that a text lacks when it is read once from its start; empty when all follow one another. */
export function findMissing(text: string, pieces: readonly string[]): readonly string[] {
  let at = 0;
  return pieces.filter((piece) => {
    const found = text.indexOf(piece, at);
    if (found >= 0) at = found;
    return found < 0;
  });
}
