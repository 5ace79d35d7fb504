import type { Community } from "../../core/community/community.ts";
import type { Explanation } from "../../core/question/explanation.ts";
import type { Refusal } from "./refusal.ts";
import type { WebContext } from "./web-context.ts";

/** The community on the web that a question belongs to, with the question's why. */
export async function findQuestion(
  { communities, bot }: Pick<WebContext, "communities" | "bot">,
  questionId: string,
): Promise<{ readonly community: Community; readonly explanation: Explanation } | undefined> {
  for (const community of communities) {
    const explanation = await bot.explain(community.id, { questionId });
    if (explanation) return { community, explanation };
  }
  return undefined;
}

export function toUnknownQuestion(questionId: string): Refusal {
  return {
    status: 404,
    code: "question-unknown",
    message: `questionId: there is no question ${questionId}; use the questionId that POST /api/messages gave`,
  };
}
