import { toRoleName } from "../../core/community/community.ts";
import { findOnDuty } from "../../core/duty/find-on-duty.ts";
import { pingPerson } from "../../core/duty/ping-person.ts";
import type { OnDuty } from "../../core/ports/duty.ts";
import { renderTime } from "../../core/reply/render-time.ts";
import type { Reply } from "../../core/reply/reply.ts";
import { toExcerpt } from "../../core/reply/to-excerpt.ts";
import type { Task } from "../../core/task/task.ts";
import type { TaskChange } from "../../core/task/task-change.ts";
import { isSamePerson } from "./may-act.ts";
import type { TaskCall } from "./open-task-call.ts";
import { toHeading, toTaskButtons } from "./render-task.ts";
import type { TaskPorts } from "./task-ports.ts";
import { toOwner } from "./task-stages.ts";

type Move = Extract<TaskChange, { kind: "moved" }>;

/** A move with whom it is for: without an assignee, what was found instead. */
export interface HandOver {
  readonly change: Move;
  readonly onDuty?: OnDuty;
}

/** The move of a task to a stage, to the person on duty of the role that owns it; who has the task keeps it while the role stays. */
export async function chooseMove({ store }: TaskPorts, taskCall: TaskCall, task: Task, to: string): Promise<HandOver> {
  const { call, community, language } = taskCall;
  const change = { kind: "moved", from: task.stage, to } as const;
  const role = toOwner(community, to);
  if (role === undefined) return { change };
  if (role === task.role && task.assignee) return { change: { ...change, role, assignee: task.assignee } };
  const { platform, at } = call;
  const subject = toSubject(task.number, task.version, to);
  const skills = [to, language];
  const query = { community: community.id, platform, role, subject, at, excluding: [], skills };
  const onDuty = await findOnDuty(store, { community }, query);
  if (onDuty.kind === "nobody") return { change: { ...change, role }, onDuty };
  return { change: { ...change, role, assignee: { platform, person: onDuty.person } }, onDuty };
}

/** A turn is for one move: what comes back to a stage later is somebody's turn anew. */
function toSubject(number: number, version: number, to: string): string {
  return `task:${number}:${version}:${to}`;
}

/** Gives back the turn that a move took which then did not take place; not where another made the very same. */
export async function undoMove({ store }: TaskPorts, { call, community }: TaskCall, task: Task, change: TaskChange) {
  if (change.kind !== "moved") return;
  const now = await store.tasks.find(community.id, task.number);
  if (now?.stage === change.to) return;
  const place = { community: community.id, platform: call.platform };
  await store.duty.end(place, toSubject(task.number, task.version, change.to), call.at);
}

/** The task is no longer whoever's turn it was at its earlier moves; the turn of `current`, the version that moved it now, goes on. */
export async function endTurns({ store }: TaskPorts, task: Task, at: number, current?: number): Promise<void> {
  const history = await store.tasks.findHistory(task.community, task.number);
  for (const [version, { change, by }] of history.entries()) {
    if (change.kind !== "moved" || version === current) continue;
    const place = { community: task.community, platform: by.platform };
    await store.duty.end(place, toSubject(task.number, version, change.to), at);
  }
}

/** How a reply calls whoever has a task now: a mention where they may be pinged, and a word where not. */
export interface TaskSummons {
  readonly mention?: NonNullable<Reply["mention"]>;
  readonly note?: string;
}

/** Calls the assignee, once and within the day's pings; never whoever gave it to themselves, and nobody who is away. */
export async function callAssignee({ store }: TaskPorts, taskCall: TaskCall, task: Task): Promise<TaskSummons> {
  const { call, community, me, texts, toName } = taskCall;
  const { assignee, number, version } = task;
  if (!assignee || isSamePerson(assignee, me)) return {};
  const place = { community: community.id, platform: assignee.platform };
  const absences = await store.duty.findAbsences(place);
  const isAway = absences.some(
    ({ person, start, end }) => person === assignee.person && start <= call.at && call.at < end,
  );
  if (isAway) return { note: texts.away(toName(assignee)) };
  const key = `task:${number}:${version}`;
  const ping = { ...place, person: assignee.person, key, text: toExcerpt(toHeading(task, texts), 120), at: call.at };
  if ((await pingPerson(store, community, ping)) === "held") return { note: texts.held(toName(assignee)) };
  return { mention: { role: task.role ?? "", person: assignee.person } };
}

/** Calls a role of which nobody took a task: the whole group where it keeps no rota, else its channel, since nobody of it is there. */
export async function callRole(
  { announce }: Pick<TaskPorts, "announce">,
  { call, community, texts, language }: TaskCall,
  task: Task,
  onDuty: OnDuty | undefined,
): Promise<TaskSummons> {
  const { role, number, version, stage } = task;
  if (role === undefined) return { note: texts.noOwner(stage) };
  if (onDuty?.kind !== "nobody" || !onDuty.keepsRota) return { mention: { role } };
  const { timeZone } = community.workingTime;
  const { nextAvailableAt: next, channel } = onDuty;
  const when = next === undefined ? undefined : `${renderTime(next, timeZone, language)} (${timeZone})`;
  const note = texts.nobodyThere(toRoleName(community, role), when);
  if (channel !== undefined && channel !== call.channel) {
    const text = `**${toHeading(task, texts)}**\n${note}`;
    const buttons = toTaskButtons(community, task, texts);
    const reply = { kind: "notice", language, text, buttons, visibility: "public" } as const;
    const key = `task-nobody:${number}:${version}`;
    const audience = { kind: "channel", channel } as const;
    await announce([{ platform: call.platform, community: community.id, key, audience, reply }]);
  }
  return { note };
}
