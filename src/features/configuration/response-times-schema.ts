import { z } from "zod";
import { id } from "./id-schema.ts";

const responseTarget = z.strictObject({
  channel: z.string().min(1).exactOptional().describe("For this channel only."),
  role: id.exactOptional().describe("For questions led to this role only."),
  firstReplyHours: z
    .number()
    .min(0)
    .max(1000)
    .default(0)
    .describe("Hours of work until a person is to have replied; 0 is no target."),
  solutionHours: z
    .number()
    .min(0)
    .max(1000)
    .default(0)
    .describe("Hours of work until the question is to be solved; 0 is no target."),
});

const share = z.number().min(0.1).max(10);

/** How soon questions are to be dealt with, and what is done when they are not. */
export const responseTimes = z.strictObject({
  targets: z
    .array(responseTarget)
    .min(1)
    .describe("How soon questions are to be dealt with; one for a channel and a role counts before one for less."),
  remindAt: share.default(0.5).describe("Share of the time after which whoever it was led to is reminded."),
  reassignAt: share.default(1).describe("Share of the time for the first reply after which another is asked."),
  reportAt: share.default(1.5).describe("Share of the time after which the moderators are told."),
});
