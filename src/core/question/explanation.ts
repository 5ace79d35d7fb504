import type { Feedback } from "../feedback/feedback.ts";
import type { PlatformName } from "./message.ts";
import type { JudgedQuestion } from "./question.ts";

/** The "why" of a question: its verdicts with all that led to them, and what people said of it, oldest first. */
export interface Explanation extends JudgedQuestion {
  readonly feedback: readonly Feedback[];
}

/** How a question is named: by its own id, or by the message it was. */
export type QuestionKey =
  | { readonly questionId: string }
  | { readonly platform: PlatformName; readonly messageId: string };
