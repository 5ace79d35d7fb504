import type { FeedbackOnQuestion } from "../../core/feedback/to-examples.ts";
import type { Judge } from "../../core/ports/judge.ts";
import { decide } from "../../core/question/decide.ts";
import type { JudgedQuestion } from "../../core/question/question.ts";
import { giveFeedback } from "./give-feedback.ts";
import type { PlannedQuestion } from "./plan-stream.ts";
import type { SimulatedNight } from "./simulation.ts";

export interface LivedDay {
  readonly said: readonly FeedbackOnQuestion[];
  readonly figures: Pick<SimulatedNight, "questions" | "called" | "rightlyCalled" | "votes">;
}

/** A day: the serving model judges every question, and people say what they think of it. */
export async function liveThrough(
  day: readonly PlannedQuestion[],
  judge: Judge,
  decoys: ReadonlyMap<string, string>,
): Promise<LivedDay> {
  const said: FeedbackOnQuestion[] = [];
  let called = 0;
  let right = 0;
  for (const question of day) {
    const judged = await judgeQuestion(question, judge);
    const { verdict } = judged.verdicts[0];
    if (verdict.kind === "route") called++;
    if (verdict.kind === "route" && verdict.role === question.label) right++;
    said.push(...giveFeedback(question, judged, decoys).map((feedback) => ({ feedback, judged })));
  }
  const figures = {
    questions: day.length,
    called: day.length > 0 ? called / day.length : 0,
    rightlyCalled: called > 0 ? right / called : null,
    votes: said.length,
  };
  return { said, figures };
}

async function judgeQuestion(question: PlannedQuestion, judge: Judge): Promise<JudgedQuestion> {
  const { id, text, asker, askedAt } = question;
  const judgement = await judge.judge(text);
  const { language } = judgement;
  const place = { platform: "web" as const, community: "simulated", channel: "help" };
  return {
    question: { ...place, id, messageId: id, asker: asker.id, text, language, askedAt },
    verdicts: [{ turn: 0, verdict: decide(judgement), judgement, decidedAt: askedAt }],
  };
}
