import { toEventId } from "../../core/announcement/community-event.ts";
import { toAuditEntry } from "../../core/audit-entry.ts";
import type { CommandCall } from "../../core/command/command.ts";
import { renderTime } from "../../core/reply/render-time.ts";
import type { Reply } from "../../core/reply/reply.ts";
import type { EventPorts } from "./event-ports.ts";
import { openEventCall } from "./open-event-call.ts";
import { tellAttendees } from "./tell-attendees.ts";

/** Calls an event off, once, and tells everybody who would have come. */
export async function cancelEvent(ports: EventPorts, call: CommandCall): Promise<Reply> {
  const { event, isTheirs, reader, texts, notice } = await openEventCall(ports, call);
  if (!event) return notice(texts.unknown(call.options.event ?? ""));
  if (!isTheirs) return notice(texts.notYours);
  if (event.endsAt <= call.at) return notice(texts.over);
  const { community, title, startsAt } = event;
  const entry = toAuditEntry(call, "event-cancelled", toEventId(event));
  if (!(await ports.store.events.cancel(community, event.number, entry))) return notice(texts.alreadyCancelled(title));
  await tellAttendees(ports, event, "cancelled", (theirs, their) =>
    theirs.wasCancelled(title, renderTime(startsAt, their.timeZone, their.language)),
  );
  const text = texts.wasCancelled(title, renderTime(startsAt, reader.timeZone, reader.language));
  return { ...notice(text), visibility: "public" };
}
