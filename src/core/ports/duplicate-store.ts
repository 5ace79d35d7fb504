import type { Question } from "../question/question.ts";

/** Questions that ask the same in different places; `QuestionStore.record` links them. */
export interface DuplicateStore {
  /**
   * Questions asked at `since` or later for everybody to read, that were left to people and that nobody has called solved or
   * dismissed, newest first.
   */
  findOpen(community: string, since: number, limit: number): Promise<readonly Question[]>;
  /** The other questions that ask the same as one does and are open like those of `findOpen`, oldest first. */
  findSame(community: string, questionId: string): Promise<readonly Question[]>;
}
