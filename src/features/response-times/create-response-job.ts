import { createCommunityJob } from "../../core/announcement/create-community-job.ts";
import type { Job } from "../../core/announcement/job.ts";
import { chaseQuestion } from "./chase-question.ts";
import type { ResponsePorts } from "./response-ports.ts";

/** More than ever wait at once. */
const mostWaiting = 10_000;

/** Finds questions that wait too long: reminds, leads them on to somebody else of the role, and tells moderators. None is ever closed. */
export function createResponseJob(ports: ResponsePorts): Job {
  return createCommunityJob(
    ports,
    { name: "response-times", schedule: "*/5 * * * *" },
    async (community, at, signal) => {
      if (!community.responseTimes) return;
      for (const judged of await ports.store.questions.findWaiting(community.id, mostWaiting)) {
        if (signal.aborted) return;
        await chaseQuestion(ports, community, judged, at).catch((err: unknown) =>
          ports.log.error({ questionId: judged.question.id, err }, "question not chased, trying again"),
        );
      }
    },
  );
}
