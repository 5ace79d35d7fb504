import { toTaskId } from "../../core/task/task.ts";
import type { CalendarEntry } from "./calendar-entry.ts";
import type { CalendarPorts, CalendarRequest } from "./calendar-ports.ts";

/** Tasks done longer ago are in nobody's calendar any more. */
const mostDone = 200;

/** When the caller's tasks are due; those done are struck out. */
export async function findDueEntries(
  { store }: CalendarPorts,
  { community, place, person, texts }: CalendarRequest,
): Promise<readonly CalendarEntry[]> {
  const open = await store.tasks.findOpen(community.id);
  const done = await store.tasks.findDone(community.id, mostDone);
  return [...open, ...done].flatMap(({ number, title, details, dueAt, doneAt, assignee, version }) =>
    dueAt !== undefined && assignee?.person === person && assignee.platform === place.platform
      ? [
          {
            id: `task-${number}`,
            revision: version,
            title: texts.due(`${toTaskId(number)} ${title}`),
            description: details,
            start: dueAt,
            isCancelled: doneAt !== undefined,
          },
        ]
      : [],
  );
}
