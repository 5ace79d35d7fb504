import type { Announcer } from "../core/create-announcer.ts";
import type { Job } from "../core/job.ts";
import type { BotContext } from "../core/ports/bot-context.ts";

/** Everything that recurs by the clock while Usher serves. */
export function listJobs(_context: BotContext, announcer: Announcer): readonly Job[] {
  return [
    {
      name: "send-announcements",
      schedule: "* * * * *",
      timeZone: "UTC",
      runsAtStart: false,
      run: () => announcer.sendOpen(),
    },
  ];
}
