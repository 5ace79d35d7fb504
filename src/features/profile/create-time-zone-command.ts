import { toAuditEntry } from "../../core/audit-entry.ts";
import type { Command, CommandCall } from "../../core/command.ts";
import type { BotContext } from "../../core/ports/bot-context.ts";
import { toTimeZone } from "../../core/profile.ts";
import { renderTime } from "../../core/render-time.ts";
import { findSimilar, findTimeZone } from "./find-time-zone.ts";
import { toProfileTexts } from "./texts.ts";

export type ProfilePorts = Pick<BotContext, "communities"> & {
  readonly store: Pick<BotContext["store"], "profiles" | "audit">;
};

/** `/timezone`: shows the person's time zone, or sets it. */
export function createTimeZoneCommand(ports: ProfilePorts): Command {
  return {
    name: "timezone",
    names: { zh: "时区" },
    description: "Show or set your time zone",
    descriptions: { zh: "查看或设置你的时区" },
    options: [
      {
        name: "zone",
        names: { zh: "名称" },
        description: "A name like Europe/Berlin, or a city",
        descriptions: { zh: "例如 Asia/Shanghai，或城市名" },
        type: "text",
        required: false,
      },
    ],
    permission: "everyone",
    visibility: "private",
    handle: async (call) => {
      const language = toLanguage(ports, call);
      return { kind: "notice", language, text: await answer(ports, call), buttons: [], visibility: "private" };
    },
    suggest: async ({ options }) =>
      findSimilar(options.zone ?? "", 25).map((name) => ({ label: name.replaceAll("_", " "), value: name })),
  };
}

async function answer(ports: ProfilePorts, call: CommandCall): Promise<string> {
  const { communities, store } = ports;
  const language = toLanguage(ports, call);
  const texts = toProfileTexts(language);
  const key = { community: call.community, platform: call.platform, person: call.person.id };
  const community = communities.get(call.community)?.community;
  const typed = call.options.zone;
  const showTime = (timeZone: string) => renderTime(call.at, timeZone, language);
  if (typed === undefined || !community) {
    const timeZone = community ? toTimeZone(community, await store.profiles.find(key)) : "UTC";
    return texts.current(timeZone, showTime(timeZone));
  }
  const found = findTimeZone(typed);
  if ("similar" in found) return texts.unknown(typed, found.similar);
  const details = { platform: call.platform, timeZone: found.name };
  const entry = toAuditEntry(call, "time-zone-set", call.person.id, details);
  await store.profiles.save({ ...key, timeZone: found.name }, entry);
  return texts.saved(found.name, showTime(found.name));
}

function toLanguage({ communities }: ProfilePorts, { person, community }: CommandCall): string {
  return person.language ?? communities.get(community)?.community.languages[0] ?? "en";
}
