import { z } from "zod";
import { id } from "./id-schema.ts";

/** How tasks go through the stages, and when people hear of them. */
export const tasks = z.strictObject({
  moves: z
    .record(id, z.array(id))
    .default({})
    .describe(
      "The stages a task may go to, by the stage it is in; from a stage not listed to the next one and to every earlier one.",
    ),
  owners: z
    .record(id, id)
    .default({})
    .describe("The role that takes a task over, by stage; needed only where several roles own a stage."),
  remindHours: z
    .number()
    .min(0)
    .max(720)
    .default(24)
    .describe("Hours before a task is due at which its assignee is reminded; 0 is never."),
  digest: z
    .enum(["off", "daily", "weekly"])
    .default("weekly")
    .describe("How often the moderators' channel reads what is due and overdue."),
});
