import { renderTime } from "../../core/reply/render-time.ts";
import type { Reply } from "../../core/reply/reply.ts";
import { readTaskId } from "../../core/task/task.ts";
import { refuseDone } from "./assign-task.ts";
import { changeTask } from "./change-task.ts";
import { findBlockers } from "./find-blockers.ts";
import type { TaskCall } from "./open-task-call.ts";
import { readDue, toReadingButtons } from "./read-due.ts";
import { renderTask } from "./render-task.ts";
import type { TaskPorts } from "./task-ports.ts";

/** Sets when a task is due, or with `never` that it is not any more. */
export async function setDue(ports: TaskPorts, taskCall: TaskCall): Promise<Reply> {
  const { call, texts, tell, timeZone, language } = taskCall;
  const { when = "", task: named = "" } = call.options;
  const isNever = /^(?:never|none|无|取消)$/i.test(when.trim());
  const read = isNever ? undefined : readDue(ports, taskCall, when);
  if (read?.kind === "fault") return tell(read.text, toReadingButtons(readTaskId(named) ?? 0, read.readings));
  const changed = await changeTask(ports, taskCall, "work", (task) => {
    const change = { kind: "due-set", ...(read && { dueAt: read.at }) } as const;
    return refuseDone(taskCall, task) ?? { change };
  });
  if (changed.kind === "replied") return changed.reply;
  const happened = [read ? texts.dueSet(renderTime(read.at, timeZone, language), timeZone) : texts.dueGone];
  return renderTask(changed.task, taskCall, { happened, blockers: await findBlockers(ports, changed.task) });
}
