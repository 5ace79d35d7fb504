import { directChannel } from "../../core/message.ts";
import type { Question } from "../../core/question.ts";
import type { FaqPorts } from "./faq-ports.ts";
import type { FaqCall } from "./open-faq-call.ts";
import { toHeading } from "./to-heading.ts";

/** An accepted answer that could be an entry, as the fields of one, or why it cannot. */
export type Adoptable =
  | { readonly kind: "found"; readonly question: Question; readonly draft: Readonly<Record<string, string>> }
  | { readonly kind: "adopted-before"; readonly faqId: string }
  | { readonly kind: "not-accepted" };

/** Finds the accepted answer of a question; its words become the first variant of the entry's own. */
export async function findAdoptable(
  { store }: Pick<FaqPorts, "store">,
  { community }: Pick<FaqCall, "community">,
  questionId: string,
): Promise<Adoptable> {
  const [judged, solution] = await Promise.all([
    store.questions.find(community.id, questionId),
    store.solutions.find(community.id, questionId),
  ]);
  if (!judged || solution?.state !== "accepted") return { kind: "not-accepted" };
  if (solution.faqId !== undefined) return { kind: "adopted-before", faqId: solution.faqId };
  const { question } = judged;
  if (solution.text === "" || question.text === "") return { kind: "not-accepted" };
  const isShared = question.channel !== directChannel;
  return {
    kind: "found",
    question,
    draft: {
      question: toHeading(question.text),
      variants: question.text.replaceAll(/\s+/g, " "),
      answer: solution.text,
      language: question.language,
      ...(solution.role !== undefined && { role: solution.role }),
      ...(isShared && solution.link !== undefined && { source: solution.link }),
    },
  };
}
