import type { PersonKey } from "../community/profile.ts";

/** A person of one community. */
export interface CommunityPerson extends PersonKey {
  readonly community: string;
}

/** A stored row as it is, with the names of its columns. */
export type PersonalRow = Readonly<Record<string, unknown>>;

/** What is kept of people, and the ways to have it gone. */
export interface PrivacyStore {
  /** The rows that are the person's own, by kind, `questions`, `votes`; a kind without rows is absent. */
  findPersonalRows(key: CommunityPerson): Promise<ReadonlyMap<string, readonly PersonalRow[]>>;
  /**
   * Deletes what is the person's alone, blanks what they wrote and what quotes it, and puts `pseudonym` wherever else their id
   * stands; afterwards neither id nor texts are in the bytes of the file. Gives the number of rows that were theirs.
   */
  erase(key: CommunityPerson, pseudonym: string, at: number): Promise<number>;
  /** Notes that the person's messages are to be left unread; no id is stored, only its digest. */
  optOut(key: CommunityPerson, at: number): Promise<void>;
  optIn(key: CommunityPerson): Promise<void>;
  hasOptedOut(key: CommunityPerson): Promise<boolean>;
}
