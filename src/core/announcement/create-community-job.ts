import type { Community } from "../community/community.ts";
import type { BotContext } from "../ports/bot-context.ts";
import type { Job } from "./job.ts";

/**
 * A job that works for every community, one after another, and at the start too. What fails for one is logged and tried again when
 * the job is next due; the others have theirs done.
 */
export function createCommunityJob(
  { communities, log }: Pick<BotContext, "communities" | "log">,
  { name, schedule }: Pick<Job, "name" | "schedule">,
  work: (community: Community, at: number, signal: AbortSignal) => Promise<void>,
): Job {
  return {
    name,
    schedule,
    timeZone: "UTC",
    runsAtStart: true,
    run: async (at, signal) => {
      for (const { community } of communities.values()) {
        if (signal.aborted) return;
        await work(community, at, signal).catch((err: unknown) =>
          log.error({ job: name, community: community.id, err }, "job failed for a community"),
        );
      }
    },
  };
}
