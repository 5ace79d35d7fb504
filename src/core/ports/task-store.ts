import type { PersonKey } from "../profile.ts";
import type { NewTask, Task } from "../task.ts";
import type { TaskChange, TaskEvent } from "../task-change.ts";

/** What became of a change: `outdated` when another came first, `cycle` with the way round that it would have closed. */
export type TaskOutcome =
  | { readonly kind: "changed"; readonly task: Task }
  | { readonly kind: "outdated" }
  | { readonly kind: "cycle"; readonly way: readonly number[] };

/** Tasks with all that ever happened to them. Every change is audited in its own transaction. */
export interface TaskStore {
  /** Gives the task the community's next number. */
  create(task: NewTask): Promise<Task>;
  /** Applies a change to the task as it was read; when it has changed since, nothing happens. */
  change(task: Task, change: TaskChange, by: PersonKey, at: number): Promise<TaskOutcome>;
  find(community: string, number: number): Promise<Task | undefined>;
  /** By number. */
  findOpen(community: string): Promise<readonly Task[]>;
  /** The latest done first. */
  findDone(community: string, limit: number): Promise<readonly Task[]>;
  /** Oldest first, from its creation. */
  findHistory(community: string, number: number): Promise<readonly TaskEvent[]>;
  /** Each task that was sorted by a person, with the last such change, by number. */
  findSorted(community: string): Promise<readonly { readonly task: Task; readonly event: TaskEvent }[]>;
}
