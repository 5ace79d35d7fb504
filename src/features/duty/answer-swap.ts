import { toAuditEntry } from "../../core/audit-entry.ts";
import type { CommandCall } from "../../core/command/command.ts";
import type { DutySwap } from "../../core/duty/duty.ts";
import type { Reply } from "../../core/reply/reply.ts";
import type { DutyPorts } from "./duty-ports.ts";
import { type DutyCall, openDutyCall } from "./open-duty-call.ts";

/** Takes the stand-in's word for or against a swap, once, and tells who asked, and the role's channel of what was agreed. */
export async function answerSwap(ports: DutyPorts, call: CommandCall): Promise<Reply> {
  const opened = await openDutyCall(ports, call);
  if ("refusal" in opened) return opened.refusal;
  const { store } = ports;
  const { place, caller, at, standing, texts, notice } = opened;
  const { swap: id = "", answer } = call.options;
  const swap = await store.duty.findSwap(place.community, id);
  if (!swap || swap.platform !== place.platform) return notice(texts.noSwap);
  if (swap.standIn !== caller && !standing.isModerator) return notice(texts.notAsked);
  if (swap.end <= at) return notice(texts.swapOver);
  const isAgreed = answer === "yes";
  const details = { role: swap.role, person: swap.person, standIn: swap.standIn };
  const entry = toAuditEntry(call, isAgreed ? "swap-agreed" : "swap-declined", id, details);
  if (!(await store.duty.answerSwap(place.community, id, isAgreed, entry))) return notice(texts.swapAnswered);
  await tellOfSwap(ports, opened, swap, isAgreed);
  return notice(isAgreed ? texts.agreed : texts.declined);
}

async function tellOfSwap({ announce }: DutyPorts, opened: DutyCall, swap: DutySwap, isAgreed: boolean): Promise<void> {
  const { community, place, nameOf, readerOf } = opened;
  const role = community.roles.find(({ id }) => id === swap.role);
  const [person, standIn] = [await nameOf(swap.person), await nameOf(swap.standIn)];
  const render = async (reader: string | undefined, visibility: Reply["visibility"]): Promise<Reply> => {
    const { language, texts, toTime } = await readerOf(reader);
    const [from, until] = [toTime(swap.start), toTime(swap.end)];
    const said = { person, standIn, role: role?.name ?? swap.role, from, until };
    const text = isAgreed ? texts.standsIn(said) : texts.wasDeclined(said);
    return { kind: "notice", language, text, buttons: [], visibility };
  };
  const asker = { kind: "person", person: swap.person } as const;
  const reply = await render(swap.person, "private");
  await announce([{ ...place, key: `swap:${swap.id}:answered`, audience: asker, reply }]);
  const channel = role?.channels?.[place.platform];
  if (!isAgreed || channel === undefined) return;
  const shown = await render(undefined, "public");
  await announce([{ ...place, key: `swap:${swap.id}:told`, audience: { kind: "channel", channel }, reply: shown }]);
}
