import { isRightEntry } from "../../core/feedback/example.ts";
import type { JudgedExample } from "../judge-examples.ts";
import type { JudgedPair } from "./should-promote.ts";

/** What one model said of a held-out text in one respect, beside the truth. */
export interface Score {
  /** The truth. */
  readonly label: string;
  readonly said: string;
  /** 1 right, 0 wrong, between the two where it kept from saying anything. */
  readonly score: number;
}

export type Scores = Readonly<Record<string, Score>>;

/**
 * Scores what a model made of a held-out text, in every respect that its labels tell of: role, stage, whether it was recognised as a
 * question, the entry found first, and the automatic answer. Keeping silent scores as much as answering with just the `precision`
 * that is asked for (Chow's rule, 1970): a right answer is worth more, a wrong one nothing.
 */
export function scoreJudged({ example, judgement, verdict }: JudgedExample, precision: number): Scores {
  const { role, stage, faq, kind } = example;
  const { predictions, matches } = judgement;
  const isSilent = verdict.rule === "not-a-question";
  const answered = verdict.kind === "answer" ? verdict.match.id : undefined;
  const isRight = isRightEntry(example, answered);
  const withheld = isRight ? 1 : precision;
  return {
    ...(role !== undefined && { role: toScore(role, predictions.role[0]?.label) }),
    ...(stage !== undefined && { stage: toScore(stage, predictions.stage[0]?.label) }),
    kind: toScore(kind === "not-a-question" ? kind : "question", isSilent ? "not-a-question" : "question"),
    ...(typeof faq === "string" && { entry: toScore(faq, matches[0]?.id) }),
    ...(isRight !== undefined && {
      answer: {
        label: faq ?? "none",
        said: answered ?? "none",
        score: answered === undefined ? withheld : Number(isRight),
      },
    }),
  };
}

/** The scores of two models on the same texts, text by text. */
export function toPairs(current: readonly Scores[], candidate: readonly Scores[]): readonly JudgedPair[] {
  return current.map((before, at) => {
    const shared = Object.entries(before).flatMap(([measure, { label, score }]) => {
      const after = candidate[at]?.[measure];
      return after ? [[measure, { label, current: score, candidate: after.score }] as const] : [];
    });
    return { scores: Object.fromEntries(shared) };
  });
}

function toScore(label: string, said: string | undefined): Score {
  return { label, said: said ?? "none", score: Number(said === label) };
}
