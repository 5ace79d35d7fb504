import { type Standing, toStanding } from "../community/standing.ts";
import { hideFaqOfQuestion } from "../faq/hide-faq.ts";
import { mayReadFaq } from "../faq/may-read-faq.ts";
import type { BotContext, ServedCommunity } from "../ports/bot-context.ts";
import type { InfluentialExample } from "../ports/judge.ts";
import { renderNotice } from "../reply/render-reply.ts";
import { renderWhy } from "../reply/render-why.ts";
import type { Reply } from "../reply/reply.ts";
import type { Author, PlatformName } from "./message.ts";
import type { JudgedQuestion } from "./question.ts";

/** As many training examples as a moderator is shown. */
const examplesShown = 5;

/**
 * The why of a question's latest verdict, for a person alone: without the entries that this person may not see, and for
 * moderators with the training examples that weigh most.
 */
export async function explainTo(
  { store }: Pick<BotContext, "store">,
  { community, judge }: ServedCommunity,
  judged: JudgedQuestion,
  { platform, person }: { readonly platform: PlatformName; readonly person: Author },
): Promise<Reply> {
  const standing = toStanding(community, platform, person);
  const entries = await store.faq.findAll(community.id);
  const hidden = new Set(entries.filter((entry) => !mayReadFaq(entry, standing)).map(({ id }) => id));
  const { question, verdicts } = hideFaqOfQuestion(judged, (id) => hidden.has(id));
  const language = person.language ?? question.language;
  const influential = await findInfluential(judge, standing, question.text);
  const text = renderWhy(verdicts.at(-1) ?? verdicts[0], language, influential);
  return renderNotice({ questionId: question.id, language }, text);
}

/** Examples quote what other people wrote, so only moderators see them; an erased question has none. */
async function findInfluential(
  judge: ServedCommunity["judge"],
  { isModerator }: Standing,
  text: string,
): Promise<readonly InfluentialExample[]> {
  if (!isModerator || text === "" || !judge.findInfluential) return [];
  return judge.findInfluential(text, examplesShown);
}
