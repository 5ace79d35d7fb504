import type { BotContext } from "../../core/ports/bot-context.ts";
import type { ReadTime } from "../../core/ports/read-time.ts";

/** What tasks stand on. */
export type TaskPorts = Pick<BotContext, "communities" | "announce" | "log"> & {
  readonly store: Pick<BotContext["store"], "tasks" | "profiles" | "people" | "duty" | "questions">;
  readonly readTime: ReadTime;
};

/** What reminders of tasks stand on. */
export type TaskJobPorts = Pick<TaskPorts, "communities" | "store" | "announce" | "log">;
