import type { BotContext, ServedCommunity } from "../ports/bot-context.ts";
import type { NewQuestion } from "../ports/store.ts";
import type { IncomingMessage } from "../question/message.ts";
import { toMessageMode } from "../question/to-message-mode.ts";
import type { Button } from "../reply/button.ts";
import type { Reply } from "../reply/reply.ts";
import { toTexts } from "../reply/texts.ts";
import { findPullRequest, type PullRequest } from "./pull-request.ts";

/**
 * The reply to a message in which a pull request is posted for the first time, with a button to find a reviewer for it: beside what
 * else is said, or as a short word of its own. Whatever else is posted has its reply as it is.
 */
export async function offerReview(
  { store, newId }: Pick<BotContext, "store" | "newId">,
  { community }: ServedCommunity,
  message: IncomingMessage,
  questionId: string,
  { verdict: { judgement }, outbox }: Omit<NewQuestion, "question">,
): Promise<NewQuestion["outbox"]> {
  const mode = toMessageMode(community, message);
  const pullRequest = community.reviews && findPullRequest(message.text);
  if (!pullRequest || mode === "observe" || !(await store.reviews.offer(pullRequest.url, message))) return outbox;
  const { language } = judgement;
  const button = toButton(pullRequest, language);
  if (outbox) return { ...outbox, reply: { ...outbox.reply, buttons: [button, ...outbox.reply.buttons] } };
  const reply: Reply = {
    questionId,
    kind: "notice",
    language,
    text: toTexts(language).offerReview(pullRequest.name),
    buttons: [button],
    visibility: mode === "suggest" ? "private" : "public",
  };
  return { id: newId(), reply };
}

function toButton({ url }: PullRequest, language: string): Button {
  const action = { kind: "command", name: "review request", options: { link: url } } as const;
  return { label: toTexts(language).findReviewer, action, style: "primary" };
}
