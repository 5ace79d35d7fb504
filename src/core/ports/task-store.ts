import type { PersonKey } from "../community/profile.ts";
import type { NewTask, Task } from "../task/task.ts";
import type { TaskChange, TaskEvent } from "../task/task-change.ts";

/** What became of a change: `outdated` when another came first, `cycle` with the way round that it would have closed. */
export type TaskOutcome =
  | { readonly kind: "changed"; readonly task: Task }
  | { readonly kind: "outdated" }
  | { readonly kind: "cycle"; readonly way: readonly number[] };

/** Tasks with all that ever happened to them. Every change is audited in its own transaction. */
export interface TaskStore {
  /** Gives the task the community's next number and applies the creator's first changes, in one transaction. */
  create(task: NewTask, changes?: readonly TaskChange[]): Promise<Task>;
  /** Applies a change to the task as it was read; when it has changed since, nothing happens. */
  change(task: Task, change: TaskChange, by: PersonKey, at: number): Promise<TaskOutcome>;
  find(community: string, number: number): Promise<Task | undefined>;
  /** By number. */
  findOpen(community: string): Promise<readonly Task[]>;
  /** The latest done first. */
  findDone(community: string, limit: number): Promise<readonly Task[]>;
  /** Oldest first, from its creation. */
  findHistory(community: string, number: number): Promise<readonly TaskEvent[]>;
  /** Open ones that are due before a time, the first due first. */
  findDue(community: string, before: number): Promise<readonly Task[]>;
  /** Every time that somebody sorted a task, by number, oldest first; texts are empty where they were erased. */
  findSorted(community: string): Promise<readonly { readonly task: Task; readonly event: TaskEvent }[]>;
}
