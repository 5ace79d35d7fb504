import { and, asc, desc, eq, inArray, isNotNull, isNull, lt, max, type SQL, sql } from "drizzle-orm";
import type { PersonKey } from "../core/community/profile.ts";
import { groupBy } from "../core/group-by.ts";
import type { TaskOutcome, TaskStore } from "../core/ports/task-store.ts";
import { findCycle } from "../core/task/find-cycle.ts";
import { type NewTask, type Task, toTaskId } from "../core/task/task.ts";
import { applyChange, type TaskChange, type TaskEvent } from "../core/task/task-change.ts";
import { insertAuditEntry } from "./audit.ts";
import type { Database } from "./database.ts";
import { taskBlockers, taskEvents, tasks } from "./schema/tasks.ts";
import { toTask, toTaskRow } from "./task-rows.ts";

/** Tasks: as they are, and everything that happened to them. */
export function createTaskStore(database: Database): TaskStore {
  const { attempt, transact, query } = database;
  return {
    create: (task, changes = []) => transact(() => create(database, task, changes)),
    change: (task, change, by, at) => transact(() => save(database, task, { change, by, at })),
    find: (community, number) =>
      attempt(() => selectTasks(database, community, eq(tasks.number, number), asc(tasks.number), 1)[0]),
    findOpen: (community) =>
      attempt(() => selectTasks(database, community, isNull(tasks.doneAt), asc(tasks.number), -1)),
    findDue: (community, before) =>
      attempt(() => {
        const isDue = sql`${isNull(tasks.doneAt)} and ${lt(tasks.dueAt, before)}`;
        return selectTasks(database, community, isDue, asc(tasks.dueAt), -1);
      }),
    findDone: (community, limit) =>
      attempt(() => selectTasks(database, community, isNotNull(tasks.doneAt), desc(tasks.doneAt), limit)),
    findHistory: (community, number) =>
      attempt(() =>
        query
          .select()
          .from(taskEvents)
          .where(and(eq(taskEvents.community, community), eq(taskEvents.task, number)))
          .orderBy(asc(taskEvents.version))
          .all()
          .map(toEvent),
      ),
    findSorted: (community) => attempt(() => findSorted(database, community)),
  };
}

function create(database: Database, draft: NewTask, changes: readonly TaskChange[]): Task {
  const { community } = draft;
  const highest = database.query
    .select({ number: max(tasks.number) })
    .from(tasks)
    .where(eq(tasks.community, community))
    .get();
  const task: Task = { ...draft, number: (highest?.number ?? 0) + 1, waitsFor: [], version: 1 };
  database.query.insert(tasks).values(toTaskRow(task)).run();
  const [by, at] = [task.creator, task.createdAt];
  insertEvent(database, task, { change: { kind: "created" }, by, at });
  return changes.reduce((before, change) => {
    const outcome = save(database, before, { change, by, at });
    return outcome.kind === "changed" ? outcome.task : before;
  }, task);
}

function save(database: Database, task: Task, event: TaskEvent): TaskOutcome {
  const { query } = database;
  const { community, number } = task;
  const way = event.change.kind === "blocked" ? findWay(database, task, event.change.by) : undefined;
  if (way) return { kind: "cycle", way };
  const next = applyChange(task, event.change, event.at);
  const { changes } = query
    .update(tasks)
    .set(toTaskRow(next))
    .where(and(eq(tasks.community, community), eq(tasks.number, number), eq(tasks.version, task.version)))
    .run();
  if (changes === 0) return { kind: "outdated" };
  saveBlocker(database, task, event.change);
  insertEvent(database, next, event);
  return { kind: "changed", task: next };
}

function saveBlocker({ query }: Database, { community, number }: Task, change: TaskChange): void {
  if (change.kind === "blocked") {
    query.insert(taskBlockers).values({ community, task: number, blocker: change.by }).run();
  }
  if (change.kind === "unblocked") {
    const ofPair = and(
      eq(taskBlockers.community, community),
      eq(taskBlockers.task, number),
      eq(taskBlockers.blocker, change.by),
    );
    query.delete(taskBlockers).where(ofPair).run();
  }
}

/** Read within the transaction, so that two tasks cannot come to wait for each other at the same moment. */
function findWay(database: Database, { community, number }: Task, blocker: number): readonly number[] | undefined {
  const way = findCycle(findBlockers(database, community), number, blocker);
  return way && [number, ...way];
}

function findBlockers({ query }: Database, community: string): ReadonlyMap<number, readonly number[]> {
  const rows = query
    .select({ task: taskBlockers.task, blocker: taskBlockers.blocker })
    .from(taskBlockers)
    .where(eq(taskBlockers.community, community))
    .orderBy(asc(taskBlockers.blocker))
    .all();
  const groups = [...groupBy(rows, ({ task }) => task)];
  return new Map(groups.map(([task, group]) => [task, group.map(({ blocker }) => blocker)]));
}

/** A comment's text is kept in its own column, where it can be erased; the audit has ids only. */
function insertEvent(database: Database, task: Task, { change, by, at }: TaskEvent): void {
  const { community, number, version } = task;
  const text = change.kind === "commented" ? change.text : null;
  const kept: TaskChange = change.kind === "commented" ? { kind: "commented", text: "" } : change;
  database.query
    .insert(taskEvents)
    .values({ community, task: number, version, change: kept, text, ...by, at })
    .run();
  const { kind, ...details } = kept;
  insertAuditEntry(database, {
    community,
    actor: by.person,
    action: `task-${kind}`,
    subject: toTaskId(number),
    details: { platform: by.platform, ...(kind === "commented" ? {} : details) },
    at,
  });
}

function selectTasks(database: Database, community: string, which: SQL, order: SQL, limit: number): readonly Task[] {
  const rows = database.query
    .select()
    .from(tasks)
    .where(and(eq(tasks.community, community), which))
    .orderBy(order, asc(tasks.number))
    .limit(limit)
    .all();
  const blockers = findBlockers(database, community);
  return rows.map((row) => toTask(row, blockers.get(row.number) ?? []));
}

function findSorted(database: Database, community: string): Awaited<ReturnType<TaskStore["findSorted"]>> {
  const isSorted = sql`json_extract(${taskEvents.change}, '$.kind') = 'sorted'`;
  const rows = database.query
    .select()
    .from(taskEvents)
    .where(and(eq(taskEvents.community, community), isSorted))
    .orderBy(asc(taskEvents.task), asc(taskEvents.version))
    .all();
  const wanted = inArray(tasks.number, [...new Set(rows.map(({ task }) => task))]);
  const found = selectTasks(database, community, wanted, asc(tasks.number), -1);
  const byNumber = new Map(found.map((task) => [task.number, task]));
  return rows.flatMap((row) => {
    const task = byNumber.get(row.task);
    return task ? [{ task, event: toEvent(row) }] : [];
  });
}

function toEvent({ change, text, platform, person, at }: typeof taskEvents.$inferSelect): TaskEvent {
  const by: PersonKey = { platform, person };
  return { change: change.kind === "commented" ? { ...change, text: text ?? "" } : change, by, at };
}
