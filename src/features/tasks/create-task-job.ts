import { createCommunityJob } from "../../core/announcement/create-community-job.ts";
import type { Job } from "../../core/announcement/job.ts";
import { remindOfDue } from "./remind-of-due.ts";
import type { TaskJobPorts } from "./task-ports.ts";
import { tellAssignees } from "./tell-assignees.ts";
import { tellModerators } from "./tell-moderators.ts";
import { tellUnblocked } from "./tell-unblocked.ts";

/**
 * Tells people what is due: before it is, at the beginning of their working day, and moderators once a day or week. All of it is found
 * in the database and said under a key of its own, so that a missed run is made up and a repeated one says nothing twice.
 */
export function createTaskJob(ports: TaskJobPorts): Job {
  return createCommunityJob(
    ports,
    { name: "task-reminders", schedule: "*/5 * * * *" },
    async (community, at, signal) => {
      for (const tell of [tellUnblocked, remindOfDue, tellAssignees, tellModerators]) {
        if (signal.aborted) return;
        await tell(ports, community, at);
      }
    },
  );
}
