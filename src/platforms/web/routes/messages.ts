import { type Community, toChannelMode } from "../../../core/community.ts";
import { confirmAfterSending } from "../confirm-after-sending.ts";
import { type Decoded, decodeMessage, decodeMessageBody } from "../decode.ts";
import { encodeMessageResult } from "../encode.ts";
import { readJson } from "../read-json.ts";
import { type Refusal, refuse } from "../refusal.ts";
import type { WebContext, WebRequest } from "../web-context.ts";

/** `POST /api/messages`: judges a message and answers with verdict, predictions and reply; the same `messageId` gives the same again. */
export function createPostMessage(context: WebContext) {
  return async (c: WebRequest): Promise<Response> => {
    const json = await readJson(c);
    if (json.kind === "refused") return refuse(c, json.refusal);
    const body = decodeMessageBody(json.value);
    if (body.kind === "refused") return refuse(c, body.refusal);
    const found = findCommunity(context.communities, body.value.community, body.value.channel);
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

function findCommunity(
  communities: readonly Community[],
  wanted: string | undefined,
  channel: string,
): Decoded<Community> {
  const community = wanted === undefined ? communities[0] : communities.find(({ id }) => id === wanted);
  if (!community) {
    const named = communities.map(({ id }) => id).join(", ");
    const message =
      named === ""
        ? "no community is on the web; give one platforms.web in config/usher.yaml"
        : `community: there is no ${wanted} on the web; served: ${named}`;
    return { kind: "refused", refusal: { status: 404, code: "community-unknown", message } };
  }
  return toChannelMode(community, "web", channel) === "off"
    ? { kind: "refused", refusal: toUnknownChannel(community, channel) }
    : { kind: "decoded", value: community };
}

function toUnknownChannel(community: Community, channel: string): Refusal {
  const served = (community.platforms.web?.channels ?? []).filter(({ mode }) => mode !== "off").map(({ id }) => id);
  const message = `channel: ${channel} is not served in ${community.id}; served: ${served.join(", ") || "none"}`;
  return { status: 404, code: "channel-unknown", message };
}
