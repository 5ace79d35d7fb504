import { toAuditEntry } from "../../core/audit-entry.ts";
import type { CommandCall } from "../../core/command/command.ts";
import { openWindow } from "../../core/duty/find-candidates.ts";
import { maskSecrets } from "../../core/mask-secrets.ts";
import type { Reply } from "../../core/reply/reply.ts";
import type { DutyPorts } from "./duty-ports.ts";
import { openDutyCall } from "./open-duty-call.ts";
import { readSpan } from "./read-span.ts";

/** Notes when a person is not there, in place of what they said before; `until` now ends it. */
export async function goAway(ports: DutyPorts, call: CommandCall): Promise<Reply> {
  const opened = await openDutyCall(ports, call);
  if ("refusal" in opened) return opened.refusal;
  const { store } = ports;
  const { place, person, caller, at, texts, notice, toTime, nameOf } = opened;
  const name = await nameOf(person);
  if (/^(?:now|现在)$/.test(call.options.until?.trim().toLowerCase() ?? "")) {
    const absence = (await store.duty.findAbsences(place)).find((one) => one.person === person && one.end > at);
    if (!absence) return notice(texts.notAway(name));
    const ended = { ...absence, end: Math.max(absence.start, at) };
    await store.duty.saveAbsence(ended, toAuditEntry(call, "absence-ended", person, {}));
    return notice(texts.back(name));
  }
  const span = readSpan(ports, opened, call.options);
  if ("refusal" in span) return span.refusal;
  const { start, end } = span;
  const reason = maskSecrets(call.options.reason?.trim() ?? "").slice(0, 200);
  const absence = { ...place, person, start, end, ...(reason !== "" && { reason }) };
  await store.duty.saveAbsence(absence, toAuditEntry(call, "absence-noted", person, { start, end }));
  const open = (await store.duty.countOpen(place, at - openWindow)).get(person) ?? 0;
  const options = { until: "now", ...(person !== caller && { person }) };
  return notice(texts.away(name, toTime(start), toTime(end), open), {
    buttons: [{ label: texts.backButton, style: "secondary", action: { kind: "command", name: "duty away", options } }],
  });
}
