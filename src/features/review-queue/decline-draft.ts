import type { CommandCall } from "../../core/command/command.ts";
import { toDraftId } from "../../core/faq/draft.ts";
import { maskSecrets } from "../../core/mask-secrets.ts";
import type { Reply } from "../../core/reply/reply.ts";
import { openDraftCall } from "./open-draft-call.ts";
import type { ReviewPorts } from "./review-ports.ts";
import { tellUndone } from "./tell-undone.ts";

/** A moderator's no, with its reason. */
export async function declineDraft(ports: ReviewPorts, call: CommandCall): Promise<Reply> {
  const { draft, read, texts, notice, unknown } = await openDraftCall(ports, call);
  if (!draft || !read) return unknown();
  const reason = maskSecrets(call.options.reason?.trim() ?? "");
  if (reason === "" && draft.state === "open") return notice(texts.reasonNeeded);
  const outcome = await ports.store.drafts.decline(read, { person: call.person.id, reason, at: call.at });
  if (outcome.kind !== "done") return tellUndone(ports, call, outcome, reason);
  return notice(texts.declined(toDraftId(draft)));
}
