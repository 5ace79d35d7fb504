import { toAuditEntry } from "../../core/audit-entry.ts";
import type { Command, CommandCall } from "../../core/command/command.ts";
import { openCall } from "../../core/command/open-call.ts";
import { toTimeZone } from "../../core/community/profile.ts";
import type { BotContext } from "../../core/ports/bot-context.ts";
import { renderTime } from "../../core/reply/render-time.ts";
import type { Reply } from "../../core/reply/reply.ts";
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
    handle: (call) => answer(ports, call),
    suggest: async ({ options }) =>
      findSimilar(options.zone ?? "", 25).map((name) => ({ label: name.replaceAll("_", " "), value: name })),
  };
}

async function answer(ports: ProfilePorts, call: CommandCall): Promise<Reply> {
  const { store } = ports;
  const { community, language, texts, notice } = openCall(ports, call, toProfileTexts);
  const key = { community: call.community, platform: call.platform, person: call.person.id };
  const typed = call.options.zone;
  const showTime = (timeZone: string) => renderTime(call.at, timeZone, language);
  if (typed === undefined || !community) {
    const timeZone = community ? toTimeZone(community, await store.profiles.find(key)) : "UTC";
    return notice(texts.current(timeZone, showTime(timeZone)));
  }
  const found = findTimeZone(typed);
  if ("similar" in found) return notice(texts.unknown(typed, found.similar));
  const details = { platform: call.platform, timeZone: found.name };
  const entry = toAuditEntry(call, "time-zone-set", call.person.id, details);
  await store.profiles.save({ ...key, timeZone: found.name }, entry);
  return notice(texts.saved(found.name, showTime(found.name)));
}
