import type { Standpoint } from "../feedback/feedback.ts";
import type { Place } from "../question/message.ts";
import type { JudgedQuestion } from "../question/question.ts";

/** How a person's answer stands: nobody has said, it was accepted, or what was said for it was taken back. */
export const solutionStates = ["proposed", "accepted", "withdrawn"] as const;

export type SolutionState = (typeof solutionStates)[number];

/** Who accepted an answer, and in whose name. */
export interface Acceptance {
  /** The platform's id. */
  readonly person: string;
  readonly standpoint: Standpoint;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** A person's answer to a question, with the place it was given in. A question has one at most: the latest, or the accepted one. */
export interface Solution extends Place {
  readonly questionId: string;
  /** The message it was; absent when it was typed into a command. */
  readonly messageId?: string;
  /** Address of that message, where the platform has one. */
  readonly link?: string;
  /** Markdown, masked; empty when the question was closed without an answer to remember, and once erased. */
  readonly text: string;
  /** The platform's id of who gave it. */
  readonly author: string;
  readonly authorName?: string;
  /** The role in whose name it was given, where that is plain. */
  readonly role?: string;
  readonly answeredAt: number;
  /** Since when it is the last word in its thread; absent when the asker wrote again. */
  readonly silentSince?: number;
  readonly state: SolutionState;
  /** There in the state `accepted` only. */
  readonly acceptance?: Acceptance;
  /** The FAQ that was made of it. */
  readonly faqId?: string;
}

/** A question with its accepted answer. */
export interface SolvedQuestion {
  readonly judged: JudgedQuestion;
  readonly solution: Solution;
  /** How many later questions people said it solved, too. */
  readonly helped: number;
}
