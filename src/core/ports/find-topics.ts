/** Texts that ask for the same thing. */
export interface Topic {
  /** Places of the texts in the list they were found in, in its order. */
  readonly members: readonly number[];
  /** The words that tell it from everything else, the most telling first. */
  readonly words: readonly string[];
}

/** Finds the subjects that several texts have in common, the largest first; what has no like is in none. */
export type FindTopics = (texts: readonly string[]) => Promise<readonly Topic[]>;
