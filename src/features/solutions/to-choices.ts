import type { Choice, CommandCall } from "../../core/command.ts";
import type { Community } from "../../core/community.ts";
import type { Question } from "../../core/question.ts";
import { toStanding } from "../../core/standing.ts";
import { toExcerpt } from "../../core/to-excerpt.ts";

const most = 25;
const longest = 90;

/** Questions to choose from, the newest first: the caller's own, and all for a moderator, that have what was typed. */
export function toChoices(community: Community, call: CommandCall, questions: readonly Question[]): readonly Choice[] {
  const { isModerator } = toStanding(community, call.platform, call.person);
  const typed = call.options.question?.toLowerCase() ?? "";
  return questions
    .filter(({ asker }) => isModerator || asker === call.person.id)
    .filter(({ text }) => text !== "" && text.toLowerCase().includes(typed))
    .slice(-most)
    .toReversed()
    .map(({ id, text }) => ({ label: toExcerpt(text, longest), value: id }));
}
