import { z } from "zod";
import { readRecords } from "./read-records.ts";

/** A question with the entry that answers it; `null` when none does. */
export interface LabelledQuestion {
  readonly text: string;
  readonly faqId: string | null;
}

const question = z.object({ text: z.string().trim().min(1), faqId: z.string().trim().min(1).nullable() });

/** Reads questions to measure with: YAML under `questions` or one JSON object a line. Throws as `readFaqFile` does. */
export function readQuestionsFile(path: string): readonly LabelledQuestion[] {
  return readRecords(
    path,
    "questions",
    question,
    'give each question {"text", "faqId"}, faqId null where no entry fits',
  );
}
