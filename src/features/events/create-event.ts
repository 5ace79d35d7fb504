import { eventKinds } from "../../core/announcement/community-event.ts";
import type { CommandCall } from "../../core/command/command.ts";
import { renderTime } from "../../core/reply/render-time.ts";
import type { Reply } from "../../core/reply/reply.ts";
import type { EventPorts } from "./event-ports.ts";
import { openEventCall } from "./open-event-call.ts";
import { readLength } from "./read-length.ts";
import { renderEvent } from "./render-event.ts";

/** Keeps a new event and shows it to the channel. */
export async function createEvent(ports: EventPorts, call: CommandCall): Promise<Reply> {
  const { reader, texts, notice } = await openEventCall(ports, call);
  const { title = "", start = "", length = "1h", place = "", description = "", kind } = call.options;
  const read = ports.readTime(start, call.at, reader.timeZone);
  if (read.kind === "ambiguous") return notice(texts.ambiguousTime(start, read.readings));
  if (read.kind === "day") return notice(texts.noHour(start));
  if (read.kind === "unclear") return notice(texts.unclearTime(start));
  const startsAt = read.at;
  if (startsAt <= call.at) return notice(texts.pastTime(renderTime(startsAt, reader.timeZone, reader.language)));
  const duration = readLength(length);
  if (duration === undefined) return notice(texts.unclearLength(length));
  const { community, platform, channel, person, at } = call;
  const draft = {
    community,
    kind: eventKinds.find((known) => known === kind) ?? "other",
    title,
    description,
    place,
    startsAt,
    endsAt: startsAt + duration,
    platform,
    channel,
    host: person.id,
  };
  const event = await ports.store.events.create(draft, at);
  return renderEvent(event, [], reader, "public");
}
