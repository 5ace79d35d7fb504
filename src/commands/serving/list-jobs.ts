import type { Announcer } from "../../core/announcement/create-announcer.ts";
import type { EventPublisher } from "../../core/announcement/create-event-publisher.ts";
import type { Job } from "../../core/announcement/job.ts";
import type { BotContext } from "../../core/ports/bot-context.ts";
import type { FindTopics } from "../../core/ports/find-topics.ts";
import { createHeldJob } from "../../features/duty/create-held-job.ts";
import { createEventJob } from "../../features/events/create-event-job.ts";
import { createThanksJob } from "../../features/kudos/create-thanks-job.ts";
import { createRetrainJob } from "../../features/model-admin/create-retrain-job.ts";
import { createResponseJob } from "../../features/response-times/create-response-job.ts";
import { createRetentionJobs } from "../../features/retention/create-retention-jobs.ts";
import { createDraftJob } from "../../features/review-queue/create-draft-job.ts";
import { createReviewJob } from "../../features/reviews/create-review-job.ts";
import { createAskJob } from "../../features/solutions/create-ask-job.ts";
import { createTaskJob } from "../../features/tasks/create-task-job.ts";
import type { Settings } from "../read-settings.ts";
import { trainInChild } from "../training/train-in-child.ts";
import { findDueRun } from "./find-due-run.ts";
import type { ServedCommunities } from "./serve-communities.ts";

/** What recurring work stands on: all that the bot stands on, and what trains and serves models. */
export interface JobPorts extends BotContext {
  readonly announcer: Announcer;
  readonly publishEvent: EventPublisher["publish"];
  readonly settings: Settings;
  readonly program: string;
  readonly served: ServedCommunities;
  readonly findTopics: FindTopics;
}

/** Everything that recurs by the clock while Usher serves. */
export function listJobs(ports: JobPorts): readonly Job[] {
  const { announcer, settings, program, served } = ports;
  return [
    {
      name: "send-announcements",
      schedule: "* * * * *",
      timeZone: "UTC",
      runsAtStart: false,
      run: () => announcer.sendOpen(),
    },
    createRetrainJob({
      ...ports,
      train: (community, signal) =>
        trainInChild({ program, settings, community, onlyIfNew: true, signal, onProgress: () => {} }),
      findDue: ({ retrain }, since, until) => findDueRun(retrain, since, until),
      takeInModels: served.takeInModels,
    }),
    createEventJob(ports),
    createTaskJob(ports),
    createHeldJob(ports),
    createResponseJob(ports),
    createReviewJob(ports),
    createThanksJob(ports),
    createAskJob(ports),
    createDraftJob(ports),
    ...createRetentionJobs({
      ...ports,
      questions: ports.store.questions,
      reload: served.reload,
    }),
  ];
}
