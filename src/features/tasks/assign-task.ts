import type { Reply } from "../../core/reply/reply.ts";
import { type Task, toTaskId } from "../../core/task/task.ts";
import { changeTask, type Decision } from "./change-task.ts";
import { findBlockers } from "./find-blockers.ts";
import { findPerson } from "./find-person.ts";
import { callAssignee, endTurns } from "./hand-over.ts";
import { isSamePerson } from "./may-act.ts";
import type { TaskCall } from "./open-task-call.ts";
import { renderTask } from "./render-task.ts";
import type { TaskPorts } from "./task-ports.ts";

/** Gives a task to a person, who is called for it. */
export async function assignTask(ports: TaskPorts, taskCall: TaskCall): Promise<Reply> {
  const { call, texts, tell, toName } = taskCall;
  const typed = call.options.person ?? "";
  const assignee = await findPerson(ports, taskCall, typed);
  if (!assignee) return tell(texts.unknownPerson(typed));
  const changed = await changeTask(ports, taskCall, "work", (task) => {
    const done = refuseDone(taskCall, task);
    if (done) return done;
    if (isSamePerson(task.assignee, assignee)) {
      return { reply: tell(texts.hasAlready(toTaskId(task.number), toName(assignee))) };
    }
    return { change: { kind: "assigned", assignee } };
  });
  if (changed.kind === "replied") return changed.reply;
  const { task } = changed;
  await endTurns(ports, task, call.at);
  const { mention, note } = await callAssignee(ports, taskCall, task);
  const happened = [texts.assigned(toName(assignee)), note];
  return renderTask(task, taskCall, { happened, blockers: await findBlockers(ports, task), mention });
}

/** Takes a task that nobody has; of two who want it at once one gets it, and the other reads who. */
export async function claimTask(ports: TaskPorts, taskCall: TaskCall): Promise<Reply> {
  const { me, texts, tell, toName } = taskCall;
  const changed = await changeTask(ports, taskCall, "speak", (task) => {
    const done = refuseDone(taskCall, task);
    if (done) return done;
    if (isSamePerson(task.assignee, me)) return { reply: tell(texts.yoursAlready(toTaskId(task.number))) };
    if (task.assignee) return { reply: tell(texts.taken(toTaskId(task.number), toName(task.assignee))) };
    return { change: { kind: "assigned", assignee: me } };
  });
  if (changed.kind === "replied") return changed.reply;
  const happened = [texts.claimed(toName(me))];
  return renderTask(changed.task, taskCall, { happened, blockers: await findBlockers(ports, changed.task) });
}

/** Gives a task back, so that somebody else can take it. */
export async function releaseTask(ports: TaskPorts, taskCall: TaskCall): Promise<Reply> {
  const { call, me, texts, tell, toName } = taskCall;
  const changed = await changeTask(ports, taskCall, "release", (task) => {
    const done = refuseDone(taskCall, task);
    if (done) return done;
    if (!task.assignee) return { reply: tell(texts.freeAlready(toTaskId(task.number))) };
    return { change: { kind: "released" } };
  });
  if (changed.kind === "replied") return changed.reply;
  const { task } = changed;
  await endTurns(ports, task, call.at);
  const happened = [texts.released(toName(me))];
  return renderTask(task, taskCall, { happened, blockers: await findBlockers(ports, task) });
}

/** What is said of a task that is done, which nobody works on any more. */
export function refuseDone(
  { texts, tell }: TaskCall,
  { doneAt, number }: Task,
): Extract<Decision, { reply: Reply }> | undefined {
  if (doneAt === undefined) return undefined;
  const id = toTaskId(number);
  const action = { kind: "command", name: "task reopen", options: { task: id } } as const;
  return { reply: tell(texts.doneAlready(id), [{ label: texts.buttons.reopen, style: "secondary", action }]) };
}
