import { z } from "zod";
import { id } from "./id-schema.ts";

const repository = z.strictObject({
  name: z
    .string()
    .regex(/^[\w.-]+(\/[\w.-]+)+$/, "must be an owner and a repository, like acme/tokenizer")
    .describe("Owner and repository, like acme/tokenizer."),
  skills: z.array(z.string().min(1)).default([]).describe("Who has most of these skills is asked first."),
  opensIn: z
    .strictObject({
      platform: z.enum(["discord", "slack", "web", "terminal"]).describe("Where it is."),
      channel: z.string().min(1).describe("The platform's id of the channel; on the web its name."),
    })
    .exactOptional()
    .describe("The channel where a review begins when a webhook tells of a pull request; without it people ask."),
});

/** Who reviews pull requests, and how long a review may take. */
export const reviews = z.strictObject({
  role: id.describe("The role that reviews pull requests."),
  remindAfterHours: z
    .number()
    .min(0)
    .max(1000)
    .default(8)
    .describe("Hours of the reviewer's work until they are reminded; 0 is never."),
  escalateAfterHours: z
    .number()
    .min(0)
    .max(1000)
    .default(24)
    .describe("Hours of the reviewer's work until another is asked, and the next time the moderators; 0 is never."),
  repositories: z
    .array(repository)
    .default([])
    .describe("What is known of repositories; webhooks of others are ignored."),
});
