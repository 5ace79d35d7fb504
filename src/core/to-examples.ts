import type { Example, ExampleKind } from "./example.ts";
import type { Feedback, Standpoint } from "./feedback.ts";
import { groupBy } from "./group-by.ts";
import type { JudgedQuestion } from "./question.ts";

/** How much each standpoint's word counts; a bystander's is advice only. */
const trustOf: Readonly<Record<Standpoint, number>> = { moderator: 1, helper: 0.8, asker: 0.5, bystander: 0 };

/** A vote that only confirms what the model said teaches less: it would echo the model to itself. */
const echoShare = 0.5;

/** A piece of feedback with the question it is about. */
export interface FeedbackOnQuestion {
  readonly feedback: Feedback;
  readonly judged: JudgedQuestion;
}

/** An example with whose words made it, so that one person's influence can be found and removed. */
export interface FeedbackExample extends Example {
  readonly questionId: string;
  readonly people: readonly string[];
  /** The newest vote behind it. */
  readonly at: number;
}

type Labels = Pick<Example, "faq" | "role" | "stage" | "kind">;
type LabelSet = keyof Labels;

/**
 * What people's feedback teaches: one example a question at most. Where people disagree about a label, the greater trust wins,
 * and among equals the newer word.
 */
export function toExamples(entries: readonly FeedbackOnQuestion[]): readonly FeedbackExample[] {
  const byQuestion = groupBy(entries, ({ judged }) => judged.question.id);
  return [...byQuestion.values()].flatMap(toExample);
}

interface Claim {
  readonly labelSet: LabelSet;
  readonly label: string;
  readonly trust: number;
  readonly person: string;
  readonly at: number;
}

function toExample(entries: readonly FeedbackOnQuestion[]): readonly FeedbackExample[] {
  const [first] = entries;
  if (!first || first.judged.question.text === "") return [];
  const claims = entries.flatMap(toClaims);
  const winners = [...groupBy(claims, ({ labelSet }) => labelSet).values()].flatMap((rivals) => settle(rivals));
  const [someWinner] = winners;
  if (!someWinner) return [];
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
    },
  ];
}

function toClaims({ feedback, judged }: FeedbackOnQuestion): readonly Claim[] {
  const trust = trustOf[feedback.standpoint];
  if (trust === 0 || feedback.vote === "dismiss") return [];
  const { person, at, correction } = feedback;
  const said = confirmable(judged);
  if (correction === undefined) {
    if (feedback.vote !== "helpful" || !said) return [];
    return [{ ...said, trust: trust * echoShare, person, at }];
  }
  const claimed = toClaimed(correction);
  if (!claimed) return [];
  const isEcho = said?.labelSet === claimed.labelSet && said.label === claimed.label;
  return [{ ...claimed, trust: isEcho ? trust * echoShare : trust, person, at }];
}

/** What a vote without a correction is about. */
function confirmable({ verdicts }: JudgedQuestion): Pick<Claim, "labelSet" | "label"> | undefined {
  const { verdict } = verdicts[0];
  if (verdict.kind === "answer") return { labelSet: "faq", label: verdict.match.id };
  return verdict.kind === "route" ? { labelSet: "role", label: verdict.role } : undefined;
}

function toClaimed(correction: NonNullable<Feedback["correction"]>): Pick<Claim, "labelSet" | "label"> | undefined {
  if ("faqId" in correction) return { labelSet: "faq", label: correction.faqId };
  if ("role" in correction) return { labelSet: "role", label: correction.role };
  if ("stage" in correction) return { labelSet: "stage", label: correction.stage };
  const kind: ExampleKind | undefined = correction.kind === "not-a-question" ? "not-a-question" : undefined;
  return kind && { labelSet: "kind", label: kind };
}

interface Winner {
  readonly labelSet: LabelSet;
  readonly label: string;
  readonly trust: number;
  readonly people: readonly string[];
  readonly at: number;
}

/** The label with the greatest trust in all; the trust kept is that of its best supporter. */
function settle(rivals: readonly Claim[]): readonly Winner[] {
  const sides = [...groupBy(rivals, ({ label }) => label).entries()].map(([label, claims]) => ({
    label,
    labelSet: claims[0]?.labelSet ?? "faq",
    total: claims.reduce((sum, { trust }) => sum + trust, 0),
    trust: Math.max(...claims.map(({ trust }) => trust)),
    people: claims.map(({ person }) => person),
    at: Math.max(...claims.map(({ at }) => at)),
  }));
  return sides.toSorted((a, b) => b.total - a.total || b.at - a.at).slice(0, 1);
}

/** What is nobody's question has no role, stage or answer. */
function withoutContradiction(labels: Labels): Labels {
  return labels.kind === undefined ? labels : { kind: labels.kind };
}
