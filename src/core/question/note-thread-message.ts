import { toStanding } from "../community/standing.ts";
import type { BotContext, ServedCommunity } from "../ports/bot-context.ts";
import { askWhetherSolved } from "../solution/ask-whether-solved.ts";
import { toProposal } from "../solution/to-proposal.ts";
import { isThanks } from "./is-thanks.ts";
import type { IncomingMessage } from "./message.ts";
import type { JudgedQuestion } from "./question.ts";

/**
 * Listens to what people say to each other under a question: somebody else's message is kept as its latest answer, and the
 * asker's thanks for one are the moment to ask whether it solved the question.
 */
export async function noteThreadMessage(
  { store, announce }: BotContext,
  { community }: ServedCommunity,
  message: IncomingMessage,
  judged: JudgedQuestion,
): Promise<void> {
  const { question } = judged;
  // Whoever speaks under what was deleted answers no question any more.
  if (question.deletedAt !== undefined) return;
  const { platform, author, sentAt, text } = message;
  const standing = toStanding(community, platform, author);
  await store.people.record({ platform, community: community.id, person: author.id, standing, at: sentAt });
  const known = await store.solutions.find(community.id, question.id);
  if (author.id !== question.asker) {
    // Thanks for thanks, or what is asked back, answer nothing.
    if (isThanks(text)) return;
    await store.questions.noteReply(community.id, question.id, sentAt);
    if (/[?？]\s*$/u.test(text)) return store.solutions.noteFollowUp(community.id, question.id);
    if (known?.state === "accepted" || known?.messageId === message.messageId) return;
    return store.solutions.propose({ ...toProposal(community, judged, message), silentSince: sentAt });
  }
  if (known?.state !== "proposed") return;
  await store.solutions.noteFollowUp(community.id, question.id);
  if (isThanks(text)) await announce([askWhetherSolved(community, judged, known)]);
}
