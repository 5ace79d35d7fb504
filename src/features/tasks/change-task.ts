import type { Reply } from "../../core/reply/reply.ts";
import { readTaskId, type Task, toTaskId } from "../../core/task/task.ts";
import type { TaskChange } from "../../core/task/task-change.ts";
import { mayAct, type TaskAct } from "./may-act.ts";
import type { TaskCall } from "./open-task-call.ts";
import { rememberNames } from "./remember-names.ts";
import { renderRefusal } from "./render-task.ts";
import type { TaskPorts } from "./task-ports.ts";

/** What is to happen to a task as it is now, or what is said instead. */
export type Decision = { readonly change: TaskChange } | { readonly reply: Reply };

export type Changed =
  | { readonly kind: "changed"; readonly before: Task; readonly task: Task; readonly change: TaskChange }
  | { readonly kind: "replied"; readonly reply: Reply };

const attempts = 5;

/**
 * Changes the task that a call names, if the caller may. When somebody else changes it at the same moment, `decide` is asked again
 * with what it is then, so that one of two who want the same gets it and the other is told; `undo` takes back what a decision took.
 */
export async function changeTask(
  ports: Pick<TaskPorts, "store">,
  taskCall: TaskCall,
  act: TaskAct,
  decide: (task: Task) => Decision | Promise<Decision>,
  undo?: (task: Task, change: TaskChange) => Promise<void>,
): Promise<Changed> {
  const { store } = ports;
  const { call, me, standing, community, texts, tell } = taskCall;
  const replied = (reply: Reply): Changed => ({ kind: "replied", reply });
  const number = readTaskId(call.options.task ?? "");
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const task = number === undefined ? undefined : await store.tasks.find(community.id, number);
    if (!task) return replied(tell(texts.unknown(call.options.task ?? "")));
    if (!mayAct(act, task, me, standing)) return replied(renderRefusal(taskCall, task, act));
    const decision = await decide(task);
    if ("reply" in decision) return replied(decision.reply);
    const { change } = decision;
    const outcome = await store.tasks.change(task, change, me, call.at);
    if (outcome.kind === "changed") {
      await rememberNames(ports, call);
      return { kind: "changed", before: task, task: outcome.task, change };
    }
    if (outcome.kind === "cycle") return replied(tell(texts.circle(outcome.way.map(toTaskId).join(" → "))));
    await undo?.(task, change);
  }
  return replied(tell(texts.busy));
}
