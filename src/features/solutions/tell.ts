import type { Reply } from "../../core/reply.ts";

/** A short word to who called, alone. */
export function tell(language: string, text: string): Reply {
  return { kind: "notice", language, text, buttons: [], visibility: "private" };
}
