import type { CommandCall } from "../../core/command.ts";
import { toDraftId } from "../../core/draft.ts";
import { maskSecrets } from "../../core/mask-secrets.ts";
import type { Reply } from "../../core/reply.ts";
import { openDraftCall } from "./open-draft-call.ts";
import type { ReviewPorts } from "./review-ports.ts";

/** A moderator's no, with its reason. */
export async function declineDraft(ports: ReviewPorts, call: CommandCall): Promise<Reply> {
  const { draft, texts, notice, unknown, tellLate } = await openDraftCall(ports, call);
  if (!draft) return unknown();
  const reason = maskSecrets(call.options.reason?.trim() ?? "");
  if (reason === "" && draft.state === "open") return notice(texts.reasonNeeded);
  const outcome = await ports.store.drafts.decline(draft, { person: call.person.id, reason, at: call.at });
  if (outcome.kind === "unknown") return unknown();
  return outcome.kind === "late" ? tellLate(outcome.draft) : notice(texts.declined(toDraftId(draft)));
}
