import type { CommandCall } from "../../core/command.ts";
import { openWindow } from "../../core/find-candidates.ts";
import { maskSecrets } from "../../core/mask-secrets.ts";
import type { Reply } from "../../core/reply.ts";
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
  const note = (action: string, details: Readonly<Record<string, unknown>>) =>
    store.audit.record({ community: place.community, actor: caller, action, subject: person, details, at });
  if (/^(?:now|现在)$/.test(call.options.until?.trim().toLowerCase() ?? "")) {
    const absence = (await store.duty.findAbsences(place)).find((one) => one.person === person && one.end > at);
    if (!absence) return notice(texts.notAway(name));
    await store.duty.saveAbsence({ ...absence, end: Math.max(absence.start, at) });
    await note("absence-ended", {});
    return notice(texts.back(name));
  }
  const span = readSpan(ports, opened, call.options);
  if ("refusal" in span) return span.refusal;
  const { start, end } = span;
  const reason = maskSecrets(call.options.reason?.trim() ?? "").slice(0, 200);
  await store.duty.saveAbsence({ ...place, person, start, end, ...(reason !== "" && { reason }) });
  await note("absence-noted", { start, end });
  const open = (await store.duty.countOpen(place, at - openWindow)).get(person) ?? 0;
  const options = { until: "now", ...(person !== caller && { person }) };
  return notice(texts.away(name, toTime(start), toTime(end), open), {
    buttons: [{ label: texts.backButton, style: "secondary", action: { kind: "command", name: "duty away", options } }],
  });
}
