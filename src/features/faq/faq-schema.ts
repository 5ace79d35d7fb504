import { z } from "zod";

/** Text without blanks around it, with one kind of line end, so that it is the same in every form of file. */
const trimmed = z
  .string()
  .overwrite((given) => given.replaceAll(/\r\n?/g, "\n"))
  .trim()
  .min(1);

const text = z.strictObject({
  question: trimmed.describe("The question as it is best asked."),
  variants: z.array(trimmed).default([]).describe("Other wordings of it."),
  answer: trimmed.describe("The answer, in Markdown."),
});

/** One entry as a file holds it. */
export const entrySchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/, "must be lower-case words joined by hyphens, like cuda-not-available"),
  tags: z.array(trimmed).default([]),
  role: z.string().exactOptional().describe("The role that owns the entry."),
  stage: z.string().exactOptional().describe("The stage of development it belongs to."),
  source: z.url("must be an address, like https://example.org/page").exactOptional().describe("Where to read on."),
  restrictedTo: z
    .array(z.string().min(1))
    .min(1)
    .exactOptional()
    .describe("The only roles that may see it, moderators aside."),
  texts: z.record(z.string().regex(/^[a-z]{2}$/, "must be a two-letter language code, like en"), text),
});
