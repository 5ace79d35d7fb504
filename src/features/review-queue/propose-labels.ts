import type { DraftProposal } from "../../core/faq/draft.ts";
import type { FeedbackOnQuestion } from "../../core/feedback/to-examples.ts";
import { groupBy } from "../../core/group-by.ts";
import { isOpenlyAsked } from "../../core/question/is-openly-asked.ts";
import { findDisputes } from "./find-disputes.ts";

/** Questions whose label trusted people disagree about: a moderator says which is right. */
export function proposeLabels(entries: readonly FeedbackOnQuestion[]): readonly DraftProposal[] {
  const byQuestion = groupBy(entries, ({ judged }) => judged.question.id);
  return [...byQuestion].flatMap(([id, group]): readonly DraftProposal[] => {
    const question = group[0]?.judged.question;
    if (!question || question.text === "" || !isOpenlyAsked(question)) return [];
    if (findDisputes(group.map(({ feedback }) => feedback)).length === 0) return [];
    const { text, language } = question;
    return [
      {
        kind: "label",
        key: `label:${id}`,
        name: "",
        question: text,
        answer: "",
        language,
        isMachineMade: false,
        questionIds: [id],
        evidenceAt: Math.max(...group.map(({ feedback }) => feedback.at)),
      },
    ];
  });
}
