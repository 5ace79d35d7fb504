import type { CommandCall } from "../../core/command/command.ts";
import type { Reply } from "../../core/reply/reply.ts";
import type { Finder } from "./create-finder.ts";
import { toLanguage } from "./edit-entry.ts";
import type { FaqPorts } from "./faq-ports.ts";
import { findCalled } from "./find-called.ts";
import { openFaqCall } from "./open-faq-call.ts";
import { renderWritten } from "./render-written.ts";
import { type Written, writeEntry } from "./write-entry.ts";

const attempts = 5;

/** `/faq alias`: adds another wording of the question, in the language it is written in where the entry has that. */
export async function aliasEntry(ports: FaqPorts, find: Finder, call: CommandCall): Promise<Reply> {
  const opened = openFaqCall(ports, call);
  const wording = (call.options.wording ?? "").trim();
  let written: Written = { kind: "outdated" };
  // A wording contradicts no change that somebody else makes in the same moment.
  for (let attempt = 0; attempt < attempts && written.kind === "outdated"; attempt++) {
    const called = await findCalled(find, opened, call);
    if (called.kind === "unknown") return called.reply;
    const { latest, faq } = called;
    const detected = ports.detectLanguage(wording);
    const language = call.options.language ?? (faq.texts[detected] ? detected : toLanguage(faq, opened, call));
    const text = faq.texts[language];
    if (!text) return opened.notice(opened.texts.noSuchLanguage(faq.id, language));
    const isKnown = [text.question, ...text.variants].some((one) => one.toLowerCase() === wording.toLowerCase());
    const variants = isKnown ? text.variants : [...text.variants, wording];
    const entry = { ...faq, texts: { ...faq.texts, [language]: { ...text, variants } } };
    written = await writeEntry(ports, opened, call, { entry, basedOn: latest.revision });
  }
  return renderWritten(opened, call, written);
}
