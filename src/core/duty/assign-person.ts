import type { Community } from "../community/community.ts";
import type { IncomingMessage } from "../question/message.ts";
import type { Verdict } from "../question/verdict.ts";
import { toExcerpt } from "../reply/to-excerpt.ts";
import { findOnDuty } from "./find-on-duty.ts";
import { pingPerson } from "./ping-person.ts";
import type { RotaStore } from "./read-rota.ts";

/** The question that somebody is to take. */
export interface QuestionToAssign extends Pick<IncomingMessage, "platform" | "messageId" | "text"> {
  readonly asker: string;
  readonly language: string;
}

/** Names the person within the role that a verdict routes to, or says that nobody of it is there. */
export async function assignPerson(
  store: RotaStore,
  community: Community,
  question: QuestionToAssign,
  verdict: Verdict,
  at: number,
): Promise<Verdict> {
  if (verdict.kind !== "route") return verdict;
  const { platform, messageId, asker, language, text } = question;
  const { role, stage } = verdict;
  const subject = `question:${messageId}`;
  const onDuty = await findOnDuty(
    store,
    { community, messageId },
    {
      community: community.id,
      platform,
      role,
      subject,
      at,
      excluding: [asker],
      skills: stage === undefined ? [language] : [stage, language],
    },
  );
  if (onDuty.kind === "nobody") {
    const { keepsRota, nextAvailableAt } = onDuty;
    if (!keepsRota) return verdict;
    return { ...verdict, nobody: nextAvailableAt === undefined ? {} : { nextAvailableAt } };
  }
  const { person } = onDuty;
  const ping = { community: community.id, platform, person, key: `${subject}:${role}`, text: toExcerpt(text, 120), at };
  const isHeld = (await pingPerson(store, community, ping)) === "held";
  return { ...verdict, person, ...(isHeld && { isHeld }) };
}
