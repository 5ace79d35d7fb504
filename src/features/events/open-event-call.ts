import { readEventId } from "../../core/announcement/community-event.ts";
import type { CommandCall } from "../../core/command/command.ts";
import { openCall } from "../../core/command/open-call.ts";
import { toTimeZone } from "../../core/community/profile.ts";
import { toStanding } from "../../core/community/standing.ts";
import type { EventPorts } from "./event-ports.ts";
import { toEventTexts } from "./texts.ts";

/** What every command about events begins with: who calls, how they read, and the event they named. */
export async function openEventCall(ports: EventPorts, call: CommandCall) {
  const { store } = ports;
  const { community: id, platform, person, options } = call;
  const { community, language, texts, notice } = openCall(ports, call, toEventTexts);
  const profile = await store.profiles.find({ community: id, platform, person: person.id });
  const number = readEventId(options.event ?? "");
  const event = number === undefined ? undefined : await store.events.find(id, number);
  const isModerator = community !== undefined && toStanding(community, platform, person).isModerator;
  return {
    event,
    texts,
    notice,
    reader: { language, timeZone: community ? toTimeZone(community, profile) : "UTC" },
    /** Whether the caller may change the event. */
    isTheirs: isModerator || (event?.host === person.id && event.platform === platform),
  };
}
