import type { Reply } from "../../core/reply/reply.ts";
import { toTaskId } from "../../core/task/task.ts";
import { refuseDone } from "./assign-task.ts";
import { changeTask } from "./change-task.ts";
import { findBlockers } from "./find-blockers.ts";
import { callAssignee, callRole, chooseMove, endTurns, type HandOver, undoMove } from "./hand-over.ts";
import type { TaskCall } from "./open-task-call.ts";
import { renderTask } from "./render-task.ts";
import type { TaskPorts } from "./task-ports.ts";
import { readStage, toMoves } from "./task-stages.ts";

/** Moves a task to another stage and hands it over to the person on duty of the role that owns that stage. */
export async function moveTask(ports: TaskPorts, taskCall: TaskCall): Promise<Reply> {
  const { call, community, texts, tell, toName, me } = taskCall;
  const typed = call.options.stage ?? "";
  const stage = readStage(community, typed);
  if (stage === undefined) return tell(texts.unknownStage(typed, community.stages));
  let handOver: HandOver | undefined;
  const changed = await changeTask(
    ports,
    taskCall,
    "work",
    async (task) => {
      const done = refuseDone(taskCall, task);
      if (done) return done;
      const id = toTaskId(task.number);
      if (task.stage === stage) return { reply: tell(texts.inStageAlready(id, stage)) };
      const moves = toMoves(community, task.stage);
      if (!moves.includes(stage)) return { reply: tell(texts.noMove(id, task.stage, stage, moves)) };
      handOver = await chooseMove(ports, taskCall, task, stage);
      return handOver;
    },
    (task, change) => undoMove(ports, taskCall, task, change),
  );
  if (changed.kind === "replied") return changed.reply;
  const { task, before } = changed;
  await endTurns(ports, task, call.at, before.version);
  const isHandedOver = task.assignee !== undefined && task.assignee !== before.assignee;
  const { mention, note } = task.assignee
    ? isHandedOver
      ? await callAssignee(ports, taskCall, task)
      : {}
    : await callRole(ports, taskCall, task, handOver?.onDuty);
  const happened = [
    texts.moved(toName(me), before.stage, stage),
    isHandedOver && task.assignee ? texts.handedOver(toName(task.assignee)) : undefined,
    note,
  ];
  return renderTask(task, taskCall, { happened, blockers: await findBlockers(ports, task), mention });
}
