import type { Community } from "../community/community.ts";
import { toStanding } from "../community/standing.ts";
import { maskSecrets } from "../mask-secrets.ts";
import type { ProposedSolution } from "../ports/solution-store.ts";
import type { IncomingMessage } from "../question/message.ts";
import type { JudgedQuestion } from "../question/question.ts";

/** A person's message as the answer to a question, its text masked. */
export function toProposal(
  community: Community,
  { question, verdicts }: JudgedQuestion,
  message: IncomingMessage,
): ProposedSolution {
  const { author, messageId, link, sentAt, platform, channel, thread } = message;
  const { roles } = toStanding(community, platform, author);
  const verdict = verdicts.at(-1)?.verdict;
  const called = verdict?.kind === "route" ? verdict.role : undefined;
  // Who holds several roles answers for the one that was called.
  const role = roles.length === 1 ? roles[0] : roles.find((held) => held === called);
  return {
    community: community.id,
    questionId: question.id,
    platform,
    channel,
    ...(thread === undefined ? {} : { thread }),
    messageId,
    ...(link === undefined ? {} : { link }),
    text: maskSecrets(message.text),
    author: author.id,
    ...(author.name === undefined ? {} : { authorName: author.name }),
    ...(role === undefined ? {} : { role }),
    answeredAt: sentAt,
  };
}
