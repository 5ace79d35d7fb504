import type { Example, ExampleKind, FeedbackExample } from "./example.ts";
import type { Feedback, Standpoint } from "./feedback.ts";
import { groupBy } from "./group-by.ts";
import type { JudgedQuestion } from "./question.ts";
import { type Claim, settleClaims } from "./settle-claims.ts";

/** How much each standpoint's word counts; a bystander's is advice only. */
const trustOf: Readonly<Record<Standpoint, number>> = { moderator: 1, helper: 0.8, asker: 0.5, bystander: 0 };

/** A vote that only confirms what the model said teaches less: it would echo the model to itself. */
const echoShare = 0.5;

/** A piece of feedback with the question it is about. */
export interface FeedbackOnQuestion {
  readonly feedback: Feedback;
  readonly judged: JudgedQuestion;
}

type Labels = Pick<Example, "faq" | "role" | "stage" | "kind">;
type LabelSet = keyof Labels;

/** What people's feedback teaches: one example a question at most; where people disagree about a label, claims are settled. */
export function toExamples(entries: readonly FeedbackOnQuestion[]): readonly FeedbackExample[] {
  const byQuestion = groupBy(entries, ({ judged }) => judged.question.id);
  return [...byQuestion.values()].flatMap(toExample);
}

interface Said extends Claim {
  readonly labelSet: LabelSet;
  readonly isVouched: boolean;
}

function toExample(entries: readonly FeedbackOnQuestion[]): readonly FeedbackExample[] {
  const [first] = entries;
  if (!first || first.judged.question.text === "") return [];
  const winners = [...groupBy(entries.flatMap(toClaims), ({ labelSet }) => labelSet)].flatMap(settle);
  if (winners.length === 0) return [];
  const labels: Labels = Object.fromEntries(winners.map(({ labelSet, label }) => [labelSet, label]));
  return [
    {
      text: first.judged.question.text,
      ...withoutContradiction(labels),
      source: "feedback",
      trust: Math.min(...winners.map(({ trust }) => trust)),
      questionId: first.judged.question.id,
      people: [...new Set(winners.flatMap(({ people }) => people))],
      at: Math.max(...winners.map(({ at }) => at)),
      isVouched: winners.every(({ isVouched }) => isVouched),
    },
  ];
}

function toClaims({ feedback, judged }: FeedbackOnQuestion): readonly Said[] {
  const { standpoint, person, at, correction } = feedback;
  const trust = trustOf[standpoint];
  if (trust === 0 || feedback.vote === "dismiss") return [];
  const word = { people: [person], at, isVouched: standpoint === "moderator" || standpoint === "helper" };
  const said = confirmable(judged);
  if (correction === undefined) {
    if (feedback.vote !== "helpful" || !said) return [];
    return [{ ...said, ...word, trust: trust * echoShare }];
  }
  const claimed = toClaimed(correction);
  if (!claimed) return [];
  const isEcho = said?.labelSet === claimed.labelSet && said.label === claimed.label;
  return [{ ...claimed, ...word, trust: isEcho ? trust * echoShare : trust }];
}

/** What a vote without a correction is about. */
function confirmable({ verdicts }: JudgedQuestion): Pick<Said, "labelSet" | "label"> | undefined {
  const { verdict } = verdicts[0];
  if (verdict.kind === "answer") return { labelSet: "faq", label: verdict.match.id };
  return verdict.kind === "route" ? { labelSet: "role", label: verdict.role } : undefined;
}

function toClaimed(correction: NonNullable<Feedback["correction"]>): Pick<Said, "labelSet" | "label"> | undefined {
  if ("faqId" in correction) return { labelSet: "faq", label: correction.faqId };
  if ("role" in correction) return { labelSet: "role", label: correction.role };
  if ("stage" in correction) return { labelSet: "stage", label: correction.stage };
  const kind: ExampleKind | undefined = correction.kind === "not-a-question" ? "not-a-question" : undefined;
  return kind && { labelSet: "kind", label: kind };
}

function settle([labelSet, rivals]: readonly [LabelSet, readonly Said[]]): readonly Said[] {
  const winner = settleClaims(rivals);
  const isVouched = rivals.some((rival) => rival.label === winner?.label && rival.isVouched);
  return winner ? [{ ...winner, labelSet, isVouched }] : [];
}

/** What is nobody's question has no role, stage or answer. */
function withoutContradiction(labels: Labels): Labels {
  return labels.kind === undefined ? labels : { kind: labels.kind };
}
