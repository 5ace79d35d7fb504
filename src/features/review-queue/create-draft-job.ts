import type { AnnouncementDraft } from "../../core/announcement/announcement.ts";
import { createCommunityJob } from "../../core/announcement/create-community-job.ts";
import type { Job } from "../../core/announcement/job.ts";
import type { Community } from "../../core/community/community.ts";
import { toLocalTime } from "../../core/community/local-time.ts";
import type { FindTopics } from "../../core/ports/find-topics.ts";
import { platformNames } from "../../core/question/message.ts";
import { collectDoubts, collectTopics } from "./collect-drafts.ts";
import type { ReviewPorts } from "./review-ports.ts";
import { toReviewTexts } from "./texts.ts";

/** Moderators are told in the morning, not in the night. */
const firstHour = 9;

/** Every hour: fills the moderators' queue, and tells them of what is new once a day, in their channel. */
export function createDraftJob(ports: ReviewPorts & { readonly findTopics: FindTopics }): Job {
  const { store, findTopics } = ports;
  return createCommunityJob(ports, { name: "collect-drafts", schedule: "23 * * * *" }, async (community, at) => {
    await collectDoubts(store, community, at);
    await collectTopics(store, community, findTopics, at);
    await tellModerators(ports, community, at);
  });
}

async function tellModerators({ store, announce }: ReviewPorts, community: Community, at: number): Promise<void> {
  const { timeZone } = community.workingTime;
  const { date, minute } = toLocalTime(at, timeZone);
  if (minute < firstHour * 60) return;
  const { count: fresh, lastToldAt } = await store.drafts.findUntold(community.id);
  const wasToldToday = lastToldAt !== undefined && toLocalTime(lastToldAt, timeZone).date === date;
  if (fresh === 0 || wasToldToday) return;
  const open = await store.drafts.findOpen(community.id);
  await announce(toDrafts(community, date, { open: open.length, fresh }));
  await store.drafts.noteTold(community.id, at);
}

function toDrafts(
  { id, languages, platforms }: Community,
  date: string,
  count: { readonly open: number; readonly fresh: number },
): readonly AnnouncementDraft[] {
  const [language = "en"] = languages;
  const texts = toReviewTexts(language);
  const action = { kind: "command", name: "drafts list", options: {} } as const;
  return platformNames.flatMap((platform) => {
    const channel = platforms[platform]?.moderatorChannel;
    if (channel === undefined) return [];
    const reply = {
      kind: "notice",
      language,
      text: texts.waiting(count.open, count.fresh),
      buttons: [{ label: texts.showList, action, style: "secondary" }],
      visibility: "public",
    } as const;
    return [{ platform, community: id, key: `drafts:${date}`, audience: { kind: "channel", channel } as const, reply }];
  });
}
