import { confirmAfterSending } from "../confirm-after-sending.ts";
import { decodeMessage, decodeMessageBody } from "../decode.ts";
import { encodeMessageResult } from "../encode.ts";
import { findChannel } from "../find-channel.ts";
import { readJson } from "../read-json.ts";
import { refuse } from "../refusal.ts";
import type { WebContext, WebRequest } from "../web-context.ts";

/** `POST /api/messages`: judges a message and answers with verdict, predictions and reply; the same `messageId` gives the same again. */
export function createPostMessage(context: WebContext) {
  return async (c: WebRequest): Promise<Response> => {
    const json = await readJson(c);
    if (json.kind === "refused") return refuse(c, json.refusal);
    const body = decodeMessageBody(json.value);
    if (body.kind === "refused") return refuse(c, body.refusal);
    const found = findChannel(context.communities, body.value);
    if (found.kind === "refused") return refuse(c, found.refusal);
    const community = found.value.id;
    const messageId = body.value.messageId ?? context.newId();
    const reply = await context.bot.handleMessage(
      decodeMessage(body.value, { community, messageId, at: context.now() }),
    );
    if (reply?.kind === "error") return refuse(c, { status: 503, code: "failed", message: reply.text });
    const explanation = await context.bot.explain(community, { platform: "web", messageId });
    confirmAfterSending(context, c, reply);
    return c.json(encodeMessageResult(explanation, reply));
  };
}
