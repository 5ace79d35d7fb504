import type { PersonKey } from "../community/profile.ts";
import type { Place } from "../question/message.ts";
import type { Predictions } from "../question/prediction.ts";

/** From the least to the most pressing. */
export const taskPriorities = ["low", "normal", "high", "urgent"] as const;

export type TaskPriority = (typeof taskPriorities)[number];

/** A piece of work that goes through the stages of development. Texts are masked. */
export interface Task {
  readonly community: string;
  /** Counted from 1 in each community; people read it as `T-1`. */
  readonly number: number;
  readonly title: string;
  readonly details: string;
  readonly stage: string;
  /** The role whose work it is now; absent where no role owns the stage. */
  readonly role?: string;
  readonly priority: TaskPriority;
  readonly assignee?: PersonKey;
  /** Milliseconds since the epoch. */
  readonly dueAt?: number;
  readonly creator: PersonKey;
  /** Where it was created, or the message it was created from stands. */
  readonly place: Place;
  /** The message it was created from. */
  readonly messageId?: string;
  /** Who wrote that message; the platform's id. */
  readonly author?: string;
  /** Address of that message, where the platform has one. */
  readonly link?: string;
  /** The question that this message is. */
  readonly questionId?: string;
  /** What the classifier said of its text. */
  readonly proposal?: TaskProposal;
  readonly createdAt: number;
  /** Absent while it is open. */
  readonly doneAt?: number;
  /** Numbers of the tasks that must be done before it. */
  readonly waitsFor: readonly number[];
  /** How many changes made it what it is, its creation included. */
  readonly version: number;
}

/** How likely the classifier found each stage and each role. */
export type TaskProposal = Pick<Predictions, "stage" | "role">;

/** A task that has no number yet. */
export type NewTask = Omit<Task, "number" | "waitsFor" | "version" | "doneAt">;

/** What people call a task. */
export function toTaskId(number: number): string {
  return `T-${number}`;
}

/** Reads `T-4`, `t4`, `#4` or `4`; `undefined` for what is no task's id. */
export function readTaskId(typed: string): number | undefined {
  const digits = /^(?:t-?|#)?([1-9]\d{0,8})$/i.exec(typed.trim())?.[1];
  return digits === undefined ? undefined : Number(digits);
}
