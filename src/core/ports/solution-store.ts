import type { IncomingMessage } from "../question/message.ts";
import type { JudgedQuestion } from "../question/question.ts";
import type { Acceptance, Solution, SolvedQuestion } from "../solution/solution.ts";

/** An answer as a person gave it, before anybody judged it. */
export type ProposedSolution = Omit<Solution, "state" | "acceptance" | "faqId">;

/** What people answered, and what of it was accepted: one answer a question. */
export interface SolutionStore {
  /** Keeps a person's answer as the question's latest; leaves an accepted one alone. An unknown question is `not-found`. */
  propose(solution: ProposedSolution): Promise<void>;
  /** Accepts an answer, in place of whatever the question had, and keeps that in the audit, in one transaction. */
  accept(solution: ProposedSolution, acceptance: Acceptance): Promise<void>;
  /**
   * Takes back what was said for a question's answer, and turns the "helpful" of those in `votesOf` into "unhelpful", with audit
   * entries, in one transaction; false, and nothing written, when there is neither.
   */
  withdraw(
    community: string,
    questionId: string,
    by: {
      readonly person: string;
      readonly reason: string;
      readonly votesOf?: readonly string[];
      readonly at: number;
    },
  ): Promise<boolean>;
  /** Notes that an answer is not the last word any more. */
  noteFollowUp(community: string, questionId: string): Promise<void>;
  find(community: string, questionId: string): Promise<Solution | undefined>;
  /** The answer that a message is; `undefined` for any other message. */
  findByMessage(key: Pick<IncomingMessage, "platform" | "community" | "messageId">): Promise<Solution | undefined>;
  /** Those of the questions that have an accepted answer with its text, by id. */
  findSolved(community: string, questionIds: readonly string[]): Promise<ReadonlyMap<string, SolvedQuestion>>;
  /** Every question with an accepted answer, oldest acceptance first; texts are empty where they were erased. */
  findAccepted(community: string): Promise<readonly SolvedQuestion[]>;
  /** Answers nobody judged that have been the last word since a time in the span, both ends included, with their questions. */
  findSilent(
    community: string,
    span: { readonly from: number; readonly to: number },
  ): Promise<readonly { readonly judged: JudgedQuestion; readonly solution: Solution }[]>;
}
