import type { SolutionPolicy } from "../../core/community/community.ts";
import type { Standing } from "../../core/community/standing.ts";

/** Who wants to accept, what they are, and whose question and answer it is; ids are the platform's. */
export interface AcceptanceClaim {
  readonly person: string;
  readonly standing: Standing;
  readonly asker: string;
  /** Who gave the answer; absent when the question is closed without one. */
  readonly answerer?: string;
}

/** Whether the community's policy lets a person accept an answer; what it does not name is refused. */
export function mayAccept(
  { acceptedBy, ownAnswers }: SolutionPolicy,
  { person, standing, asker, answerer }: AcceptanceClaim,
): "yes" | "not-entitled" | "own-answer" {
  const isEntitled =
    (acceptedBy.includes("asker") && person === asker) ||
    (acceptedBy.includes("moderators") && standing.isModerator) ||
    (acceptedBy.includes("helpers") && standing.roles.length > 0) ||
    standing.roles.some((role) => acceptedBy.includes(role));
  if (!isEntitled) return "not-entitled";
  return person === answerer && !ownAnswers ? "own-answer" : "yes";
}
