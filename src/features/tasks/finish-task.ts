import type { Reply } from "../../core/reply/reply.ts";
import { toTaskId } from "../../core/task/task.ts";
import { refuseDone } from "./assign-task.ts";
import { changeTask } from "./change-task.ts";
import { findBlockers } from "./find-blockers.ts";
import { endTurns } from "./hand-over.ts";
import type { TaskCall } from "./open-task-call.ts";
import { renderTask } from "./render-task.ts";
import type { TaskPorts } from "./task-ports.ts";
import { tellUnblocked } from "./tell-unblocked.ts";

/** Closes a task; of one that still waits for others it asks first. Whoever waited for it is told. */
export async function finishTask(ports: TaskPorts, taskCall: TaskCall): Promise<Reply> {
  const { call, community, me, texts, tell, toName } = taskCall;
  const changed = await changeTask(ports, taskCall, "work", async (task) => {
    const done = refuseDone(taskCall, task);
    if (done) return done;
    const blockers = await findBlockers(ports, task);
    if (blockers.length === 0 || call.options.anyway === "yes") return { change: { kind: "done" } };
    const id = toTaskId(task.number);
    const action = { kind: "command", name: "task done", options: { task: id, anyway: "yes" } } as const;
    const text = texts.stillWaits(id, blockers.map(toTaskId).join(", "));
    return { reply: tell(text, [{ label: texts.buttons.doneAnyway, style: "secondary", action }]) };
  });
  if (changed.kind === "replied") return changed.reply;
  await endTurns(ports, changed.task, call.at);
  await tellUnblocked(ports, community, call.at);
  return renderTask(changed.task, taskCall, { happened: [texts.done(toName(me))], blockers: [] });
}

/** Opens a task again that was done, where it was, with whoever had it. */
export async function reopenTask(ports: TaskPorts, taskCall: TaskCall): Promise<Reply> {
  const { me, texts, tell, toName } = taskCall;
  const changed = await changeTask(ports, taskCall, "work", ({ doneAt, number }) =>
    doneAt === undefined ? { reply: tell(texts.openAlready(toTaskId(number))) } : { change: { kind: "reopened" } },
  );
  if (changed.kind === "replied") return changed.reply;
  const { task } = changed;
  const happened = [texts.reopened(toName(me))];
  return renderTask(task, taskCall, { happened, blockers: await findBlockers(ports, task) });
}
