import type { AnnouncementDraft } from "../announcement/announcement.ts";
import type { Community } from "../community/community.ts";
import type { JudgedQuestion } from "../question/question.ts";
import { toAnswerer } from "../reply/render-solved.ts";
import { toTexts } from "../reply/texts.ts";
import type { Solution } from "./solution.ts";

/** The question to the asker, in the thread of the answer, whether it solved theirs; by its key it is asked once. */
export function askWhetherSolved(
  community: Community,
  { question }: JudgedQuestion,
  solution: Solution,
): AnnouncementDraft {
  const { language, id } = question;
  const texts = toTexts(language);
  const { platform, channel, thread } = solution;
  const about = (name: string) => ({ kind: "command", name, options: { question: id } }) as const;
  return {
    platform,
    community: community.id,
    key: `solved-question:${id}`,
    audience: { kind: "channel", channel, ...(thread === undefined ? {} : { thread }) },
    reply: {
      questionId: id,
      kind: "notice",
      language,
      text: texts.didItHelp(toAnswerer(solution, { community, language })),
      buttons: [
        { label: texts.yesSolved, action: about("solved"), style: "primary" },
        { label: texts.notYet, action: about("reopen"), style: "secondary" },
      ],
      visibility: "public",
    },
  };
}
