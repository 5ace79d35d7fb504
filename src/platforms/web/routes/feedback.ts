import type { Community } from "../../../core/community/community.ts";
import type { FeedbackAction } from "../../../core/reply/button.ts";
import { confirmAfterSending } from "../confirm-after-sending.ts";
import { type ClickBody, type Decoded, decodeClick } from "../decode.ts";
import { encodeReply } from "../encode.ts";
import { findQuestion, toUnknownQuestion } from "../find-question.ts";
import { readJson } from "../read-json.ts";
import { type Refusal, refuse } from "../refusal.ts";
import type { WebContext, WebRequest } from "../web-context.ts";

/**
 * `POST /api/feedback` (a vote) and `POST /api/clicks` (any button of a reply), by the decoder given: hands the press to the
 * bot and answers with `{questionId, reply?}`.
 */
export function createPostClick(context: WebContext, decodeBody: (body: unknown) => Decoded<ClickBody>) {
  return async (c: WebRequest): Promise<Response> => {
    const json = await readJson(c);
    if (json.kind === "refused") return refuse(c, json.refusal);
    const body = decodeBody(json.value);
    if (body.kind === "refused") return refuse(c, body.refusal);
    const { questionId, action } = body.value;
    const found = await findQuestion(context, questionId);
    if (!found) return refuse(c, toUnknownQuestion(questionId));
    const fault = findFault(found.community, action);
    if (fault) return refuse(c, fault);
    const reply = await context.bot.handleFeedback(decodeClick(body.value, found.community.id, context.now()));
    if (reply?.kind === "error") return refuse(c, { status: 503, code: "failed", message: reply.text });
    confirmAfterSending(context, c, reply);
    return c.json({ questionId, ...(reply === undefined ? {} : { reply: encodeReply(reply) }) });
  };
}

/** A role or stage that the community does not have. */
function findFault(community: Community, action: FeedbackAction): Refusal | undefined {
  const roles = community.roles.map(({ id }) => id);
  if (action.kind === "ask-person" && action.role !== undefined && !roles.includes(action.role)) {
    return toUnknown("action.role", action.role, roles);
  }
  const correction = action.kind === "vote" ? action.correction : undefined;
  if (correction && "role" in correction && !roles.includes(correction.role)) {
    return toUnknown("correction.role", correction.role, roles);
  }
  if (correction && "stage" in correction && !community.stages.includes(correction.stage)) {
    return toUnknown("correction.stage", correction.stage, community.stages);
  }
  return undefined;
}

function toUnknown(field: string, value: string, known: readonly string[]): Refusal {
  return {
    status: 400,
    code: "input-invalid",
    message: `${field}: there is no ${value}; use one of ${known.join(", ")}`,
  };
}
