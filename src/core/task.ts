import type { Place } from "./message.ts";
import type { PersonKey } from "./profile.ts";

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

export interface TaskProposal {
  readonly stage: string;
  /** 0 to 1. */
  readonly confidence: number;
}

/** A task that has no number yet. */
export type NewTask = Omit<Task, "number" | "waitsFor" | "version" | "doneAt">;

/** What people call a task. */
export function toTaskId(number: number): string {
  return `T-${number}`;
}
