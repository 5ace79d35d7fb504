import type { CommandCall } from "../../core/command/command.ts";
import type { Draft } from "../../core/faq/draft.ts";
import { maskSecrets } from "../../core/mask-secrets.ts";
import type { Reply } from "../../core/reply/reply.ts";
import { openDraftCall } from "./open-draft-call.ts";
import type { ReviewPorts } from "./review-ports.ts";
import { presentDraft } from "./show-drafts.ts";
import { tellUndone } from "./tell-undone.ts";

/** What says in a line that the draft extends no entry. */
const newEntry = "new";

/** Replaces a draft's text by what a moderator wrote, and shows it again to be approved. */
export async function editDraft(ports: ReviewPorts, call: CommandCall): Promise<Reply> {
  const { store } = ports;
  const { draft, read, texts, notice, unknown } = await openDraftCall(ports, call);
  if (!draft || !read) return unknown();
  if (draft.kind === "label") return presentDraft(ports, call, draft);
  const typed = (name: string) => maskSecrets(call.options[name]?.trim() ?? "");
  const entry = toEntry(call.options, draft);
  if (entry !== undefined && !(await store.faq.find(call.community, entry))) return notice(texts.unknownEntry(entry));
  const text = {
    name: draft.name,
    question: typed("question") || draft.question,
    answer: typed("answer") || draft.answer,
    language: draft.language,
    isMachineMade: false,
    ...(entry !== undefined && { faqId: entry }),
  };
  const outcome = await store.drafts.edit(read, text, { person: call.person.id, at: call.at });
  if (outcome.kind === "done") return presentDraft(ports, call, outcome.draft);
  return tellUndone(
    ports,
    call,
    outcome,
    [typed("question"), typed("answer")].filter((own) => own !== "").join("\n\n"),
  );
}

/** The entry to extend: a form shows the one there is, so that its field left empty means a new one; a line keeps what it leaves out. */
function toEntry({ entry = "", revision }: CommandCall["options"], { faqId }: Draft): string | undefined {
  const typed = entry.trim();
  if (typed === newEntry) return undefined;
  const isForm = revision !== undefined;
  return typed || (isForm ? undefined : faqId);
}

/** What the form of `/drafts edit` holds when it opens, and the revision it shows, which comes back with it. */
export function toFormValues({ question, answer, faqId, revision }: Draft): Readonly<Record<string, string>> {
  return { question, answer, ...(faqId !== undefined && { entry: faqId }), revision: String(revision) };
}
