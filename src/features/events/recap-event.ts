import { toEventId } from "../../core/announcement/community-event.ts";
import { toAuditEntry } from "../../core/audit-entry.ts";
import type { CommandCall } from "../../core/command/command.ts";
import type { Reply } from "../../core/reply/reply.ts";
import type { EventPorts } from "./event-ports.ts";
import { openEventCall } from "./open-event-call.ts";

/** Keeps what came of an event and shows it to the channel; written again, it replaces what was there. */
export async function recapEvent(ports: EventPorts, call: CommandCall): Promise<Reply> {
  const { event, isTheirs, texts, notice } = await openEventCall(ports, call);
  if (!event) return notice(texts.unknown(call.options.event ?? ""));
  if (!isTheirs) return notice(texts.notYours);
  if (event.isCancelled) return notice(texts.alreadyCancelled(event.title));
  if (event.startsAt > call.at) return notice(texts.notOver);
  const recap = (call.options.recap ?? "").trim();
  const { community, number } = event;
  await ports.store.events.saveRecap(community, number, recap, toAuditEntry(call, "event-recapped", toEventId(event)));
  return { ...notice(`${texts.recap(event.title)}\n\n${recap}`), visibility: "public" };
}
