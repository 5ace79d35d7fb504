import type { Job } from "../../core/announcement/job.ts";
import type { Community } from "../../core/community/community.ts";
import type { Log } from "../../core/ports/log.ts";
import type { QuestionStore } from "../../core/ports/store.ts";

export interface RetentionPorts {
  readonly communities: ReadonlyMap<string, { readonly community: Community }>;
  readonly questions: Pick<QuestionStore, "eraseTextsBefore">;
  readonly log: Log;
  /** Makes the serving process forget what was erased. */
  reload(community: string): Promise<void>;
}

const day = 86_400_000;

/** Every night, by each community's clock: the texts of questions older than its `retentionDays` are erased; verdicts and votes stay. */
export function createRetentionJobs({ communities, questions, log, reload }: RetentionPorts): readonly Job[] {
  return [...communities.values()].map(({ community: { id, retentionDays, retrain } }) => ({
    name: `erase-old-texts-${id}`,
    schedule: "40 1 * * *",
    timeZone: retrain.timeZone,
    runsAtStart: true,
    run: async (at) => {
      const erased = await questions.eraseTextsBefore(id, at - retentionDays * day, at);
      if (erased === 0) return;
      log.info({ community: id, erased }, "old texts erased");
      // Answers that moderators confirmed are kept in memory with their questions.
      await reload(id);
    },
  }));
}
