import { type Community, toRoleName } from "../../core/community/community.ts";
import type { Button } from "../../core/reply/button.ts";
import { renderTime } from "../../core/reply/render-time.ts";
import type { Reply } from "../../core/reply/reply.ts";
import { type Task, toTaskId } from "../../core/task/task.ts";
import type { TaskAct } from "./may-act.ts";
import type { Reader, TaskCall } from "./open-task-call.ts";
import { toNextStage } from "./task-stages.ts";
import type { TaskTexts } from "./texts.ts";

/** What a task is called in a text, `T-4 · Fix the loader`. */
export function toHeading({ number, title }: Task, texts: TaskTexts): string {
  return `${toTaskId(number)} · ${title === "" ? texts.erased : title}`;
}

/** A task in one line of a list; `blockers` are those of the tasks it waits for that are open. */
export function renderLine(task: Task, reader: Reader, blockers: readonly number[]): string {
  const { texts, toName } = reader;
  const { number, title, assignee, priority } = task;
  const parts = [
    title === "" ? texts.erased : title,
    assignee ? toName(assignee) : texts.free,
    renderDue(task, reader),
    priority === "normal" ? "" : texts.priorities[priority],
    blockers.length === 0 ? "" : texts.waitsFor(blockers.map(toTaskId).join(", ")),
  ];
  return `- **${toTaskId(number)}** ${parts.filter((part) => part !== "").join(" · ")}`;
}

/** When a task is due, in the reader's time zone; empty where it is never. */
export function renderDue({ dueAt, doneAt }: Task, { texts, timeZone, language, at }: Reader): string {
  if (dueAt === undefined) return "";
  const time = renderTime(dueAt, timeZone, language);
  return doneAt === undefined && dueAt < at ? texts.overdue(time) : texts.due(time);
}

/** Where a task stands, in one line. */
export function renderState(task: Task, reader: Reader, blockers: readonly number[]): string {
  const { texts, community, toName } = reader;
  const { stage, role, assignee, priority, doneAt } = task;
  const parts = [
    doneAt === undefined ? stage : texts.isDone,
    role === undefined ? "" : `**${toRoleName(community, role)}**`,
    assignee ? toName(assignee) : texts.free,
    texts.priorities[priority],
    renderDue(task, reader),
    blockers.length === 0 ? "" : texts.waitsFor(blockers.map(toTaskId).join(", ")),
  ];
  return parts.filter((part) => part !== "").join(" · ");
}

/** What can be done with a task as it is now. */
export function toTaskButtons(community: Community, task: Task, texts: TaskTexts): readonly Button[] {
  const options = { task: toTaskId(task.number) };
  const button = (label: string, style: Button["style"], name: string, also: Readonly<Record<string, string>> = {}) =>
    ({ label, style, action: { kind: "command", name, options: { ...options, ...also } } }) as const;
  if (task.doneAt !== undefined) return [button(texts.buttons.reopen, "secondary", "task reopen")];
  const next = toNextStage(community, task.stage);
  return [
    ...(task.assignee ? [] : [button(texts.buttons.claim, "primary", "task claim")]),
    ...(next === undefined ? [] : [button(texts.buttons.moveTo(next), "secondary", "task move", { stage: next })]),
    button(texts.buttons.done, task.assignee ? "primary" : "secondary", "task done"),
    ...(task.assignee ? [button(texts.buttons.release, "secondary", "task release")] : []),
  ];
}

/** A task for all to see, with what has just happened to it. */
export function renderTask(
  task: Task,
  reader: Reader,
  given: {
    readonly happened: readonly (string | undefined)[];
    readonly blockers: readonly number[];
    readonly mention?: Reply["mention"];
    readonly buttons?: readonly Button[];
  },
): Reply {
  const { community, language, texts } = reader;
  const lines = [...given.happened, renderState(task, reader, given.blockers)];
  return {
    kind: "notice",
    language,
    title: toHeading(task, texts),
    text: lines.filter((line) => line !== undefined && line !== "").join("\n\n"),
    ...(task.link !== undefined && { source: task.link }),
    ...(given.mention && { mention: given.mention }),
    buttons: [...(given.buttons ?? []), ...toTaskButtons(community, task, texts)],
    visibility: "public",
  };
}

/** Who may do what the caller may not. */
export function renderRefusal({ texts, community, tell, toName }: TaskCall, task: Task, act: TaskAct): Reply {
  const id = toTaskId(task.number);
  if (act === "release") return tell(texts.mayRelease(id));
  if (act === "speak") return tell(texts.maySpeak(id));
  const role = task.role === undefined ? undefined : toRoleName(community, task.role);
  return tell(texts.mayWork(id, toName(task.creator), role));
}
