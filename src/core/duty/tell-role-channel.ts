import type { Community } from "../community/community.ts";
import type { BotContext } from "../ports/bot-context.ts";
import { isOpenlyAsked } from "../question/is-openly-asked.ts";
import type { Question, RecordedVerdict } from "../question/question.ts";
import { renderCall } from "../reply/render-call.ts";
import { toTexts } from "../reply/texts.ts";
import { toExcerpt } from "../reply/to-excerpt.ts";

/** Leaves a question in the role's own channel, where it has one, when nobody of the role is there to be called. */
export async function tellRoleChannel(
  { announce }: Pick<BotContext, "announce">,
  community: Community,
  question: Question,
  { verdict, turn }: RecordedVerdict,
): Promise<void> {
  const { id, platform } = question;
  if (verdict.kind !== "route" || !verdict.nobody) return;
  const channel = community.roles.find((role) => role.id === verdict.role)?.channels?.[platform];
  if (channel === undefined) return;
  const [language = "en"] = community.languages;
  const reply = {
    kind: "notice",
    language,
    text: `${renderCall(verdict, community, language)}\n\n${toPointer(question, toTexts(language).askedInPrivate)}`,
    buttons: [],
    visibility: "public",
  } as const;
  const audience = { kind: "channel", channel } as const;
  await announce([{ platform, community: community.id, key: `nobody-there:${id}:${turn}`, audience, reply }]);
}

/** Its beginning; of what not everybody may read only the way there. */
function toPointer(question: Question, askedInPrivate: string): string {
  return isOpenlyAsked(question) ? `> ${toExcerpt(question.text, 200)}` : (question.link ?? askedInPrivate);
}
