import type { AnnouncementDraft } from "../../../src/core/announcement/announcement.ts";
import { createAnnouncer } from "../../../src/core/announcement/create-announcer.ts";
import type { CommandCall } from "../../../src/core/command/command.ts";
import type { Community, ReviewPolicy } from "../../../src/core/community/community.ts";
import { createReviewCommands } from "../../../src/features/reviews/create-review-commands.ts";
import { createReviewJob } from "../../../src/features/reviews/create-review-job.ts";
import { aCommunity, aTime, countedIds, silentLog } from "../../fakes.ts";
import { aStore } from "../../store/a-store.ts";

export const hour = 3_600_000;
export const link = "https://github.com/acme/tokenizer/pull/7";

export const policy: ReviewPolicy = {
  role: "core-developer",
  remindAfterHours: 8,
  escalateAfterHours: 24,
  repositories: [],
};

/** Cora, Chen and Carl review; mona moderates; ann and ben write code. */
export function aReviewingCommunity(changes: Partial<Community> = {}): Community {
  const sample = aCommunity();
  const [supporters, developers] = sample.roles;
  const members = ["cora", "chen", "carl"].map((id) => ({ id, name: `${id[0]?.toUpperCase()}${id.slice(1)}` }));
  return {
    ...sample,
    platforms: { ...sample.platforms, web: { ...sample.platforms.web!, moderatorChannel: "moderators" } },
    roles: [supporters!, { ...developers!, members }],
    reviews: policy,
    ...changes,
  };
}

/** `/review` and its job over a real store, with a switch for what a crash would lose. */
export async function aDesk(community = aReviewingCommunity()) {
  const store = await aStore();
  const communities = new Map([["lumen", { community, judge: undefined as never }]]);
  const clock = { now: aTime };
  const announcer = createAnnouncer({
    announcements: store.announcements,
    log: silentLog,
    now: () => clock.now,
    newId: countedIds(),
  });
  const crash = { beforeAnnouncing: false };
  const announce = async (drafts: readonly AnnouncementDraft[]) => {
    if (crash.beforeAnnouncing) throw new Error("killed before it was said");
    await announcer.announce(drafts);
  };
  const ports = { store, communities, announce, log: silentLog };
  const commands = createReviewCommands(ports);
  const call = (name: string, person: string, options: Readonly<Record<string, string>> = {}, changes = {}) => {
    const made: CommandCall = {
      platform: "web",
      community: "lumen",
      channel: "help",
      name: `review ${name}`,
      options,
      person: { id: person, roleIds: [], isBot: false, language: "en" },
      at: clock.now,
      ...changes,
    };
    return commands.find((command) => command.name === made.name)!.handle(made);
  };
  const job = createReviewJob(ports);
  const run = () => job.run(clock.now, new AbortController().signal);
  let heard = 0;
  /** What was said since this was last asked: where, to whom, and the word. */
  const said = async () => {
    const all = await store.announcements.findOpen("web");
    const fresh = all.slice(heard).map(({ audience, reply }) => {
      const where = audience.kind === "channel" ? audience.channel : `@${audience.person}`;
      return `${where}${reply.mention?.person ? ` @${reply.mention.person}` : ""}: ${reply.text}`;
    });
    heard = all.length;
    return fresh;
  };
  return { store, ports, community, commands, call, clock, run, said, crash };
}
