import { groupBy } from "../../core/group-by.ts";
import type { Button } from "../../core/reply/button.ts";
import type { Reply } from "../../core/reply/reply.ts";
import { type Task, toTaskId } from "../../core/task/task.ts";
import { findPerson } from "./find-person.ts";
import { isSamePerson } from "./may-act.ts";
import type { TaskCall } from "./open-task-call.ts";
import { renderLine } from "./render-task.ts";
import type { TaskPorts } from "./task-ports.ts";
import { readRole, readStage } from "./task-stages.ts";

/** As many lines as a message holds on every platform. */
const pageSize = 12;

/** The board: open tasks by stage, in the stages' order, with filters; page by page. */
export async function listTasks(ports: TaskPorts, taskCall: TaskCall): Promise<Reply> {
  const { call, community, texts, tell } = taskCall;
  const { filters, faults } = await readFilters(ports, taskCall);
  if (faults.length > 0) return tell(faults.join("\n"));
  const open = await ports.store.tasks.findOpen(community.id);
  const wanted = open.filter((task) => filters.every((holds) => holds(task)));
  if (wanted.length === 0) return tell(filters.length === 0 ? texts.noTasks : texts.noneOfThese);
  const sorted = sortByStage(wanted, community.stages);
  const pages = Math.ceil(sorted.length / pageSize);
  const page = Math.min(pages, Math.max(1, Number.parseInt(call.options.page ?? "1", 10) || 1));
  const shown = sorted.slice((page - 1) * pageSize, page * pageSize);
  const counts = groupBy(wanted, ({ stage }) => stage);
  const openNumbers = new Set(open.map(({ number }) => number));
  const parts = [...groupBy(shown, ({ stage }) => stage)].map(([stage, tasks]) =>
    [
      `**${stage}** (${counts.get(stage)?.length ?? 0})`,
      ...tasks.map((task) =>
        renderLine(
          task,
          taskCall,
          task.waitsFor.filter((number) => openNumbers.has(number)),
        ),
      ),
    ].join("\n"),
  );
  return tell([texts.board(wanted.length, page, pages), ...parts].join("\n\n"), toPaging(taskCall, page, pages));
}

type Filter = (task: Task) => boolean;

async function readFilters(
  ports: TaskPorts,
  taskCall: TaskCall,
): Promise<{ readonly filters: readonly Filter[]; readonly faults: readonly string[] }> {
  const { call, community, texts, at } = taskCall;
  const { stage: stageWord = "", role: roleWord = "", person: personWord = "", overdue } = call.options;
  const stage = readStage(community, stageWord);
  const role = readRole(community, roleWord);
  const person = personWord === "" ? undefined : await findPerson(ports, taskCall, personWord);
  const faults = [
    stageWord !== "" && stage === undefined && texts.unknownStage(stageWord, community.stages),
    roleWord !== "" &&
      role === undefined &&
      texts.unknownRole(
        roleWord,
        community.roles.map(({ name }) => name),
      ),
    personWord !== "" && !person && texts.unknownPerson(personWord),
  ].filter((fault) => fault !== false);
  const filters: Filter[] = [];
  if (stage !== undefined) filters.push((task) => task.stage === stage);
  if (role !== undefined) filters.push((task) => task.role === role);
  if (person) filters.push((task) => isSamePerson(task.assignee, person));
  if (overdue === "yes") filters.push(({ dueAt }) => dueAt !== undefined && dueAt < at);
  return { filters, faults };
}

const urgency = { urgent: 0, high: 1, normal: 2, low: 3 } as const;

/** In the order of the stages; within one the most pressing first, then what is due first, then the oldest. */
function sortByStage(tasks: readonly Task[], stages: readonly string[]): readonly Task[] {
  const toIndex = (stage: string) => (stages.includes(stage) ? stages.indexOf(stage) : stages.length);
  return tasks.toSorted(
    (a, b) =>
      toIndex(a.stage) - toIndex(b.stage) ||
      a.stage.localeCompare(b.stage) ||
      urgency[a.priority] - urgency[b.priority] ||
      (a.dueAt ?? Number.POSITIVE_INFINITY) - (b.dueAt ?? Number.POSITIVE_INFINITY) ||
      a.number - b.number,
  );
}

function toPaging({ call, texts }: TaskCall, page: number, pages: number): readonly Button[] {
  const { page: _, ...filters } = call.options;
  const to = (label: string, number: number): Button => {
    const options = { ...filters, page: String(number) };
    return { label, style: "secondary", action: { kind: "command", name: "task list", options } };
  };
  return [
    ...(page > 1 ? [to(texts.buttons.previous, page - 1)] : []),
    ...(page < pages ? [to(texts.buttons.next, page + 1)] : []),
  ];
}

/** The caller's own tasks, what is due first, with a button to each of the first. */
export async function listMine({ store }: TaskPorts, taskCall: TaskCall): Promise<Reply> {
  const { community, me, texts, tell } = taskCall;
  const open = await store.tasks.findOpen(community.id);
  const openNumbers = new Set(open.map(({ number }) => number));
  const mine = open
    .filter(({ assignee }) => isSamePerson(assignee, me))
    .toSorted((a, b) => (a.dueAt ?? Number.POSITIVE_INFINITY) - (b.dueAt ?? Number.POSITIVE_INFINITY));
  if (mine.length === 0) return tell(texts.noneOfYours);
  const shown = mine.slice(0, 2 * pageSize);
  const lines = shown.map((task) =>
    renderLine(
      task,
      taskCall,
      task.waitsFor.filter((number) => openNumbers.has(number)),
    ),
  );
  const rest = mine.length > shown.length ? [texts.more(mine.length - shown.length)] : [];
  const buttons = shown.slice(0, 5).map(({ number }): Button => {
    const id = toTaskId(number);
    return { label: id, style: "secondary", action: { kind: "command", name: "task show", options: { task: id } } };
  });
  return tell([texts.yours(mine.length), ...lines, ...rest].join("\n"), buttons);
}
