import { encodeExplanation } from "../encode.ts";
import { findQuestion, toUnknownQuestion } from "../find-question.ts";
import { refuse } from "../refusal.ts";
import type { WebContext, WebRequest } from "../web-context.ts";

/** `GET /api/questions/:id`: the why of a question. */
export function createGetQuestion(context: WebContext) {
  return async (c: WebRequest): Promise<Response> => {
    const id = c.req.param("id") ?? "";
    const found = await findQuestion(context, id);
    return found ? c.json(encodeExplanation(found.explanation)) : refuse(c, toUnknownQuestion(id));
  };
}
