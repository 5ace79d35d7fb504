import type { CommandCall } from "../../core/command/command.ts";
import { toEntryId } from "../../core/faq/to-entry-id.ts";
import { maskSecrets } from "../../core/mask-secrets.ts";
import { findTargetQuestion } from "../../core/question/find-target-question.ts";
import type { Reply } from "../../core/reply/reply.ts";
import type { FaqPorts } from "./faq-ports.ts";
import { findAdoptable, toWording } from "./find-adoptable.ts";
import { type FaqCall, openFaqCall } from "./open-faq-call.ts";
import { readFields } from "./read-fields.ts";
import { renderWritten } from "./render-written.ts";
import { renderUnwritten, type Written, writeEntry } from "./write-entry.ts";

/** `/faq add` and the menu "Add to FAQ": a new entry, which adopts the accepted answer that it is made of, if any. */
export async function addEntry(ports: FaqPorts, call: CommandCall): Promise<Reply> {
  const opened = openFaqCall(ports, call);
  const { texts, standing } = opened;
  if (call.options.restricted !== undefined && !standing.isModerator) {
    return renderUnwritten(opened, call, texts.onlyModeratorsRestrict);
  }
  const filled = await fillFromSolution(ports, opened, call);
  const written = await writeNew(ports, opened, filled);
  const { id } = filled.options;
  if (written.kind === "outdated" && id) return renderUnwritten(opened, filled, texts.idTaken(id));
  return renderWritten(opened, filled, written);
}

/** What is not said is taken from the accepted answer that the option `solution` names. */
async function fillFromSolution(ports: FaqPorts, opened: FaqCall, call: CommandCall): Promise<CommandCall> {
  const { solution: named, ...rest } = call.options;
  const adoptable = named === undefined ? undefined : await findAdoptable(ports, opened, named);
  if (adoptable?.kind !== "found") return { ...call, options: rest };
  const { draft, question } = adoptable;
  return { ...call, options: { ...draft, ...rest, solution: question.id } };
}

const attempts = 5;

async function writeNew(ports: FaqPorts, opened: FaqCall, call: CommandCall): Promise<Written> {
  const { question = "", id: wanted, language: named, solution } = call.options;
  const language = named?.trim() || ports.detectLanguage(question);
  const adopts = solution === undefined ? {} : { adopts: solution };
  // Somebody else may take the same id in the same moment; then another is found.
  for (let attempt = 1; ; attempt++) {
    const id = wanted?.trim() || toEntryId(question, await findTakenIds(ports, opened));
    const revisions = await ports.store.faq.findRevisions(opened.community.id, id);
    const latest = revisions.at(-1);
    if (latest && !latest.isRemoved) return { kind: "outdated" };
    const entry = readFields({ id, tags: [] }, language, call.options);
    const written = await writeEntry(ports, opened, call, { entry, basedOn: latest?.revision ?? 0, ...adopts });
    // The entry that it contradicts may be the one that somebody else has just made of the same answer.
    const adoptable =
      written.kind === "faulty" && solution !== undefined && (await findAdoptable(ports, opened, solution));
    if (adoptable && adoptable.kind === "adopted-before") return adoptable;
    if (written.kind !== "outdated" || wanted !== undefined || attempt === attempts) return written;
  }
}

async function findTakenIds({ store }: FaqPorts, { community }: FaqCall): Promise<ReadonlySet<string>> {
  const [current, removed] = await Promise.all([store.faq.findAll(community.id), store.faq.findRemoved(community.id)]);
  return new Set([...current, ...removed].map(({ id }) => id));
}

/** What the form holds when it is opened on a message: the question it answers, else its own words as the answer. */
export async function prefillNewEntry(ports: FaqPorts, call: CommandCall): Promise<Readonly<Record<string, string>>> {
  const { target, options } = call;
  const { store } = ports;
  if (options.solution !== undefined) {
    const adoptable = await findAdoptable(ports, openFaqCall(ports, call), options.solution);
    return adoptable.kind === "found" ? adoptable.draft : {};
  }
  if (!target) return {};
  const judged = await findTargetQuestion(store, target);
  if (!judged) return { answer: maskSecrets(target.text) };
  const { question } = judged;
  const solution = await store.solutions.find(call.community, question.id);
  const isAsked = question.messageId === target.messageId;
  const answer = isAsked ? (solution?.state === "withdrawn" ? "" : (solution?.text ?? "")) : maskSecrets(target.text);
  const isAccepted = solution?.state === "accepted" && solution.faqId === undefined;
  const adopts = isAccepted && (isAsked || solution.messageId === target.messageId);
  return {
    ...toWording(question),
    answer,
    ...(adopts && { solution: question.id }),
  };
}
