import type { CommandCall } from "../../core/command/command.ts";
import { toName } from "../../core/community/profile.ts";
import type { Faq } from "../../core/faq/faq.ts";
import type { Reply } from "../../core/reply/reply.ts";
import type { Finder } from "./create-finder.ts";
import type { FaqPorts } from "./faq-ports.ts";
import { findCalled } from "./find-called.ts";
import { type FaqCall, openFaqCall } from "./open-faq-call.ts";
import { readFields } from "./read-fields.ts";
import { renderWritten } from "./render-written.ts";
import { renderUnwritten, writeEntry } from "./write-entry.ts";

/** `/faq edit`: changes an entry in one language; whoever edits what somebody else has changed meanwhile is told. */
export async function editEntry(ports: FaqPorts, find: Finder, call: CommandCall): Promise<Reply> {
  const opened = openFaqCall(ports, call);
  const called = await findCalled(find, opened, call);
  const { texts, standing, community } = opened;
  if (called.kind === "unknown") return renderUnwritten(opened, call, called.reply.text);
  if (call.options.restricted !== undefined && !standing.isModerator) {
    return renderUnwritten(opened, call, texts.onlyModeratorsRestrict);
  }
  const { latest, faq } = called;
  const basedOn = call.options.revision === undefined ? latest.revision : Number(call.options.revision);
  const entry = readFields(faq, toLanguage(faq, opened, call), call.options);
  const written = await writeEntry(ports, opened, call, { entry, basedOn });
  if (written.kind !== "outdated") return renderWritten(opened, call, written);
  const newest = (await opened.findLatest(faq.id)) ?? latest;
  const profiles = await ports.store.profiles.findAll(community.id);
  const author = toName(
    community,
    newest.author,
    profiles.find(({ person }) => person === newest.author),
  );
  const options = { entry: faq.id, language: toLanguage(faq, opened, call) };
  return {
    ...renderUnwritten(opened, call, texts.changedSince(faq.id, author, newest.revision)),
    buttons: [{ label: texts.editAgain, style: "primary", action: { kind: "command", name: "faq edit", options } }],
  };
}

/** As much as every platform's form can hold in one field. */
const longestField = 3000;

/**
 * What the form holds, and the revision it shows, which comes back with it. What is too long for a form is not shown in part, for
 * the rest would be lost: `kept` names it.
 */
export async function prefillEntry(
  ports: FaqPorts,
  find: Finder,
  call: CommandCall,
): Promise<Readonly<Record<string, string>>> {
  const opened = openFaqCall(ports, call);
  const called = await findCalled(find, opened, call);
  if (called.kind === "unknown") return {};
  const { latest, faq } = called;
  const language = toLanguage(faq, opened, call);
  const text = faq.texts[language];
  const values = {
    question: text?.question ?? "",
    variants: (text?.variants ?? []).join("\n"),
    answer: text?.answer ?? "",
    tags: faq.tags.join(", "),
    source: faq.source ?? "",
  };
  const fitting = Object.entries(values).filter(([, value]) => value.length <= longestField);
  const kept = Object.entries(values).flatMap(([name, value]) => (value.length > longestField ? [name] : []));
  return {
    ...Object.fromEntries(fitting),
    entry: faq.id,
    language,
    revision: String(latest.revision),
    ...(kept.length > 0 && { kept: kept.join(",") }),
  };
}

/** The named language; else the caller's where the entry has it, else the first of the community's that it has. */
export function toLanguage({ texts }: Faq, { language, community }: FaqCall, { options }: CommandCall): string {
  const named = options.language?.trim().toLowerCase();
  if (named) return named;
  return [language, ...community.languages, ...Object.keys(texts)].find((one) => texts[one]) ?? language;
}
