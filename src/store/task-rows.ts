import type { Task } from "../core/task/task.ts";
import type { tasks } from "./schema/tasks.ts";

type Row = typeof tasks.$inferSelect;

/** A task as a row of its table, every column given, so that what is gone is written as null. */
export function toTaskRow({ waitsFor: _, assignee, creator, place, ...task }: Task): Row {
  return {
    ...task,
    role: task.role ?? null,
    assigneePlatform: assignee?.platform ?? null,
    assignee: assignee?.person ?? null,
    dueAt: task.dueAt ?? null,
    creatorPlatform: creator.platform,
    creator: creator.person,
    platform: place.platform,
    channel: place.channel,
    thread: place.thread ?? null,
    messageId: task.messageId ?? null,
    author: task.author ?? null,
    link: task.link ?? null,
    questionId: task.questionId ?? null,
    proposal: task.proposal ?? null,
    doneAt: task.doneAt ?? null,
  };
}

/** A row with the numbers of the tasks that must be done before it. */
export function toTask(row: Row, waitsFor: readonly number[]): Task {
  const { community, number, title, details, stage, priority, platform, channel, createdAt, version } = row;
  const { role, assigneePlatform, assignee, dueAt, thread, messageId, author, link, questionId, proposal, doneAt } =
    row;
  return {
    community,
    number,
    title,
    details,
    stage,
    priority,
    creator: { platform: row.creatorPlatform, person: row.creator },
    place: { platform, community, channel, ...(thread === null ? {} : { thread }) },
    createdAt,
    waitsFor,
    version,
    ...(role === null ? {} : { role }),
    ...(assignee === null || assigneePlatform === null
      ? {}
      : { assignee: { platform: assigneePlatform, person: assignee } }),
    ...(dueAt === null ? {} : { dueAt }),
    ...(messageId === null ? {} : { messageId }),
    ...(author === null ? {} : { author }),
    ...(link === null ? {} : { link }),
    ...(questionId === null ? {} : { questionId }),
    ...(proposal === null ? {} : { proposal }),
    ...(doneAt === null ? {} : { doneAt }),
  };
}
