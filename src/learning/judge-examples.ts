import type { Faq } from "../core/faq/faq.ts";
import { type Example, isRightEntry } from "../core/feedback/example.ts";
import type { Judge } from "../core/ports/judge.ts";
import { decide } from "../core/question/decide.ts";
import type { Judgement } from "../core/question/judgement.ts";
import type { Verdict } from "../core/question/verdict.ts";
import type { VerdictReport } from "./model/verdict-report.ts";

/** A held-out text with what a model made of it as a message. */
export interface JudgedExample {
  readonly example: Example;
  readonly judgement: Judgement;
  readonly verdict: Verdict;
}

/** Puts held-out texts through judge and decision, the very path of a message. */
export async function judgeExamples(judge: Judge, heldOut: readonly Example[]): Promise<readonly JudgedExample[]> {
  const judged: JudgedExample[] = [];
  for (const example of heldOut) {
    const judgement = await judge.judge(example.text);
    judged.push({ example, judgement, verdict: decide(judgement) });
  }
  return judged;
}

/** Counts what came of judged texts. */
export function toVerdictReport(judged: readonly JudgedExample[], faq: readonly Faq[]): VerdictReport {
  const withEntry = judged.filter(({ example }) => typeof example.faq === "string");
  const languages = new Map(faq.map(({ id, texts }) => [id, Object.keys(texts)]));
  const across = withEntry.filter(
    ({ example, judgement }) => !languages.get(example.faq ?? "")?.includes(judgement.language),
  );
  const answers = judged.flatMap(({ example, verdict }) => {
    const isRight = verdict.kind === "answer" ? isRightEntry(example, verdict.match.id) : undefined;
    return isRight === undefined ? [] : [{ example, isRight }];
  });
  const right = answers.filter(({ isRight }) => isRight);
  const chatter = judged.filter(({ example }) => example.kind === "not-a-question");
  const questions = judged.filter(({ example }) => example.kind === undefined);
  return {
    texts: judged.length,
    answers: {
      given: answers.length,
      precision: toShare(right.length, answers.length),
      coverage: toShare(right.length, withEntry.length),
      false: answers.filter(({ example }) => typeof example.faq !== "string").length,
    },
    search: {
      questions: withEntry.length,
      recallAt1: toRecall(withEntry, 1),
      recallAt3: toRecall(withEntry, 3),
      acrossLanguages: { questions: across.length, recallAt1: toRecall(across, 1) },
    },
    silence: {
      chatter: toShare(countSilent(chatter), chatter.length),
      questions: toShare(countSilent(questions), questions.length),
    },
    verdicts: countKinds(judged),
  };
}

function toRecall(judged: readonly JudgedExample[], depth: number): number | undefined {
  const found = judged.filter(({ example, judgement }) =>
    judgement.matches.slice(0, depth).some(({ id }) => id === example.faq),
  );
  return toShare(found.length, judged.length);
}

function countSilent(judged: readonly JudgedExample[]): number {
  return judged.filter(({ verdict }) => verdict.rule === "not-a-question").length;
}

function countKinds(judged: readonly JudgedExample[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { verdict } of judged) counts[verdict.kind] = (counts[verdict.kind] ?? 0) + 1;
  return counts;
}

function toShare(part: number, whole: number): number | undefined {
  return whole > 0 ? part / whole : undefined;
}
