import type { Choice, CommandCall } from "../command/command.ts";
import type { Community } from "../community/community.ts";
import type { Store } from "../ports/store.ts";
import { toQuestionChoices } from "./to-question-choices.ts";

const lookedThrough = 500;

/** Questions that still wait for people, for the option that names one. */
export async function suggestWaiting(
  { questions }: Pick<Store, "questions">,
  community: Community,
  call: CommandCall,
): Promise<readonly Choice[]> {
  const waiting = await questions.findWaiting(community.id, lookedThrough);
  return toQuestionChoices(
    community,
    call,
    waiting.map(({ question }) => question),
  );
}
