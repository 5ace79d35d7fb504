import type { BotContext } from "../ports/bot-context.ts";

/** Lets the community's judge search the FAQ as they are stored now; called after every change of them. */
export async function refreshFaq(
  { communities, store }: Pick<BotContext, "communities" | "store">,
  community: string,
): Promise<void> {
  await communities.get(community)?.judge.setFaq(await store.faq.findAll(community));
}
