import { createCommunityJob } from "../../core/announcement/create-community-job.ts";
import type { Job } from "../../core/announcement/job.ts";
import type { Community } from "../../core/community/community.ts";
import { toDayStart } from "../../core/duty/ping-person.ts";
import { groupBy } from "../../core/group-by.ts";
import type { BotContext } from "../../core/ports/bot-context.ts";
import type { Ping } from "../../core/ports/duty-store.ts";
import { type PlatformName, platformNames } from "../../core/question/message.ts";
import { toDutyTexts } from "./texts.ts";

export type HeldPorts = Pick<BotContext, "communities" | "announce" | "log"> & {
  readonly store: Pick<BotContext["store"], "duty">;
};

/** Tells people in one message what was held back beyond a day's pings, once a new day has begun and they are not away. */
export function createHeldJob(ports: HeldPorts): Job {
  return createCommunityJob(ports, { name: "held-pings", schedule: "*/5 * * * *" }, async (community, at, signal) => {
    for (const platform of platformNames) {
      if (signal.aborted) return;
      if (community.platforms[platform]) await tellHeld(ports, community, platform, at);
    }
  });
}

async function tellHeld(
  { store, announce }: HeldPorts,
  community: Community,
  platform: PlatformName,
  at: number,
): Promise<void> {
  const place = { community: community.id, platform };
  const today = toDayStart(community, at);
  const held = (await store.duty.findHeld(place)).filter((ping) => ping.at < today);
  if (held.length === 0) return;
  const absences = await store.duty.findAbsences(place);
  const away = new Set(absences.filter(({ start, end }) => start <= at && at < end).map(({ person }) => person));
  for (const [person, pings] of groupBy(held, (ping) => ping.person)) {
    const last = pings.at(-1);
    if (away.has(person) || !last) continue;
    const key = `held:${person}:${last.at}`;
    await announce([{ ...place, key, audience: { kind: "person", person }, reply: renderHeld(community, pings) }]);
    await store.duty.releaseHeld(place, person, last.at);
  }
}

function renderHeld({ languages }: Community, pings: readonly Ping[]) {
  const language = languages[0] ?? "en";
  const lines = pings.map(({ text }) => `- ${text}`);
  const text = [toDutyTexts(language).held(pings.length), ...lines].join("\n");
  return { kind: "notice", language, text, buttons: [], visibility: "private" } as const;
}
