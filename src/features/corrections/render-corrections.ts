import type { Community } from "../../core/community/community.ts";
import { type Faq, toFaqText } from "../../core/faq/faq.ts";
import type { Correction } from "../../core/feedback/vote.ts";
import type { JudgedQuestion } from "../../core/question/question.ts";
import type { Button } from "../../core/reply/button.ts";
import { toExcerpt } from "../../core/reply/to-excerpt.ts";
import { toCorrectionTexts } from "./texts.ts";

/** As many entries as are offered to press. */
const entriesOffered = 3;
const longest = 70;

/** Everything that can be right of a question, to press: the nearest entries, that nothing fits or was asked, other roles, stages. */
export function toCorrectionButtons(
  community: Community,
  { verdicts }: JudgedQuestion,
  visible: readonly Faq[],
  language: string,
): readonly Button[] {
  const texts = toCorrectionTexts(language);
  const { verdict, judgement } = verdicts.at(-1) ?? verdicts[0];
  const nearest = judgement.matches.flatMap(({ id }) => visible.find((faq) => faq.id === id) ?? []);
  const others = community.roles.filter(({ id }) => verdict.kind !== "route" || verdict.role !== id);
  return [
    ...toEntryButtons(community, nearest, language),
    toButton(texts.nothingFits, { kind: "nothing-fits" }),
    toButton(texts.notAQuestion, { kind: "not-a-question" }),
    ...others.map(({ id, name }) => toButton(name, { role: id })),
    ...community.stages.map((stage) => toButton(texts.stage(stage), { stage })),
  ];
}

/** The first of some entries, each to be pressed as the right one. */
export function toEntryButtons({ languages }: Community, faq: readonly Faq[], language: string): readonly Button[] {
  return faq.slice(0, entriesOffered).map((entry) => {
    const title = toFaqText(entry, language, languages)?.text.question ?? entry.id;
    return toButton(toExcerpt(title, longest), { faqId: entry.id });
  });
}

function toButton(label: string, correction: Correction): Button {
  return { label, action: { kind: "vote", vote: "unhelpful", correction }, style: "secondary" };
}
