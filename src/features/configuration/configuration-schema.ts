import { validate as isCronExpression } from "node-cron";
import { z } from "zod";
import { channelModes } from "../../core/community/community.ts";
import { architectures } from "../../core/feedback/architecture.ts";
import { id } from "./id-schema.ts";
import { responseTimes } from "./response-times-schema.ts";
import { reviews } from "./review-schema.ts";
import { tasks } from "./task-schema.ts";
import { timeZone, workingHours, workingTime } from "./working-time-schema.ts";

const channel = z.strictObject({
  id: z.string().min(1).describe("The platform's id of the channel; on the web its name."),
  mode: z.enum(channelModes).default("auto").describe("What Usher does there."),
});

const platform = z.strictObject({
  id: z.string().min(1).exactOptional().describe("Discord: the server's id. Slack: the workspace's id."),
  channels: z.array(channel).default([]).describe("The channels with a mode of their own."),
  defaultMode: z.enum(channelModes).default("off").describe("The mode of every other channel."),
  moderators: z.array(z.string().min(1)).default([]).describe("Ids of people or roles who moderate."),
  admins: z
    .array(z.string().min(1))
    .default([])
    .describe("Ids of people or roles who moderate and may change how Usher works."),
  moderatorChannel: z
    .string()
    .min(1)
    .exactOptional()
    .describe("The channel where moderators are told what Usher did and what waits for them."),
  thanksChannel: z
    .string()
    .min(1)
    .exactOptional()
    .describe("The channel where those whose answers helped most are thanked each month; nowhere when absent."),
});

const member = z.strictObject({
  id: z.string().min(1).describe("The platform's id of the person."),
  name: z.string().min(1).describe("How people read it."),
  share: z
    .int()
    .min(1)
    .max(10)
    .default(1)
    .describe("The share of the role's work: who has 2 is asked twice as often as who has 1."),
  capacity: z.int().min(1).exactOptional().describe("As many open pieces of work at once at most."),
  skills: z
    .array(z.string().min(1))
    .default([])
    .describe("What the person is asked first for: stages, languages, tags."),
  timeZone: timeZone.exactOptional().describe("The person's time zone; the community's when absent."),
  hours: workingHours.exactOptional().describe("The person's hours of work; the community's when absent."),
  login: z
    .string()
    .min(1)
    .exactOptional()
    .describe("Their name on GitHub, so that their own pull requests are not given to them."),
});

const duty = z.strictObject({
  pingsPerDay: z
    .int()
    .min(1)
    .default(20)
    .describe("As many times a person is pinged a day; what is more is told together on the next."),
});

const role = z.strictObject({
  id: id.describe("How examples and FAQ name the role."),
  name: z.string().min(1).describe("How people read it."),
  description: z.string().min(1).describe("What is led to it; shown to people who choose a role."),
  stages: z.array(id).default([]).describe("The stages of development it owns."),
  platformIds: z
    .strictObject({ discord: z.string().min(1).exactOptional(), slack: z.string().min(1).exactOptional() })
    .default({})
    .describe("The role's id on Discord and the user group's id on Slack."),
  channels: z
    .strictObject({
      discord: z.string().min(1).exactOptional(),
      slack: z.string().min(1).exactOptional(),
      web: z.string().min(1).exactOptional(),
      terminal: z.string().min(1).exactOptional(),
    })
    .default({})
    .describe("The role's own channel on each platform, for what nobody of it can take now."),
  members: z
    .array(member)
    .default([])
    .describe("People who hold the role and are on its rota where the platform has no roles of its own."),
});

const retrain = z.strictObject({
  schedule: z
    .string()
    .refine(isCronExpression, "must be a cron expression, like 0 3 * * *")
    .default("0 3 * * *")
    .describe("When the model is retrained, as a cron expression."),
  timeZone: timeZone.default("UTC").describe("The time zone of the schedule."),
});

const solutions = z.strictObject({
  acceptedBy: z
    .array(z.string().min(1))
    .default(["asker", "moderators"])
    .describe("Who may accept a person's answer: asker, moderators, helpers (every role), or a role's id."),
  ownAnswers: z.boolean().default(false).describe("Whether people may accept answers of their own."),
  askAfterHours: z
    .number()
    .min(0)
    .max(720)
    .default(24)
    .describe("Hours of silence after a person's answer until the asker is asked whether it helped; 0 is never."),
});

const faq = z.strictObject({
  cooldownMinutes: z
    .number()
    .min(0)
    .max(1440)
    .default(10)
    .describe(
      "Minutes in which an entry is not answered with again in the same channel or thread, only pointed to; 0 for none.",
    ),
});

const files = z.strictObject({
  faq: z.string().min(1).default("faq.yaml").describe("The FAQ that seed the first start."),
  examples: z.string().min(1).default("examples.yaml").describe("Labelled questions to learn from."),
  glossary: z
    .string()
    .min(1)
    .exactOptional()
    .describe("Terms of other languages with their English words, for the search."),
  heldOut: z
    .string()
    .min(1)
    .default("held-out.yaml")
    .describe("Labelled questions to judge a model by; never learned from."),
});

const community = z.strictObject({
  id: id.describe("The community's own id; its data and models are filed under it."),
  name: z.string().min(1).describe("How people read it."),
  languages: z
    .array(z.string().regex(/^[a-z]{2}$/, "must be a two-letter language code, like en"))
    .min(1)
    .default(["en"])
    .describe("Languages of the community's texts; the first is the one to fall back on."),
  platforms: z
    .strictObject({
      web: platform.exactOptional(),
      terminal: platform.exactOptional(),
      discord: platform.exactOptional(),
      slack: platform.exactOptional(),
    })
    .describe("Where the community talks."),
  roles: z.array(role).min(1).describe("The groups that questions are led to."),
  stages: z.array(id).min(1).describe("Stages of development, in their order."),
  exampleQuestions: z
    .record(z.string(), z.array(z.string().min(1)))
    .exactOptional()
    .describe("Questions the playground offers to a newcomer, by language."),
  precision: z
    .number()
    .min(0.5)
    .max(0.999)
    .default(0.95)
    .describe("Share of automatic answers that must be right; the thresholds follow from it."),
  architecture: z
    .enum(architectures)
    .default("pair")
    .describe("How texts are classified: n-grams and sentence embeddings, one of the two, or a network of its own."),
  workingTime: workingTime.prefault({}).describe("When people work who say nothing else."),
  duty: duty.prefault({}).describe("How people on duty are called."),
  faq: faq.prefault({}).describe("How entries of the FAQ are used."),
  files: files.prefault({}).describe("The community's files, in the folder of this one."),
  retrain: retrain.prefault({}).describe("When it learns."),
  solutions: solutions.prefault({}).describe("Accepted answers."),
  responseTimes: responseTimes.exactOptional().describe("Targets for replies and solutions; none without it."),
  reviews: reviews.exactOptional().describe("Code reviews; off without it."),
  tasks: tasks.prefault({}).describe("How tasks go through the stages, and when people hear of them."),
  retentionDays: z.int().min(1).max(36_500).default(365).describe("Days that the texts of questions are kept."),
});

/** What `usher.yaml` may hold: every field with its default and its meaning. */
export const configurationSchema = z.strictObject({
  encoders: z
    .strictObject({
      english: z.string().min(1).default("all-MiniLM-L6-v2").describe("Folder under models/encoders for English."),
      multilingual: z
        .string()
        .min(1)
        .default("use-multilingual-v3")
        .describe("Folder under models/encoders for every other language and for search across languages."),
    })
    .prefault({})
    .describe("The sentence encoders."),
  discord: z
    .strictObject({
      development: z
        .boolean()
        .default(false)
        .describe(
          "Registers the slash commands in each server, where they appear at once, instead of for all of Discord.",
        ),
      messageContent: z
        .boolean()
        .default(true)
        .describe(
          "Reads every message of its channels, which needs the Message Content intent; false reads only what mentions it.",
        ),
    })
    .prefault({})
    .describe("How Usher works with Discord, in every server."),
  communities: z.array(community).min(1).describe("The communities that this Usher serves."),
});

/** The whole configuration, checked and with all defaults filled in. */
export type Configuration = z.output<typeof configurationSchema>;
