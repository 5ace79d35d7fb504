import { groupBy } from "../group-by.ts";
import type { Judgement } from "../question/judgement.ts";
import { type JudgedQuestion, type Question, type RecordedVerdict, toJudgedVerdict } from "../question/question.ts";
import type { Example, FeedbackExample } from "./example.ts";
import type { Feedback, Standpoint } from "./feedback.ts";
import { type Claim, settleClaims } from "./settle-claims.ts";
import { toOpinion } from "./to-opinion.ts";
import { isVoucher, trustOf } from "./trust.ts";
import { type Hearing, weighWords } from "./weigh-words.ts";

/** A vote that only confirms what the model said teaches less: it would echo the model to itself. */
const echoShare = 0.5;

/** A text that was judged, as far as something can be learnt from it; without a verdict where none was given. */
export interface JudgedText {
  readonly question: Pick<Question, "id" | "text">;
  readonly verdicts: readonly [JudgedTurn, ...JudgedTurn[]];
}

interface JudgedTurn extends Partial<Pick<RecordedVerdict, "verdict" | "decidedAt">> {
  readonly judgement: Pick<Judgement, "predictions" | "matches">;
}

/** A piece of feedback with the text it is about. */
export interface FeedbackOnText {
  readonly feedback: Feedback;
  readonly judged: JudgedText;
}

/** A piece of feedback with the question it is about. */
export interface FeedbackOnQuestion extends FeedbackOnText {
  readonly judged: JudgedQuestion;
}

type Labels = Pick<Example, "faq" | "role" | "stage" | "kind">;
type LabelSet = keyof Labels;

/**
 * What people's feedback teaches: one example a question at most. A claim that is likelier false, given all that the same person
 * and others said and what the model had thought, teaches nothing; where believable claims disagree about a label, they are settled.
 * That an answer was not it makes no example, but whoever called it right is believed less.
 */
export function toExamples(
  entries: readonly FeedbackOnText[],
  writtenAt: WrittenAt = new Map(),
): readonly FeedbackExample[] {
  const believed = keepBelieved(entries.flatMap(toSaid), writtenAt);
  return [...groupBy(believed, ({ judged }) => judged.question.id).values()].flatMap(toExample);
}

/** When each entry was last written, by its id; one that is not in it counts as written after everything. */
type WrittenAt = ReadonlyMap<string, number>;

interface Said extends Claim {
  readonly judged: JudgedText;
  readonly labelSet: LabelSet;
  readonly standpoint: Standpoint;
  /** It is what the model had said, too. */
  readonly isEcho: boolean;
  /** The label is what it is not. */
  readonly isRefusal: boolean;
}

type Spoken = Pick<Said, "labelSet" | "label" | "isRefusal">;

/** A little less than half, so that of two equally reliable people who disagree neither is disbelieved: the newer word decides. */
const believable = 0.4;

function keepBelieved(said: readonly Said[], writtenAt: WrittenAt): readonly Said[] {
  const heard = [...groupBy(said, ({ judged, labelSet }) => `${labelSet} ${judged.question.id}`).values()];
  const beliefs = weighWords(heard.map((claims) => toHearing(claims, writtenAt)));
  return heard.flatMap((claims, at) =>
    claims.filter(({ label, isRefusal }) => !isRefusal && (beliefs[at]?.get(label) ?? 0) >= believable),
  );
}

function toHearing(claims: readonly Said[], writtenAt: WrittenAt): Hearing {
  const expected = claims.map(({ judged, labelSet, label }) => {
    const { judgement, decidedAt = 0 } = toJudgedVerdict(judged.verdicts);
    const isWrittenSince = label !== null && (writtenAt.get(label) ?? Number.POSITIVE_INFINITY) > decidedAt;
    return [label, toOpinion(judgement, labelSet, label, isWrittenSince)] as const;
  });
  const words = claims.map(({ people: [person = ""], standpoint, label, isRefusal, isEcho }) => ({
    person,
    standpoint,
    label,
    isRefusal,
    evidence: isEcho ? echoShare : 1,
  }));
  return { words, expected: new Map(expected) };
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

function toSaid({ feedback, judged }: FeedbackOnText): readonly Said[] {
  const { standpoint, person, at } = feedback;
  const trust = trustOf[standpoint];
  const spoken = trust === 0 ? undefined : toSpoken(feedback, judged);
  if (!spoken) return [];
  const isEcho = isSaidByModel(spoken, judged);
  return [{ ...spoken, judged, people: [person], at, trust: isEcho ? trust * echoShare : trust, standpoint, isEcho }];
}

/** What a vote is about: what its correction names, else what the model had said. */
function toSpoken({ vote, correction }: Feedback, judged: JudgedText): Spoken | undefined {
  if (vote === "dismiss") return undefined;
  if (correction !== undefined) return toNamed(correction);
  const said = toModelsWord(judged);
  if (vote === "helpful") return said && { ...said, isRefusal: false };
  // Who asks for people although a role was called need not mean that the role is wrong.
  return said?.labelSet === "faq" ? { ...said, isRefusal: true } : undefined;
}

/** What the model itself said, as far as it can be confirmed. */
function toModelsWord({ verdicts }: JudgedText): Pick<Said, "labelSet" | "label"> | undefined {
  const { verdict } = toJudgedVerdict(verdicts);
  if (verdict?.kind === "answer") {
    return verdict.match.kind === "faq" ? { labelSet: "faq", label: verdict.match.id } : undefined;
  }
  return verdict?.kind === "route" ? { labelSet: "role", label: verdict.role } : undefined;
}

function isSaidByModel({ labelSet, label, isRefusal }: Spoken, judged: JudgedText): boolean {
  const { verdict } = toJudgedVerdict(judged.verdicts);
  // Where people were called without a word of any entry, the model had found that none fits.
  if (labelSet === "faq" && label === null) return verdict?.kind === "route" || verdict?.kind === "abstain";
  const said = toModelsWord(judged);
  return !isRefusal && said?.labelSet === labelSet && said.label === label;
}

function toNamed(correction: NonNullable<Feedback["correction"]>): Spoken | undefined {
  const toClaim = (labelSet: LabelSet, label: string | null): Spoken => ({ labelSet, label, isRefusal: false });
  if ("faqId" in correction) return toClaim("faq", correction.faqId);
  if ("role" in correction) return toClaim("role", correction.role);
  if ("stage" in correction) return toClaim("stage", correction.stage);
  // Which earlier question it repeats says nothing of role, stage or FAQ.
  if ("solvedId" in correction) return undefined;
  return correction.kind === "nothing-fits" ? toClaim("faq", null) : toClaim("kind", correction.kind);
}

interface Settled extends Claim {
  readonly labelSet: LabelSet;
  readonly isVouched: boolean;
}

function settle([labelSet, rivals]: readonly [LabelSet, readonly Said[]]): readonly Settled[] {
  const winner = settleClaims(rivals);
  const isVouched = rivals.some(({ label, standpoint }) => label === winner?.label && isVoucher(standpoint));
  return winner ? [{ ...winner, labelSet, isVouched }] : [];
}

/** What is nobody's question has no role, stage or answer. */
function withoutContradiction(labels: Labels): Labels {
  return labels.kind === undefined ? labels : { kind: labels.kind };
}
