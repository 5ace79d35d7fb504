import type { Choice, CommandCall } from "../../core/command/command.ts";
import { isOpenlyAsked } from "../../core/question/is-openly-asked.ts";
import type { Reply } from "../../core/reply/reply.ts";
import { toExcerpt } from "../../core/reply/to-excerpt.ts";
import { addEntry } from "./add-entry.ts";
import type { FaqPorts } from "./faq-ports.ts";
import { findAdoptable } from "./find-adoptable.ts";
import { openFaqCall } from "./open-faq-call.ts";
import { renderWritten } from "./render-written.ts";

/** `/faq adopt` and the button "Make it a FAQ": an accepted answer becomes an entry at one press, its question the first variant. */
export async function adoptAnswer(ports: FaqPorts, call: CommandCall): Promise<Reply> {
  const opened = openFaqCall(ports, call);
  const solution = (call.options.solution ?? "").trim();
  const adoptable = await findAdoptable(ports, opened, solution);
  if (adoptable.kind !== "found") return renderWritten(opened, call, adoptable);
  if (!adoptable.isShared) {
    const { texts, notice } = opened;
    const action = { kind: "command", name: "faq add", options: { solution } } as const;
    return notice(texts.askedInPrivate, { buttons: [{ label: texts.wordAnew, style: "primary", action }] });
  }
  return addEntry(ports, { ...call, options: { solution } });
}

const offered = 25;

/** Accepted answers that are no entry yet, the newest first; those that not all could read for moderators alone. */
export async function suggestAnswers(ports: FaqPorts, call: CommandCall): Promise<readonly Choice[]> {
  const { isModerator } = openFaqCall(ports, call).standing;
  const typed = (call.options.solution ?? "").toLowerCase();
  const accepted = await ports.store.solutions.findAccepted(call.community);
  return accepted
    .filter(({ solution }) => solution.faqId === undefined && solution.text !== "")
    .map(({ judged }) => judged.question)
    .filter((question) => isModerator || isOpenlyAsked(question))
    .filter(({ text }) => text !== "" && text.toLowerCase().includes(typed))
    .slice(-offered)
    .toReversed()
    .map(({ id, text }) => ({ label: toExcerpt(text, 100), value: id }));
}
