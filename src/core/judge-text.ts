import { assignPerson } from "./assign-person.ts";
import type { ChannelMode } from "./community.ts";
import { decide } from "./decide.ts";
import { findFaq } from "./find-faq.ts";
import type { BotContext, ServedCommunity } from "./ports/bot-context.ts";
import type { NewQuestion } from "./ports/store.ts";
import { renderReply } from "./render-reply.ts";
import type { Verdict } from "./verdict.ts";

/** What is to be judged: a masked text, whose it is, and how the channel wants to be spoken to. */
export interface TextToJudge {
  readonly questionId: string;
  readonly text: string;
  readonly asker: string;
  readonly mode: ChannelMode;
  readonly addressed: boolean;
  readonly turn: number;
}

/** The verdict on a text with all that led to it, and the reply to promise, if any; nothing is recorded here. */
export async function judgeText(
  { store, now, newId }: BotContext,
  { community, judge }: ServedCommunity,
  { questionId, text, asker, mode, addressed, turn }: TextToJudge,
): Promise<Omit<NewQuestion, "question">> {
  const judgement = await judge.judge(text);
  const decidedAt = now();
  const assignment = { community, asker, now: decidedAt, questions: store.questions };
  const verdict = await assignPerson(decide(judgement), assignment);
  const recorded = { verdict: { turn, verdict, judgement, decidedAt } };
  if (!shouldReply(verdict, mode, addressed)) return recorded;
  const reply = renderReply(verdict, {
    community,
    questionId,
    language: judgement.language,
    modelVersion: judgement.modelVersion,
    visibility: mode === "suggest" ? "private" : "public",
    faq: await findFaq(store.faq, community.id, verdict),
  });
  return { ...recorded, outbox: { id: newId(), reply } };
}

/** `observe` is silent always; what asks nothing is left alone unless it was said to Usher. */
function shouldReply(verdict: Verdict, mode: ChannelMode, addressed: boolean): boolean {
  return mode !== "observe" && (verdict.rule !== "not-a-question" || addressed);
}
