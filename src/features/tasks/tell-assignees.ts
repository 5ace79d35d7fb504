import type { Community } from "../../core/community/community.ts";
import { addDays, fromLocalTime, toLocalTime } from "../../core/community/local-time.ts";
import type { PersonKey } from "../../core/community/profile.ts";
import { toWorkingDay } from "../../core/community/working-hours.ts";
import { findCalendar } from "../../core/duty/find-calendar.ts";
import { groupBy } from "../../core/group-by.ts";
import type { Task } from "../../core/task/task.ts";
import { findNames } from "./find-names.ts";
import { renderDigest } from "./render-digest.ts";
import type { TaskJobPorts } from "./task-ports.ts";
import { toTaskTexts } from "./texts.ts";

/** No time zone's day ends later than this from now. */
const dayAhead = 26 * 3_600_000;

/** Tells everybody alone, when their working day begins, which of their tasks are due on it or overdue; once a day, and not while away. */
export async function tellAssignees(ports: TaskJobPorts, community: Community, at: number): Promise<void> {
  const due = await ports.store.tasks.findDue(community.id, at + dayAhead);
  const byPerson = groupBy(due, ({ assignee }) => (assignee ? `${assignee.platform} ${assignee.person}` : ""));
  for (const tasks of byPerson.values()) {
    const assignee = tasks[0]?.assignee;
    if (assignee) await tellAssignee(ports, community, { assignee, tasks, at });
  }
}

async function tellAssignee(
  { store, announce }: TaskJobPorts,
  community: Community,
  given: { readonly assignee: PersonKey; readonly tasks: readonly Task[]; readonly at: number },
): Promise<void> {
  const { assignee, tasks, at } = given;
  const { platform, person } = assignee;
  const place = { community: community.id, platform };
  const calendar = await findCalendar(store, community, assignee);
  const { timeZone } = calendar;
  const { date } = toLocalTime(at, timeZone);
  const day = toWorkingDay(calendar, date);
  if (!day || at < day.start) return;
  const absences = await store.duty.findAbsences(place);
  if (absences.some((absence) => absence.person === person && absence.start <= at && at < absence.end)) return;
  const tomorrow = fromLocalTime(addDays(date, 1), 0, timeZone);
  // What was made since the day began was seen by whoever made it, and is reminded of in its own time.
  const due = tasks.filter(({ dueAt = tomorrow, createdAt }) => dueAt < tomorrow && createdAt < day.start);
  if (due.length === 0) return;
  const language = community.languages[0] ?? "en";
  const texts = toTaskTexts(language);
  const reader = { community, language, timeZone, at, texts, toName: await findNames(store, community) };
  const overdue = due.filter(({ dueAt = at }) => dueAt < at).length;
  const reply = renderDigest(reader, texts.digest(due.length - overdue, overdue), due, "private");
  await announce([{ ...place, key: `task-digest:${person}:${date}`, audience: { kind: "person", person }, reply }]);
}
