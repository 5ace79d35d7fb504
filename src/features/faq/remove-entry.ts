import type { CommandCall } from "../../core/command/command.ts";
import { refreshFaq } from "../../core/faq/refresh-faq.ts";
import { refreshMemory } from "../../core/feedback/refresh-memory.ts";
import type { Reply } from "../../core/reply/reply.ts";
import type { Finder } from "./create-finder.ts";
import type { FaqPorts } from "./faq-ports.ts";
import { findCalled } from "./find-called.ts";
import { type FaqCall, openFaqCall } from "./open-faq-call.ts";
import { renderWritten } from "./render-written.ts";
import { writeEntry } from "./write-entry.ts";

/** `/faq remove`: takes an entry away, or one of its languages; both can be undone. */
export async function removeEntry(ports: FaqPorts, find: Finder, call: CommandCall): Promise<Reply> {
  const opened = openFaqCall(ports, call);
  const called = await findCalled(find, opened, call);
  if (called.kind === "unknown") return called.reply;
  const { latest, faq } = called;
  const language = call.options.language?.trim().toLowerCase();
  if (!language) return takeAway(ports, opened, call, faq.id);
  const { [language]: gone, ...texts } = faq.texts;
  if (!gone) return opened.notice(opened.texts.noSuchLanguage(faq.id, language));
  if (Object.keys(texts).length === 0) return opened.notice(opened.texts.lastLanguage(faq.id, language));
  const entry = { ...faq, texts };
  return renderWritten(opened, call, await writeEntry(ports, opened, call, { entry, basedOn: latest.revision }));
}

/** Removes an entry; the accepted answers it was made of are found for themselves again. */
export async function takeAway(ports: FaqPorts, opened: FaqCall, call: CommandCall, id: string): Promise<Reply> {
  const { community, texts, notice } = opened;
  const { store } = ports;
  const accepted = await store.solutions.findAccepted(community.id);
  const isRemoved = await store.faq.remove(community.id, id, call.person.id, call.at);
  if (!isRemoved) return notice(texts.unknown(id));
  await refreshFaq(ports, community.id);
  for (const { solution } of accepted) {
    if (solution.faqId === id) await refreshMemory(ports, community.id, solution.questionId);
  }
  ports.log.info({ faq: id }, "entry removed");
  const options = { entry: id };
  return notice(texts.removed(id), {
    buttons: [{ label: texts.undo, style: "secondary", action: { kind: "command", name: "faq revert", options } }],
  });
}
