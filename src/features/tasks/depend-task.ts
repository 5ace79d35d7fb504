import type { Reply } from "../../core/reply/reply.ts";
import { readTaskId, toTaskId } from "../../core/task/task.ts";
import { refuseDone } from "./assign-task.ts";
import { changeTask } from "./change-task.ts";
import { findBlockers } from "./find-blockers.ts";
import type { TaskCall } from "./open-task-call.ts";
import { renderTask, toHeading } from "./render-task.ts";
import type { TaskPorts } from "./task-ports.ts";
import { tellUnblocked } from "./tell-unblocked.ts";

/** Has a task wait for another one, or wait no longer; what would wait for itself in the end is refused with the way round. */
export async function dependTask(ports: TaskPorts, taskCall: TaskCall): Promise<Reply> {
  const { call, community, texts, tell } = taskCall;
  const typed = call.options.on ?? "";
  const by = readTaskId(typed);
  const blocker = by === undefined ? undefined : await ports.store.tasks.find(community.id, by);
  if (!blocker) return tell(texts.unknown(typed));
  const isDropped = call.options.drop === "yes";
  const blockerId = toTaskId(blocker.number);
  const changed = await changeTask(ports, taskCall, "work", (task) => {
    const done = refuseDone(taskCall, task);
    if (done) return done;
    const waits = task.waitsFor.includes(blocker.number);
    const id = toTaskId(task.number);
    if (isDropped && !waits) return { reply: tell(texts.waitsNot(id, blockerId)) };
    if (isDropped) return { change: { kind: "unblocked", by: blocker.number } };
    if (waits) return { reply: tell(texts.waitsAlready(id, blockerId)) };
    if (blocker.doneAt !== undefined) return { reply: tell(texts.nothingToWaitFor(blockerId)) };
    return { change: { kind: "blocked", by: blocker.number } };
  });
  if (changed.kind === "replied") return changed.reply;
  const heading = toHeading(blocker, texts);
  const happened = [isDropped ? texts.unblocked(heading) : texts.blocked(heading)];
  if (isDropped) await tellUnblocked(ports, community, call.at);
  return renderTask(changed.task, taskCall, { happened, blockers: await findBlockers(ports, changed.task) });
}
