import type { Feedback } from "../feedback/feedback.ts";
import type { FeedbackOnText } from "../feedback/to-examples.ts";
import { groupBy } from "../group-by.ts";
import { type Task, toTaskId } from "./task.ts";
import type { TaskEvent } from "./task-change.ts";
import { toTaskText } from "./to-task-text.ts";

/** A task with a change that happened to it. */
export interface ChangedTask {
  readonly task: Task;
  readonly event: TaskEvent;
}

/** What people say of tasks by sorting them: where the work belongs, by each person's last word. */
export function toTaskFeedback(changed: readonly ChangedTask[]): readonly FeedbackOnText[] {
  const words = groupBy(changed, ({ task, event: { by } }) => `${task.number} ${by.platform} ${by.person}`);
  return [...words.values()].flatMap((said) => said.slice(-1).flatMap(toFeedback));
}

function toFeedback({ task, event: { change, by, at } }: ChangedTask): readonly FeedbackOnText[] {
  if (change.kind !== "sorted") return [];
  const id = toTaskId(task.number);
  const { role = [], stage = [] } = task.proposal ?? {};
  const predictions = { role, stage, topic: [], notAQuestion: 0, outOfScope: 0 };
  const judged = {
    question: { id, text: toTaskText(task) },
    verdicts: [{ judgement: { predictions, matches: [] } }],
  } as const;
  const { person } = by;
  const { standpoint, said } = change;
  const word = { community: task.community, questionId: id, person, standpoint, vote: "unhelpful", at } as const;
  const feedback: Feedback[] = [
    ...(said.stage === undefined ? [] : [{ ...word, correction: { stage: said.stage } }]),
    ...(said.role === undefined ? [] : [{ ...word, correction: { role: said.role } }]),
  ];
  return feedback.map((one) => ({ judged, feedback: one }));
}
