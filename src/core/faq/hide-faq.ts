import type { Judgement } from "../question/judgement.ts";
import type { JudgedQuestion, RecordedVerdict } from "../question/question.ts";
import type { Verdict } from "../question/verdict.ts";

/** A judgement without every trace of the entries that somebody must not see. */
export function hideFaq(judgement: Judgement, isHidden: (id: string) => boolean): Judgement {
  const { matches, predictions } = judgement;
  return {
    ...judgement,
    matches: matches.filter(({ kind, id }) => kind !== "faq" || !isHidden(id)),
    predictions: { ...predictions, topic: predictions.topic.filter(({ label }) => !isHidden(label)) },
  };
}

/** The same of a question with all its verdicts; a verdict that rests on a hidden entry says no more than that. */
export function hideFaqOfQuestion(judged: JudgedQuestion, isHidden: (id: string) => boolean): JudgedQuestion {
  const hide = (recorded: RecordedVerdict): RecordedVerdict => ({
    ...recorded,
    verdict: hideFaqOfVerdict(recorded.verdict, isHidden),
    judgement: hideFaq(recorded.judgement, isHidden),
  });
  const [first, ...others] = judged.verdicts;
  return { ...judged, verdicts: [hide(first), ...others.map(hide)] };
}

const hiddenReason = "It rests on an entry for certain roles only.";

function hideFaqOfVerdict(verdict: Verdict, isHidden: (id: string) => boolean): Verdict {
  if (verdict.kind === "answer" && isHidden(verdict.match.id)) {
    return { ...verdict, match: { ...verdict.match, id: "restricted", wording: "" }, reason: hiddenReason };
  }
  if (verdict.kind === "suggest" && verdict.matches.some(({ id }) => isHidden(id))) {
    return { ...verdict, matches: verdict.matches.filter(({ id }) => !isHidden(id)), reason: hiddenReason };
  }
  return verdict;
}
