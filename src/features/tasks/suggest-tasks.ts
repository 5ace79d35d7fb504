import type { Choice } from "../../core/command/command.ts";
import { readTaskId, type Task } from "../../core/task/task.ts";
import type { TaskCall } from "./open-task-call.ts";
import { toHeading } from "./render-task.ts";
import type { TaskPorts } from "./task-ports.ts";
import { toMoves } from "./task-stages.ts";

const most = 25;
/** As many of the latest done as can be chosen to open again. */
const remembered = 100;

/** Values for the option of a command about tasks that is being typed; `undefined` for those that every command may have. */
export async function suggestTasks(
  ports: TaskPorts,
  taskCall: TaskCall,
  option: string,
): Promise<readonly Choice[] | undefined> {
  const { call, community, texts } = taskCall;
  const typed = (call.options[option] ?? "").trim().toLowerCase();
  const fitting = (choices: readonly Choice[]) =>
    choices.filter(({ label, value }) => `${label} ${value}`.toLowerCase().includes(typed)).slice(0, most);
  switch (option) {
    case "task":
    case "on": {
      const tasks =
        call.name === "task reopen"
          ? await ports.store.tasks.findDone(community.id, remembered)
          : await ports.store.tasks.findOpen(community.id);
      return fitting(tasks.map((task) => toChoice(task, texts)));
    }
    case "stage": {
      const stages = await findMoves(ports, taskCall);
      return stages && fitting(stages.map((stage) => ({ label: stage, value: stage })));
    }
    case "person":
    case "assignee":
      return fitting(toPeople(taskCall));
    default:
      return undefined;
  }
}

function toChoice(task: Task, texts: TaskCall["texts"]): Choice {
  return { label: toHeading(task, texts).slice(0, 100), value: `T-${task.number}` };
}

/** For a move only where the task can go. */
async function findMoves({ store }: TaskPorts, { call, community }: TaskCall): Promise<readonly string[] | undefined> {
  const number = call.name === "task move" ? readTaskId(call.options.task ?? "") : undefined;
  const task = number === undefined ? undefined : await store.tasks.find(community.id, number);
  return task && toMoves(community, task.stage);
}

function toPeople({ community, me, toName }: TaskCall): readonly Choice[] {
  const members = community.roles.flatMap((role) => role.members);
  const ids = new Set([me.person, ...members.map(({ id }) => id)]);
  return [...ids].map((id) => ({ label: toName({ platform: me.platform, person: id }), value: id }));
}
