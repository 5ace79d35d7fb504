import { toStandpoint } from "../../core/community/to-standpoint.ts";
import type { Reply } from "../../core/reply/reply.ts";
import { toTaskId } from "../../core/task/task.ts";
import { refuseDone } from "./assign-task.ts";
import { changeTask } from "./change-task.ts";
import { findBlockers } from "./find-blockers.ts";
import type { TaskCall } from "./open-task-call.ts";
import { renderTask } from "./render-task.ts";
import type { TaskPorts } from "./task-ports.ts";
import { toNewPlace } from "./to-new-place.ts";

/** Corrects where a task was proposed to belong, as long as it was not moved on from there; the model learns from it. */
export async function sortTask(ports: TaskPorts, taskCall: TaskCall): Promise<Reply> {
  const { community, me, standing, texts, tell, toName } = taskCall;
  const changed = await changeTask(ports, taskCall, "speak", async (task) => {
    const done = refuseDone(taskCall, task);
    if (done) return done;
    const history = await ports.store.tasks.findHistory(community.id, task.number);
    if (history.some(({ change }) => change.kind === "moved")) {
      return { reply: tell(texts.movedAlready(toTaskId(task.number))) };
    }
    const { change, faults } = toNewPlace(taskCall, task);
    if (faults.length > 0) return { reply: tell(faults.join("\n")) };
    if (!change) return { reply: tell(texts.sortedSo(toTaskId(task.number), task.stage)) };
    return { change: { ...change, standpoint: toStandpoint(me.person, task.creator.person, standing) } };
  });
  if (changed.kind === "replied") return changed.reply;
  const happened = [texts.sorted(toName(me), changed.before.stage, changed.task.stage)];
  return renderTask(changed.task, taskCall, { happened, blockers: await findBlockers(ports, changed.task) });
}
