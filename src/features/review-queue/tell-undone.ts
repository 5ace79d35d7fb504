import type { CommandCall } from "../../core/command/command.ts";
import { toDraftId } from "../../core/faq/draft.ts";
import type { DraftOutcome } from "../../core/ports/draft-store.ts";
import type { Reply } from "../../core/reply/reply.ts";
import { openDraftCall } from "./open-draft-call.ts";
import type { ReviewPorts } from "./review-ports.ts";
import { presentDraft } from "./show-drafts.ts";

/** Why nothing came of a decision: who decided before, or what the draft says now; `own` is what would be lost of the caller's words. */
export async function tellUndone(
  ports: ReviewPorts,
  call: CommandCall,
  outcome: Exclude<DraftOutcome, { readonly kind: "done" }>,
  own = "",
): Promise<Reply> {
  const { texts, unknown, tellLate } = await openDraftCall(ports, call);
  if (outcome.kind === "unknown") return unknown();
  if (outcome.kind === "late") return tellLate(outcome.draft);
  const shown = await presentDraft(ports, call, outcome.draft);
  const words = own === "" ? [] : [`**${texts.yourWords}**\n${own}`];
  return { ...shown, text: [texts.changed(toDraftId(outcome.draft)), ...words, shown.text].join("\n\n") };
}
