import type { Community } from "../../core/community/community.ts";
import type { DraftProposal, DraftText } from "../../core/faq/draft.ts";
import { toFaqText } from "../../core/faq/faq.ts";
import type { Store } from "../../core/ports/store.ts";
import { type FoundKnowledge, findKnowledge } from "../../core/question/find-knowledge.ts";
import type { Match } from "../../core/question/match.ts";
import type { JudgedQuestion } from "../../core/question/question.ts";

/** An answer that was only suggested, or called unhelpful: a moderator says whether the best match answers the question. */
export async function proposeAnswers(
  store: Pick<Store, "drafts" | "feedback" | "faq" | "solutions">,
  community: Community,
  since: number,
): Promise<readonly DraftProposal[]> {
  const doubtful = await store.drafts.findDoubtful(community.id, since);
  const proposals = doubtful.map(async (judged): Promise<readonly DraftProposal[]> => {
    const best = toBest(judged);
    const knowledge = best && (await findKnowledge(store, community.id, [best]));
    const text = knowledge && toText(judged, best, knowledge, community);
    if (!text) return [];
    const { id, askedAt } = judged.question;
    const said = await store.feedback.findByQuestion(community.id, id);
    const words = said.filter(({ standpoint }) => standpoint !== "bystander").map(({ at }) => at);
    const earlier = best.kind === "solved" ? [best.id] : [];
    return [
      {
        ...text,
        kind: "answer",
        key: `answer:${id}`,
        questionIds: [...earlier, id],
        evidenceAt: Math.max(askedAt, ...words),
      },
    ];
  });
  return (await Promise.all(proposals)).flat();
}

function toBest({ verdicts }: JudgedQuestion): Match | undefined {
  const { verdict } = verdicts[0];
  if (verdict.kind === "answer") return verdict.match;
  return verdict.kind === "suggest" ? verdict.matches[0] : undefined;
}

function toText(
  { question }: JudgedQuestion,
  { kind, id }: Match,
  { faq, solved }: FoundKnowledge,
  community: Community,
): DraftText | undefined {
  const shared = { name: "", isMachineMade: false };
  if (kind === "solved") {
    const earlier = solved.get(id);
    if (!earlier) return undefined;
    const { text, language } = earlier.judged.question;
    return { ...shared, question: text, answer: earlier.solution.text, language };
  }
  const entry = faq.get(id);
  const found = entry && toFaqText(entry, question.language, community.languages);
  if (!found) return undefined;
  const { language, text } = found;
  // A wording belongs to a text in its own language; an entry without one keeps its question.
  const wording = language === question.language ? question.text : text.question;
  return { ...shared, question: wording, answer: text.answer, language, faqId: id };
}
