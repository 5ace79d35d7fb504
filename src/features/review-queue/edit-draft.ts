import type { CommandCall } from "../../core/command.ts";
import type { Draft } from "../../core/draft.ts";
import { maskSecrets } from "../../core/mask-secrets.ts";
import type { Reply } from "../../core/reply.ts";
import { openDraftCall } from "./open-draft-call.ts";
import type { ReviewPorts } from "./review-ports.ts";
import { presentDraft } from "./show-drafts.ts";

/** Replaces a draft's text by what a moderator wrote, and shows it again to be approved. */
export async function editDraft(ports: ReviewPorts, call: CommandCall): Promise<Reply> {
  const { store } = ports;
  const { draft, texts, notice, unknown, tellLate } = await openDraftCall(ports, call);
  if (!draft) return unknown();
  if (draft.kind === "label") return presentDraft(ports, call, draft);
  const typed = (name: string) => maskSecrets(call.options[name]?.trim() ?? "");
  const entry = call.options.entry?.trim() || undefined;
  if (entry !== undefined && !(await store.faq.find(call.community, entry))) return notice(texts.unknownEntry(entry));
  const text = {
    name: draft.name,
    question: typed("question") || draft.question,
    answer: typed("answer") || draft.answer,
    language: draft.language,
    isMachineMade: false,
    ...(entry !== undefined && { faqId: entry }),
  };
  const outcome = await store.drafts.edit(draft, text, { person: call.person.id, at: call.at });
  if (outcome.kind === "unknown") return unknown();
  if (outcome.kind === "late") return tellLate(outcome.draft);
  return presentDraft(ports, call, outcome.draft);
}

/** What the form of `/drafts edit` holds when it opens. */
export function toFormValues({ question, answer, faqId }: Draft): Readonly<Record<string, string>> {
  return { question, answer, ...(faqId !== undefined && { entry: faqId }) };
}
