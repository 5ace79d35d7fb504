import { sql } from "drizzle-orm";
import { foreignKey, index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { platformNames } from "../../core/question/message.ts";
import { type TaskProposal, taskPriorities } from "../../core/task/task.ts";
import type { TaskChange } from "../../core/task/task-change.ts";

/** Tasks as they are now. */
export const tasks = sqliteTable(
  "tasks",
  {
    community: text().notNull(),
    number: integer().notNull(),
    title: text().notNull(),
    details: text().notNull(),
    stage: text().notNull(),
    role: text(),
    priority: text({ enum: taskPriorities }).notNull(),
    assigneePlatform: text("assignee_platform", { enum: platformNames }),
    assignee: text(),
    dueAt: integer("due_at"),
    creatorPlatform: text("creator_platform", { enum: platformNames }).notNull(),
    creator: text().notNull(),
    platform: text({ enum: platformNames }).notNull(),
    channel: text().notNull(),
    thread: text(),
    messageId: text("message_id"),
    author: text(),
    link: text(),
    questionId: text("question_id"),
    proposal: text({ mode: "json" }).$type<TaskProposal>(),
    createdAt: integer("created_at").notNull(),
    doneAt: integer("done_at"),
    version: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.community, table.number] }),
    index("tasks_open").on(table.community, table.dueAt).where(sql`done_at is null`),
  ],
);

/** Everything that happened to tasks, in order; rows are only added. A comment's text stands in `text`, empty once erased. */
export const taskEvents = sqliteTable(
  "task_events",
  {
    community: text().notNull(),
    task: integer().notNull(),
    /** The task's version after it. */
    version: integer().notNull(),
    change: text({ mode: "json" }).$type<TaskChange>().notNull(),
    text: text(),
    platform: text({ enum: platformNames }).notNull(),
    person: text().notNull(),
    at: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.community, table.task, table.version] }),
    foreignKey({ columns: [table.community, table.task], foreignColumns: [tasks.community, tasks.number] }),
  ],
);

/** Which task must be done before which. */
export const taskBlockers = sqliteTable(
  "task_blockers",
  {
    community: text().notNull(),
    task: integer().notNull(),
    blocker: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.community, table.task, table.blocker] }),
    foreignKey({ columns: [table.community, table.task], foreignColumns: [tasks.community, tasks.number] }),
    foreignKey({ columns: [table.community, table.blocker], foreignColumns: [tasks.community, tasks.number] }),
  ],
);
