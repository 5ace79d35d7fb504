import { createCommunityJob } from "../../core/announcement/create-community-job.ts";
import type { Job } from "../../core/announcement/job.ts";
import type { BotContext } from "../../core/ports/bot-context.ts";
import { askWhetherSolved } from "../../core/solution/ask-whether-solved.ts";

const hour = 3_600_000;
/** Who has not come back for a week is not asked any more. */
const tooLate = 7 * 24 * hour;

/** Asks, once a question, whether a person's answer solved it, when nothing was said since for the community's number of hours. */
export function createAskJob(ports: Pick<BotContext, "communities" | "store" | "announce" | "log">): Job {
  const { store, announce } = ports;
  return createCommunityJob(ports, { name: "ask-whether-solved", schedule: "7 * * * *" }, async (community, at) => {
    const { askAfterHours } = community.solutions;
    if (askAfterHours === 0) return;
    const to = at - askAfterHours * hour;
    const silent = await store.solutions.findSilent(community.id, { from: to - tooLate, to });
    await announce(silent.map(({ judged, solution }) => askWhetherSolved(community, judged, solution)));
  });
}
