import type { BotContext } from "../ports/bot-context.ts";
import { renderSolvedElsewhere } from "../reply/render-duplicate.ts";
import type { Question } from "./question.ts";

/** Tells in the threads of questions that ask the same, once each, that one of them was solved. */
export async function tellDuplicates(
  { store, announce }: Pick<BotContext, "store" | "announce">,
  solved: Question,
): Promise<void> {
  const { community, id } = solved;
  const [same, accepted] = await Promise.all([
    store.duplicates.findSame(community, id),
    store.solutions.findSolved(community, [id]),
  ]);
  await announce(
    same.map((question) => ({
      platform: question.platform,
      community,
      key: `duplicate-solved:${question.id}`,
      audience: { kind: "channel", channel: question.channel, thread: question.thread ?? question.messageId },
      reply: renderSolvedElsewhere(question, solved, accepted.get(id)?.solution),
    })),
  );
}
