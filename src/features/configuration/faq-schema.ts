import { z } from "zod";
import type { Fault } from "./find-contradictions.ts";

const text = z.strictObject({
  question: z.string().trim().min(1).describe("The question as it is best asked."),
  variants: z.array(z.string().trim().min(1)).default([]).describe("Other wordings of it."),
  answer: z.string().trim().min(1).describe("The answer, in Markdown."),
});

const entry = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/, "must be lower-case words joined by hyphens, like cuda-not-available"),
  tags: z.array(z.string().min(1)).default([]),
  role: z.string().exactOptional().describe("The role that owns the entry."),
  stage: z.string().exactOptional().describe("The stage of development it belongs to."),
  source: z.url().exactOptional().describe("Where the answer comes from or goes on."),
  restrictedTo: z
    .array(z.string().min(1))
    .min(1)
    .exactOptional()
    .describe("The only roles that may see it, moderators aside."),
  texts: z.record(z.string().regex(/^[a-z]{2}$/, "must be a two-letter language code, like en"), text),
});

/** What `faq.yaml` may hold. */
export const faqSchema = z.strictObject({ faq: z.array(entry) });

/** Faults between entries: an id given twice, an entry in no language, a wording that two entries claim. */
export function findFaqContradictions({ faq }: z.output<typeof faqSchema>): readonly Fault[] {
  const faults: Fault[] = [];
  const ids = new Set<string>();
  const wordings = new Map<string, string>();
  for (const [index, { id, texts }] of faq.entries()) {
    const path = `faq[${index}] (${id})`;
    if (ids.has(id)) faults.push({ path, message: "has an id that an earlier entry has; give it its own" });
    ids.add(id);
    if (Object.keys(texts).length === 0)
      faults.push({ path, message: "has no text in any language; add one under texts" });
    for (const wording of Object.values(texts).flatMap(({ question, variants }) => [question, ...variants])) {
      const owner = wordings.get(wording.toLowerCase());
      if (owner !== undefined && owner !== id) {
        faults.push({ path, message: `shares the wording "${wording}" with ${owner}; keep it in one of them` });
      }
      wordings.set(wording.toLowerCase(), id);
    }
  }
  return faults;
}
