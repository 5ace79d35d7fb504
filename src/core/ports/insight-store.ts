/** What came of the questions asked in a span of time; texts without a question are not counted. */
export interface CommunityNumbers {
  readonly asked: number;
  /** By Usher's first verdict. */
  readonly answered: number;
  readonly suggested: number;
  readonly routed: number;
  readonly abstained: number;
  /** Automatic answers that an asker, helper or moderator called right, and nobody of them wrong. */
  readonly confirmed: number;
  /** Automatic answers that one of them called wrong. */
  readonly refuted: number;
  /** Automatic answers of which nobody said anything, with nobody called and no other answer accepted afterwards. */
  readonly presumed: number;
  /** Questions with an accepted answer of a person. */
  readonly solvedByPeople: number;
  /** Milliseconds from a question to a person's first reply, of those that had one: half were quicker. */
  readonly medianFirstReply?: number;
}

/** Honest numbers, each by one query over what is stored. */
export interface InsightStore {
  /** Of the questions asked from `from` until before `until`, milliseconds since the epoch. */
  countNumbers(community: string, span: { readonly from: number; readonly until: number }): Promise<CommunityNumbers>;
}
