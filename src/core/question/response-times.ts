import type { Community, ResponseTarget } from "../community/community.ts";
import { addWork } from "../community/working-hours.ts";
import type { JudgedQuestion } from "./question.ts";
import type { RouteVerdict } from "./verdict.ts";

const hour = 3_600_000;

/** What is waited for: the first word of a person, or the question to be solved. */
export type ResponseGoal = "first-reply" | "solution";

/** The call for people that a question stands under now; `undefined` where no role was called. */
export function toCalled({ verdicts }: JudgedQuestion): RouteVerdict | undefined {
  const verdict = verdicts.at(-1)?.verdict;
  return verdict?.kind === "route" ? verdict : undefined;
}

/** The target that holds for a question: one for its channel and role before one for the channel, the role, or all. */
export function toTarget({ responseTimes }: Community, judged: JudgedQuestion): ResponseTarget | undefined {
  const { channel } = judged.question;
  const role = toCalled(judged)?.role;
  const weigh = (target: ResponseTarget) =>
    (target.channel === undefined ? 0 : 2) + (target.role === undefined ? 0 : 1);
  const holds = (target: ResponseTarget) =>
    (target.channel === undefined || target.channel === channel) && (target.role === undefined || target.role === role);
  return responseTimes?.targets.filter(holds).toSorted((a, b) => weigh(b) - weigh(a))[0];
}

/**
 * When a share of the time for a goal is over, in the community's hours of work since the question was asked; `undefined` where there
 * is no target, or the goal is reached.
 */
export function toDueTime(
  community: Community,
  judged: JudgedQuestion,
  goal: ResponseGoal,
  share: number,
): number | undefined {
  const target = toTarget(community, judged);
  const { askedAt, repliedAt } = judged.question;
  if (!target || (goal === "first-reply" && repliedAt !== undefined)) return undefined;
  const hours = goal === "first-reply" ? target.firstReplyHours : target.solutionHours;
  return hours > 0 ? addWork(community.workingTime, askedAt, hours * share * hour) : undefined;
}

/** Whether a question that waits has missed a target. */
export function isOverdue(community: Community, judged: JudgedQuestion, at: number): boolean {
  return (["first-reply", "solution"] as const).some((goal) => {
    const due = toDueTime(community, judged, goal, 1);
    return due !== undefined && due <= at;
  });
}
