import { isOpenlyAsked } from "../../core/question/is-openly-asked.ts";
import type { Question } from "../../core/question/question.ts";
import type { FaqPorts } from "./faq-ports.ts";
import type { FaqCall } from "./open-faq-call.ts";
import { toHeading } from "./to-heading.ts";

/** An accepted answer that could be an entry, as the fields of one, or why it cannot. */
export type Adoptable =
  | {
      readonly kind: "found";
      readonly question: Question;
      readonly draft: Readonly<Record<string, string>>;
      /** Everybody could read the question; the words of another are not in the draft, for whoever publishes it to find anew. */
      readonly isShared: boolean;
    }
  | { readonly kind: "adopted-before"; readonly faqId: string }
  | { readonly kind: "not-accepted" };

/**
 * Finds the accepted answer of a question; its words become the first variant of the entry's own. What not all could read is a
 * moderator's to make public, in words of their own.
 */
export async function findAdoptable(
  { store }: Pick<FaqPorts, "store">,
  { community, standing }: Pick<FaqCall, "community" | "standing">,
  questionId: string,
): Promise<Adoptable> {
  const [judged, solution] = await Promise.all([
    store.questions.find(community.id, questionId),
    store.solutions.find(community.id, questionId),
  ]);
  const isShared = judged !== undefined && isOpenlyAsked(judged.question);
  if (!judged || solution?.state !== "accepted" || !(isShared || standing.isModerator)) return { kind: "not-accepted" };
  if (solution.faqId !== undefined) return { kind: "adopted-before", faqId: solution.faqId };
  const { question } = judged;
  if (solution.text === "" || question.text === "") return { kind: "not-accepted" };
  return {
    kind: "found",
    question,
    isShared,
    draft: {
      ...toWording(question),
      answer: solution.text,
      language: question.language,
      ...(solution.role !== undefined && { role: solution.role }),
      ...(isShared && solution.link !== undefined && { source: solution.link }),
    },
  };
}

/** How an entry would ask a question that everybody could read; nothing of another. */
export function toWording(question: Question): Readonly<Record<string, string>> {
  if (!isOpenlyAsked(question)) return {};
  return { question: toHeading(question.text), variants: question.text.replaceAll(/\s+/g, " ") };
}
