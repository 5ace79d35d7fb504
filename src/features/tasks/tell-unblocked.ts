import type { Community } from "../../core/community/community.ts";
import { type Task, toTaskId } from "../../core/task/task.ts";
import { toHeading } from "./render-task.ts";
import type { TaskPorts } from "./task-ports.ts";
import { tellPerson } from "./tell-person.ts";
import { toTaskTexts } from "./texts.ts";

/** Who took a task that was free for longer knows it. */
const news = 48 * 3_600_000;

/** Tells the assignees of tasks that wait for nothing any more, once each time; found in the database, so that none is forgotten. */
export async function tellUnblocked(
  ports: Pick<TaskPorts, "store" | "announce">,
  community: Community,
  at: number,
): Promise<void> {
  const open = await ports.store.tasks.findOpen(community.id);
  const numbers = new Set(open.map(({ number }) => number));
  for (const task of open) {
    if (!task.assignee || task.waitsFor.some((number) => numbers.has(number))) continue;
    const since = await findUnblocked(ports, task);
    if (since !== undefined && since > at - news) await tell(ports, community, task, { since, at });
  }
}

/** When the last thing that a task waited for went away; `undefined` when it waited for nothing, or was given to somebody since. */
async function findUnblocked({ store }: Pick<TaskPorts, "store">, task: Task): Promise<number | undefined> {
  const history = await store.tasks.findHistory(task.community, task.number);
  if (!history.some(({ change }) => change.kind === "blocked")) return undefined;
  const blockers = await Promise.all(task.waitsFor.map((number) => store.tasks.find(task.community, number)));
  const dropped = history.flatMap(({ change, at }) => (change.kind === "unblocked" ? at : []));
  const since = Math.max(...blockers.map((blocker) => blocker?.doneAt ?? 0), ...dropped);
  const given = history.flatMap(({ change, at }) => (change.kind === "assigned" || change.kind === "moved" ? at : []));
  return since >= Math.max(0, ...given) ? since : undefined;
}

async function tell(
  ports: Pick<TaskPorts, "store" | "announce">,
  community: Community,
  task: Task,
  { since, at }: { readonly since: number; readonly at: number },
): Promise<void> {
  const texts = toTaskTexts(community.languages[0] ?? "en");
  const text = texts.isFree(toHeading(task, texts), task.waitsFor.map(toTaskId).join(", "));
  await tellPerson(ports, community, { task, person: task.assignee, about: `unblocked:${since}`, text, at });
}
