import { and, eq, inArray, isNotNull, lt, ne, or } from "drizzle-orm";
import type { Database } from "./database.ts";
import { taskEvents, tasks } from "./schema/tasks.ts";

/**
 * Blanks the words of the tasks that were done before `time`, comments included, inside the caller's transaction. One that is open
 * keeps its title and comments, and loses what was taken from a message before `time`.
 */
export function eraseTaskTexts({ query }: Database, community: string, time: number): void {
  const here = eq(tasks.community, community);
  const isDone = and(here, lt(tasks.doneAt, time));
  const isOldMessage = and(here, isNotNull(tasks.messageId), lt(tasks.createdAt, time));
  query
    .update(tasks)
    .set({ details: "" })
    .where(and(or(isDone, isOldMessage), ne(tasks.details, "")))
    .run();
  query
    .update(tasks)
    .set({ title: "" })
    .where(and(isDone, ne(tasks.title, "")))
    .run();
  const done = query.select({ number: tasks.number }).from(tasks).where(isDone);
  query
    .update(taskEvents)
    .set({ text: "" })
    .where(and(eq(taskEvents.community, community), ne(taskEvents.text, ""), inArray(taskEvents.task, done)))
    .run();
}
