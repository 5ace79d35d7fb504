import type { Example, ExampleKind, FeedbackExample } from "./example.ts";
import type { Feedback, Standpoint } from "./feedback.ts";
import { groupBy } from "./group-by.ts";
import type { JudgedQuestion } from "./question.ts";
import { type Claim, settleClaims } from "./settle-claims.ts";
import { toOpinion } from "./to-opinion.ts";
import { type Opinion, toTruth, weighPeople } from "./weigh-people.ts";

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

/**
 * What people's feedback teaches: one example a question at most; where people disagree about a label, claims are settled. Each
 * claim counts by its standpoint, and by how likely it is true, given all that the same person said.
 */
export function toExamples(entries: readonly FeedbackOnQuestion[]): readonly FeedbackExample[] {
  const said = entries.flatMap(toClaims);
  const opinions = said.flatMap(({ people: [person = ""], opinion }) => (opinion ? [{ person, opinion }] : []));
  const reliability = weighPeople(opinions);
  const weighed = said.map((claim) => weigh(claim, reliability));
  return [...groupBy(weighed, ({ judged }) => judged.question.id).values()].flatMap(toExample);
}

interface Said extends Claim {
  readonly judged: JudgedQuestion;
  readonly labelSet: LabelSet;
  readonly isVouched: boolean;
  readonly opinion: Opinion | undefined;
}

/** Below this a claim is more likely false than true, and nobody is to be judged by it. */
const believable = 0.5;

function weigh(claim: Said, reliability: ReadonlyMap<string, number>): Said {
  const { opinion, people, trust, isVouched } = claim;
  if (!opinion) return claim;
  const truth = toTruth(opinion, reliability.get(people[0] ?? "") ?? 1);
  return { ...claim, trust: trust * truth, isVouched: isVouched && truth >= believable };
}

function toExample(claims: readonly Said[]): readonly FeedbackExample[] {
  const [first] = claims;
  if (!first || first.judged.question.text === "") return [];
  const winners = [...groupBy(claims, ({ labelSet }) => labelSet)].flatMap(settle);
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
  const said = confirmable(judged);
  const confirmed = feedback.vote === "helpful" ? said : undefined;
  const claimed = correction === undefined ? confirmed : toClaimed(correction);
  if (!claimed) return [];
  const isEcho = said?.labelSet === claimed.labelSet && said.label === claimed.label;
  return [
    {
      ...claimed,
      judged,
      people: [person],
      at,
      trust: isEcho ? trust * echoShare : trust,
      isVouched: standpoint === "moderator" || standpoint === "helper",
      opinion: toOpinion(judged.verdicts[0].judgement, claimed.labelSet, claimed.label),
    },
  ];
}

/** What a vote without a correction is about. */
function confirmable({ verdicts }: JudgedQuestion): Pick<Said, "labelSet" | "label"> | undefined {
  const { verdict } = verdicts[0];
  if (verdict.kind === "answer") {
    return verdict.match.kind === "faq" ? { labelSet: "faq", label: verdict.match.id } : undefined;
  }
  return verdict.kind === "route" ? { labelSet: "role", label: verdict.role } : undefined;
}

function toClaimed(correction: NonNullable<Feedback["correction"]>): Pick<Said, "labelSet" | "label"> | undefined {
  if ("faqId" in correction) return { labelSet: "faq", label: correction.faqId };
  if ("role" in correction) return { labelSet: "role", label: correction.role };
  if ("stage" in correction) return { labelSet: "stage", label: correction.stage };
  // Which earlier question it repeats says nothing of role, stage or FAQ.
  if ("solvedId" in correction) return undefined;
  const kind: ExampleKind | undefined = correction.kind === "not-a-question" ? "not-a-question" : undefined;
  return kind && { labelSet: "kind", label: kind };
}

interface Settled extends Claim {
  readonly labelSet: LabelSet;
  readonly isVouched: boolean;
}

function settle([labelSet, rivals]: readonly [LabelSet, readonly Said[]]): readonly Settled[] {
  const winner = settleClaims(rivals);
  const isVouched = rivals.some((rival) => rival.label === winner?.label && rival.isVouched);
  return winner ? [{ ...winner, labelSet, isVouched }] : [];
}

/** What is nobody's question has no role, stage or answer. */
function withoutContradiction(labels: Labels): Labels {
  return labels.kind === undefined ? labels : { kind: labels.kind };
}
