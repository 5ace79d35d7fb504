import type { Task } from "../../core/task/task.ts";
import type { TaskPorts } from "./task-ports.ts";

/** Those of the tasks which a task waits for that are still open. */
export async function findBlockers({ store }: Pick<TaskPorts, "store">, task: Task): Promise<readonly number[]> {
  if (task.waitsFor.length === 0) return [];
  const open = new Set((await store.tasks.findOpen(task.community)).map(({ number }) => number));
  return task.waitsFor.filter((number) => open.has(number));
}
