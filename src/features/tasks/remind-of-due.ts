import type { Community } from "../../core/community/community.ts";
import { toTimeZone } from "../../core/community/profile.ts";
import { renderTime } from "../../core/reply/render-time.ts";
import type { Task } from "../../core/task/task.ts";
import { toHeading } from "./render-task.ts";
import type { TaskJobPorts } from "./task-ports.ts";
import { tellPerson } from "./tell-person.ts";
import { toTaskTexts } from "./texts.ts";

/** Reminds whoever has a task that it is due soon, once each due date; of a task that nobody has its creator is told. */
export async function remindOfDue(ports: TaskJobPorts, community: Community, at: number): Promise<void> {
  const most = community.tasks.remindHours * 3_600_000;
  if (most === 0) return;
  const language = community.languages[0] ?? "en";
  const texts = toTaskTexts(language);
  for (const task of await ports.store.tasks.findDue(community.id, at + most + 1)) {
    const { dueAt, assignee, creator } = task;
    if (dueAt === undefined || dueAt <= at || at < dueAt - (await toLead(ports, task, dueAt, most))) continue;
    const person = assignee ?? creator;
    const profile = await ports.store.profiles.find({ community: community.id, ...person });
    const time = renderTime(dueAt, toTimeZone(community, profile), language);
    const text = (assignee ? texts.dueSoon : texts.nobodyHas)(toHeading(task, texts), time);
    await tellPerson(ports, community, { task, person, about: `due:${dueAt}`, text, at });
  }
}

/** What was given little time is reminded of when half of it has passed, instead of at once. */
async function toLead({ store }: TaskJobPorts, task: Task, dueAt: number, most: number): Promise<number> {
  const history = await store.tasks.findHistory(task.community, task.number);
  const setAt = history.findLast(({ change }) => change.kind === "due-set")?.at ?? task.createdAt;
  return Math.min(most, (dueAt - setAt) / 2);
}
