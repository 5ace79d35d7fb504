import { groupBy } from "../group-by.ts";
import type { Refusal } from "../ports/judge.ts";
import type { Matched } from "../question/match.ts";
import { type JudgedQuestion, toJudgedVerdict } from "../question/question.ts";
import type { Feedback } from "./feedback.ts";
import { settleClaims } from "./settle-claims.ts";
import { isVoucher, trustOf } from "./trust.ts";

interface Word extends Matched {
  readonly isRight: boolean;
  readonly by: Feedback;
}

/**
 * What people said does not answer a question: all that was found where nothing fits, and the answer that was not it. Where they
 * disagree about one, it is settled as every claim is: by trust, then by recency; a bystander's word counts nothing.
 */
export function toRefusals(judged: JudgedQuestion, feedback: readonly Feedback[]): readonly Refusal[] {
  const heard = feedback.filter(({ standpoint, vote }) => trustOf[standpoint] > 0 && vote !== "dismiss");
  const words = heard.flatMap((by) => toWords(by, judged));
  return [...groupBy(words, ({ kind, id }) => `${kind} ${id}`).values()].flatMap(toRefusal);
}

function toRefusal(words: readonly Word[]): readonly Refusal[] {
  const [first] = words;
  const settled = settleClaims(
    words.map(({ isRight, by: { standpoint, at, person } }) => ({
      label: isRight ? "right" : "wrong",
      trust: trustOf[standpoint],
      at,
      people: [person],
    })),
  );
  if (!first || settled?.label !== "wrong") return [];
  const isVouched = words.some(({ isRight, by }) => !isRight && isVoucher(by.standpoint));
  return [{ kind: first.kind, id: first.id, at: settled.at, isVouched }];
}

function toWords(by: Feedback, { verdicts }: JudgedQuestion): readonly Word[] {
  const say = ({ kind, id }: Matched, isRight: boolean): Word => ({ kind, id, isRight, by });
  const { correction, vote } = by;
  const { verdict, judgement } = toJudgedVerdict(verdicts);
  if (correction && "kind" in correction) {
    return correction.kind === "nothing-fits" ? judgement.matches.map((match) => say(match, false)) : [];
  }
  // Role and stage are right or wrong whatever answers it.
  if (correction && ("role" in correction || "stage" in correction)) return [];
  const answered = verdict.kind === "answer" ? verdict.match : undefined;
  if (!correction) return answered ? [say(answered, vote === "helpful")] : [];
  const named: Matched =
    "faqId" in correction ? { kind: "faq", id: correction.faqId } : { kind: "solved", id: correction.solvedId };
  const isAnother = answered && (answered.kind !== named.kind || answered.id !== named.id);
  return [say(named, true), ...(isAnother ? [say(answered, false)] : [])];
}
