import type { CommandCall } from "../../core/command.ts";
import { readEventId } from "../../core/community-event.ts";
import { toTimeZone } from "../../core/profile.ts";
import type { Reply } from "../../core/reply.ts";
import { toStanding } from "../../core/standing.ts";
import type { EventPorts } from "./event-ports.ts";
import { toEventTexts } from "./texts.ts";

/** What every command about events begins with: who calls, how they read, and the event they named. */
export async function openEventCall({ communities, store }: EventPorts, call: CommandCall) {
  const { community: id, platform, person, options } = call;
  const community = communities.get(id)?.community;
  const language = person.language ?? community?.languages[0] ?? "en";
  const profile = await store.profiles.find({ community: id, platform, person: person.id });
  const number = readEventId(options.event ?? "");
  const event = number === undefined ? undefined : await store.events.find(id, number);
  const isModerator = community !== undefined && toStanding(community, platform, person).isModerator;
  return {
    event,
    texts: toEventTexts(language),
    reader: { language, timeZone: community ? toTimeZone(community, profile) : "UTC" },
    /** Whether the caller may change the event. */
    isTheirs: isModerator || (event?.host === person.id && event.platform === platform),
    notice: (text: string): Reply => ({ kind: "notice", language, text, buttons: [], visibility: "private" }),
  };
}
