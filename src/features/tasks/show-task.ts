import { toRoleName } from "../../core/community/community.ts";
import { renderTime } from "../../core/reply/render-time.ts";
import type { Reply } from "../../core/reply/reply.ts";
import { readTaskId, type Task, toTaskId } from "../../core/task/task.ts";
import type { TaskEvent } from "../../core/task/task-change.ts";
import type { Reader, TaskCall } from "./open-task-call.ts";
import { renderTask, toHeading } from "./render-task.ts";
import type { TaskPorts } from "./task-ports.ts";

/** As many of the latest events as are shown. */
const shown = 15;

/** A task with its details, what it waits for, and what happened to it. */
export async function showTask({ store }: TaskPorts, taskCall: TaskCall): Promise<Reply> {
  const { call, community, texts, tell } = taskCall;
  const typed = call.options.task ?? "";
  const number = readTaskId(typed);
  const task = number === undefined ? undefined : await store.tasks.find(community.id, number);
  if (!task) return tell(texts.unknown(typed));
  const found = await Promise.all(task.waitsFor.map((blocker) => store.tasks.find(community.id, blocker)));
  const blockers = found.filter((blocker) => blocker !== undefined);
  const history = await store.tasks.findHistory(community.id, task.number);
  const happened = [
    task.details,
    blockers.length === 0
      ? undefined
      : [texts.waitsForThese, ...blockers.map((one) => toBlocker(one, texts))].join("\n"),
    [
      texts.history,
      ...(history.length > shown ? [texts.earlier(history.length - shown)] : []),
      ...history.slice(-shown).map((event) => renderEvent(event, taskCall)),
    ].join("\n"),
  ];
  const open = blockers.flatMap(({ doneAt, number: blocker }) => (doneAt === undefined ? [blocker] : []));
  return { ...renderTask(task, taskCall, { happened, blockers: open }), visibility: "private" };
}

function toBlocker(task: Task, texts: Reader["texts"]): string {
  const heading = toHeading(task, texts);
  return task.doneAt === undefined ? `- ${heading}` : `- ~~${heading}~~ (${texts.isDone})`;
}

function renderEvent({ change, by, at }: TaskEvent, reader: Reader): string {
  const { texts, timeZone, language, toName } = reader;
  const who = toName(by);
  const say = (text: string) => `- ${renderTime(at, timeZone, language)}: ${text}`;
  switch (change.kind) {
    case "created":
      return say(texts.created(who));
    case "assigned":
      return say(texts.assignedBy(who, toName(change.assignee)));
    case "released":
      return say(texts.released(who));
    case "moved":
      return say(
        [texts.moved(who, change.from, change.to), change.assignee && texts.handedOver(toName(change.assignee))]
          .filter(Boolean)
          .join(" "),
      );
    case "sorted": {
      const role = change.role === undefined ? "" : ` (${toRoleName(reader.community, change.role)})`;
      return say(`${texts.sorted(who, change.from, change.to)}${role}`);
    }
    case "due-set":
      return say(
        change.dueAt === undefined
          ? texts.dueGone
          : texts.dueSet(renderTime(change.dueAt, timeZone, language), timeZone),
      );
    case "blocked":
      return say(texts.blocked(toTaskId(change.by)));
    case "unblocked":
      return say(texts.unblocked(toTaskId(change.by)));
    case "commented":
      return say(`${texts.commented(who)} ${change.text === "" ? texts.erased : change.text}`);
    case "done":
      return say(texts.done(who));
    case "reopened":
      return say(texts.reopened(who));
  }
}
