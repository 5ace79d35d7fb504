import { createCommunityJob } from "../../core/announcement/create-community-job.ts";
import type { Job } from "../../core/announcement/job.ts";
import type { Community } from "../../core/community/community.ts";
import { addDays, fromLocalTime, toLocalTime } from "../../core/community/local-time.ts";
import type { BotContext } from "../../core/ports/bot-context.ts";
import { platformNames } from "../../core/question/message.ts";
import { findHelpers, type KudosPorts } from "./find-helpers.ts";
import { toConfirmations } from "./rank-helpers.ts";
import { toKudosTexts } from "./texts.ts";

export type ThanksPorts = Pick<KudosPorts, "communities" | "store"> & Pick<BotContext, "announce" | "log">;

/** Monthly thanks that come later are of no use; until then a missed run is made up. */
const lastDay = 7;
const earliest = 9 * 60;
const named = 5;

/** Thanks those who helped most of the month that ended, once, in the channels that the community has for it. */
export function createThanksJob(ports: ThanksPorts): Job {
  return createCommunityJob(ports, { name: "monthly-thanks", schedule: "11 * * * *" }, (community, at) =>
    thank(ports, community, at),
  );
}

async function thank(ports: ThanksPorts, community: Community, at: number): Promise<void> {
  const { store, announce } = ports;
  const channels = platformNames.flatMap((platform) => {
    const channel = community.platforms[platform]?.thanksChannel;
    return channel === undefined ? [] : [{ platform, channel }];
  });
  if (channels.length === 0) return;
  const { timeZone } = community.workingTime;
  const { date, minute } = toLocalTime(at, timeZone);
  const dayOfMonth = Number(date.slice(8));
  if (dayOfMonth > lastDay || (dayOfMonth === 1 && minute < earliest)) return;
  const month = addDays(`${date.slice(0, 8)}01`, -1).slice(0, 7);
  const toStart = (first: string) => fromLocalTime(`${first}-01`, 0, timeZone);
  const [start, end] = [toStart(month), toStart(date.slice(0, 7))];
  const solved = toConfirmations(await store.solutions.findAccepted(community.id));
  const active = new Set(
    solved.filter((one) => one.at >= start && one.at < end).map(({ platform, author }) => `${platform} ${author}`),
  );
  const helpers = (await findHelpers(ports, community, end - 1)).filter(({ platform, person }) =>
    active.has(`${platform} ${person}`),
  );
  const [language = "en"] = community.languages;
  const texts = toKudosTexts(language);
  if (helpers.length === 0) return;
  const text = [texts.monthly(month), ...helpers.slice(0, named).map(texts.helper), "", texts.rule].join("\n");
  const reply = { kind: "notice", language, text, buttons: [], visibility: "public" } as const;
  for (const { platform, channel } of channels) {
    const audience = { kind: "channel", channel } as const;
    await announce([{ platform, community: community.id, key: `thanks:${month}`, audience, reply }]);
  }
}
