import type { CommandCall } from "../../core/command/command.ts";
import { toRoleName } from "../../core/community/community.ts";
import { toStandpoint } from "../../core/community/to-standpoint.ts";
import { maskSecrets } from "../../core/mask-secrets.ts";
import type { ServedCommunity } from "../../core/ports/bot-context.ts";
import type { Reply } from "../../core/reply/reply.ts";
import { toExcerpt } from "../../core/reply/to-excerpt.ts";
import { toPercent } from "../../core/reply/to-percent.ts";
import { type NewTask, taskPriorities } from "../../core/task/task.ts";
import type { TaskChange } from "../../core/task/task-change.ts";
import { toTaskText } from "../../core/task/to-task-text.ts";
import { announceTask } from "./announce-task.ts";
import { findPerson } from "./find-person.ts";
import { callAssignee } from "./hand-over.ts";
import type { TaskCall } from "./open-task-call.ts";
import { type Proposed, proposeStage } from "./propose-stage.ts";
import { readDue, toReadingButtons } from "./read-due.ts";
import { rememberNames } from "./remember-names.ts";
import { renderTask } from "./render-task.ts";
import type { TaskPorts } from "./task-ports.ts";
import { toNewPlace } from "./to-new-place.ts";

const longest = { title: 120, excerpt: 80, details: 4000 };

/**
 * Keeps a new task and shows it. What was written of it and cannot be read (a time, a stage, a person) is said, and the
 * task is kept without, so that no form was filled in vain.
 */
export async function createTask(ports: TaskPorts, served: ServedCommunity, taskCall: TaskCall): Promise<Reply> {
  const { call, community, me, at, standing, texts, tell } = taskCall;
  const { title, details } = toWords(call);
  if (title === "") return tell(texts.noTitle);
  const proposed = await proposeStage(served, toTaskText({ title, details }), ports.log);
  const place = toNewPlace(taskCall, proposed);
  const { due = "", assignee = "", priority } = call.options;
  const read = due === "" ? undefined : readDue(ports, taskCall, due);
  const person = assignee === "" ? undefined : await findPerson(ports, taskCall, assignee);
  const changes: TaskChange[] = [
    ...(place.change ? [{ ...place.change, standpoint: toStandpoint(me.person, me.person, standing) }] : []),
    ...(person ? [{ kind: "assigned" as const, assignee: person }] : []),
  ];
  const draft: NewTask = {
    community: community.id,
    title,
    details,
    stage: proposed.stage,
    ...(proposed.role !== undefined && { role: proposed.role }),
    ...(proposed.proposal && { proposal: proposed.proposal }),
    priority: taskPriorities.find((known) => known === priority) ?? "normal",
    ...(read?.kind === "due" && { dueAt: read.at }),
    creator: me,
    ...(await findOrigin(ports, call)),
    createdAt: at,
  };
  const task = await ports.store.tasks.create(draft, changes);
  await rememberNames(ports, call);
  const { mention, note } = await callAssignee(ports, taskCall, task);
  const isFault = read?.kind === "fault";
  const shown = renderTask(task, taskCall, {
    happened: [
      texts.created(taskCall.toName(me)),
      toExcerpt(details, 300) === title ? undefined : toExcerpt(details, 300),
      ...place.faults,
      renderProposal(taskCall, proposed, place.change !== undefined),
      isFault ? read.text : undefined,
      assignee !== "" && !person ? texts.unknownPerson(assignee) : undefined,
      note,
    ],
    blockers: [],
    mention,
    buttons: isFault ? toReadingButtons(task.number, read.readings) : [],
  });
  return announceTask(ports, taskCall, task, shown);
}

/** What the form holds when it opens on a message: its words, masked, and where the classifier thinks that they belong. */
export async function prefillTask(
  { log }: Pick<TaskPorts, "log">,
  served: ServedCommunity | undefined,
  call: CommandCall,
): Promise<Readonly<Record<string, string>>> {
  if (!served || !call.target) return {};
  const { title, details } = toWords(call);
  const { stage, role } = await proposeStage(served, details, log);
  return { title, details, stage, ...(role !== undefined && { role }) };
}

/** As they were written; without a title the message's own words. */
function toWords({ options, target }: CommandCall): { readonly title: string; readonly details: string } {
  const written = maskSecrets(options.title ?? "").trim();
  const spoken = written === "" ? (target?.text ?? "") : "";
  const details = maskSecrets(options.details ?? spoken)
    .trim()
    .slice(0, longest.details);
  const title = written === "" ? toExcerpt(details, longest.excerpt) : toExcerpt(written, longest.title);
  return { title, details };
}

/** Where a task comes from: the message it was made of, else where it was created. */
async function findOrigin(
  { store }: TaskPorts,
  call: CommandCall,
): Promise<Pick<NewTask, "place" | "messageId" | "author" | "link" | "questionId">> {
  const { platform, community, channel, thread } = call.target ?? call;
  const place = { platform, community, channel, ...(thread === undefined ? {} : { thread }) };
  if (!call.target) return { place };
  const { messageId, author, link } = call.target;
  const judged = await store.questions.findByMessage({ platform, community, messageId });
  return {
    place,
    messageId,
    author: author.id,
    ...(link !== undefined && { link }),
    ...(judged && { questionId: judged.question.id }),
  };
}

function renderProposal(
  { community, texts }: TaskCall,
  { stage, role, confidence }: Proposed,
  isSorted: boolean,
): string | undefined {
  if (confidence === undefined) return undefined;
  const whose = role === undefined ? stage : `${stage}, ${toRoleName(community, role)}`;
  return isSorted ? texts.sortedOtherwise(whose) : texts.proposed(whose, toPercent(confidence));
}
