import type { Example, FeedbackExample } from "../../core/feedback/example.ts";
import { type Claim, settleClaims } from "../../core/feedback/settle-claims.ts";
import { groupBy } from "../../core/group-by.ts";
import { toTextKey } from "./to-text-key.ts";

/** What a dataset is made from: curated examples, and those of people's feedback. */
export type SomeExample = Example | FeedbackExample;

export interface Merged {
  /** One a text, in the order of its first. */
  readonly examples: readonly SomeExample[];
  /** Examples that were about a text that another one was about before. */
  readonly duplicates: number;
  /** Texts that examples disagreed about. */
  readonly conflicts: number;
}

const labelSets = ["role", "stage", "faq", "kind"] as const;

type LabelSet = (typeof labelSets)[number];

/**
 * One example a text, however it was spelt. Where examples of one text disagree, claims are settled label by label: the more
 * trusted, then the newer; curated examples have no date and give way to equally trusted feedback.
 */
export function mergeExamples(examples: readonly SomeExample[]): Merged {
  const texts = [...groupBy(examples, ({ text }) => toTextKey(text)).values()];
  const merged = texts.map(mergeSame);
  return {
    examples: merged.map(({ example }) => example),
    duplicates: examples.length - merged.length,
    conflicts: merged.filter(({ isConflict }) => isConflict).length,
  };
}

export function isFeedbackExample(example: SomeExample): example is FeedbackExample {
  return "questionId" in example;
}

interface SetClaim extends Claim {
  readonly set: LabelSet;
  readonly isVouched: boolean;
}

/** Who gives a role takes a text for a question; examples can disagree about that too. */
const question = "question";

function toClaims(example: SomeExample): readonly SetClaim[] {
  const { trust } = example;
  const { at, people, isVouched } = isFeedbackExample(example) ? example : { at: 0, people: [], isVouched: true };
  return labelSets.flatMap((set) => {
    const label = set === "kind" ? (example.kind ?? question) : example[set];
    return label === undefined ? [] : [{ set, label, trust, at, people, isVouched }];
  });
}

function mergeSame(same: readonly SomeExample[]): { readonly example: SomeExample; readonly isConflict: boolean } {
  const [first] = same;
  if (!first) throw new RangeError("a text without examples");
  if (same.length === 1) return { example: first, isConflict: false };
  const claims = groupBy(same.flatMap(toClaims), ({ set }) => set);
  const settled = [...claims].flatMap(([set, rivals]) => {
    const winner = settleClaims(rivals);
    const isVouched = rivals.some(({ label, isVouched }) => label === winner?.label && isVouched);
    return winner ? [{ ...winner, set, isVouched }] : [];
  });
  const isQuestion = settled.some(({ set, label }) => set === "kind" && label === question);
  const kept = settled.filter(({ set }) => (set === "kind") !== isQuestion);
  const example = {
    text: first.text,
    ...Object.fromEntries(kept.map(({ set, label }) => [set, label])),
    source: first.source,
    trust: Math.min(...kept.map(({ trust }) => trust)),
  };
  return {
    example:
      isFeedbackExample(first) && same.every(isFeedbackExample) ? { ...example, ...toOrigin(first, kept) } : example,
    isConflict: [...claims.values()].some((rivals) => new Set(rivals.map(({ label }) => label)).size > 1),
  };
}

/** Whose words made a merged example, as far as its labels go. */
function toOrigin({ questionId }: FeedbackExample, kept: readonly SetClaim[]) {
  return {
    questionId,
    people: [...new Set(kept.flatMap(({ people }) => people))],
    at: Math.max(...kept.map(({ at }) => at)),
    isVouched: kept.every(({ isVouched }) => isVouched),
  };
}
