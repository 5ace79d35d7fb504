import type { PersonKey } from "../../core/community/profile.ts";
import type { Standing } from "../../core/community/standing.ts";
import type { Task } from "../../core/task/task.ts";

/** What somebody wants to do with a task: speak of it, give it back, or work on it. */
export type TaskAct = "speak" | "release" | "work";

/**
 * Whether a person may. Moderators may everything; helpers may speak of every task; its creator, its assignee and the helpers of its
 * role may work on it; its assignee alone may give it back. Nobody else may anything.
 */
export function mayAct(act: TaskAct, task: Task, me: PersonKey, { roles, isModerator }: Standing): boolean {
  const isAssignee = isSamePerson(task.assignee, me);
  const isInvolved = isAssignee || isSamePerson(task.creator, me);
  if (isModerator) return true;
  if (act === "release") return isAssignee;
  if (act === "speak") return isInvolved || roles.length > 0;
  return isInvolved || (task.role !== undefined && roles.includes(task.role));
}

export function isSamePerson(one: PersonKey | undefined, other: PersonKey): boolean {
  return one?.platform === other.platform && one.person === other.person;
}
