import type { Choice, CommandCall } from "../command/command.ts";
import type { Community } from "../community/community.ts";
import { toStanding } from "../community/standing.ts";
import { toExcerpt } from "../reply/to-excerpt.ts";
import type { Question } from "./question.ts";

const most = 25;
const longest = 90;

/** Questions to choose from, the newest first: the caller's own, and all for a moderator, that have what was typed. */
export function toQuestionChoices(
  community: Community,
  call: CommandCall,
  questions: readonly Question[],
): readonly Choice[] {
  const { isModerator } = toStanding(community, call.platform, call.person);
  const typed = call.options.question?.toLowerCase() ?? "";
  return questions
    .filter(({ asker }) => isModerator || asker === call.person.id)
    .filter(({ text }) => text !== "" && text.toLowerCase().includes(typed))
    .slice(-most)
    .toReversed()
    .map(({ id, text }) => ({ label: toExcerpt(text, longest), value: id }));
}
