import type { CommandCall } from "../../core/command/command.ts";
import { openCall } from "../../core/command/open-call.ts";
import { toName } from "../../core/community/profile.ts";
import { type Draft, readDraftId, toDraftId } from "../../core/faq/draft.ts";
import type { Reply } from "../../core/reply/reply.ts";
import type { ReviewPorts } from "./review-ports.ts";
import { toReviewTexts } from "./texts.ts";

/** What every command about a draft begins with: who calls, how they read, and the draft they named. */
export async function openDraftCall(ports: ReviewPorts, call: CommandCall) {
  const { store } = ports;
  const opened = openCall(ports, call, toReviewTexts);
  const { community, texts, notice } = opened;
  const typed = call.options.draft ?? "";
  const number = readDraftId(typed);
  const draft = number === undefined ? undefined : await store.drafts.find(call.community, number);
  const revision = Number(call.options.revision ?? draft?.revision);
  const nameOf = async (person: string): Promise<string> => {
    const profile = (await store.profiles.findAll(call.community)).find((known) => known.person === person);
    return community ? toName(community, person, profile) : person;
  };
  return {
    ...opened,
    draft,
    /** The draft as the caller read it, where the call carries that, else as it is now. */
    read: draft && { ...draft, revision },
    nameOf,
    unknown: () => notice(texts.unknown(typed)),
    /** Who decided, to somebody who comes too late. */
    tellLate: async ({ state, decision, number: decided }: Draft): Promise<Reply> => {
      const stateText = state === "open" ? "" : texts.states[state];
      const person = await nameOf(decision?.person ?? "");
      return notice(texts.decided(toDraftId({ number: decided }), stateText, person, decision?.reason ?? ""));
    },
  };
}
