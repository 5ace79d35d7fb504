import { toAuditEntry } from "../../core/audit-entry.ts";
import type { CommandCall } from "../../core/command/command.ts";
import type { DutySwap } from "../../core/duty/duty.ts";
import { readRota } from "../../core/duty/read-rota.ts";
import type { Reply } from "../../core/reply/reply.ts";
import type { DutyPorts } from "./duty-ports.ts";
import { type DutyCall, openDutyCall } from "./open-duty-call.ts";
import { readSpan } from "./read-span.ts";

/** Asks another of the rota to stand in for a while; it counts once they agree. */
export async function askSwap(ports: DutyPorts, call: CommandCall): Promise<Reply> {
  const opened = await openDutyCall(ports, call);
  if ("refusal" in opened) return opened.refusal;
  const { store, newId } = ports;
  const { community, place, person, role, texts, notice, toTime, nameOf } = opened;
  if (!role) return notice(texts.whichRole);
  const standIn = call.options.with ?? "";
  if (standIn === person) return notice(texts.withThemselves);
  const rota = await readRota(store, community, place.platform, role);
  for (const one of [person, standIn]) {
    if (!rota.some((member) => member.person === one)) return notice(texts.notOnRota(await nameOf(one), role.name));
  }
  const span = readSpan(ports, opened, call.options);
  if ("refusal" in span) return span.refusal;
  const id = newId();
  const swap = { ...place, id, role: role.id, person, standIn, ...span, isAgreed: false, owed: 0 };
  await store.duty.saveSwap(swap, toAuditEntry(call, "swap-asked", id, { role: role.id, person, standIn, ...span }));
  await askStandIn(ports, opened, swap);
  return notice(texts.swapAsked(await nameOf(standIn), role.name, toTime(span.start), toTime(span.end)));
}

async function askStandIn({ announce }: DutyPorts, opened: DutyCall, swap: DutySwap): Promise<void> {
  const { community, place, nameOf, readerOf } = opened;
  const { language, texts, toTime } = await readerOf(swap.standIn);
  const answers = [
    { label: texts.agree, style: "primary", answer: "yes" },
    { label: texts.decline, style: "secondary", answer: "no" },
  ] as const;
  const role = community.roles.find(({ id }) => id === swap.role)?.name ?? swap.role;
  const text = texts.swapQuestion(await nameOf(swap.person), role, toTime(swap.start), toTime(swap.end));
  await announce([
    {
      ...place,
      key: `swap:${swap.id}:asked`,
      audience: { kind: "person", person: swap.standIn },
      reply: {
        kind: "notice",
        language,
        text,
        buttons: answers.map(({ label, style, answer }) => ({
          label,
          style,
          action: { kind: "command", name: "duty answer", options: { swap: swap.id, answer } },
        })),
        visibility: "private",
      },
    },
  ]);
}
