import type { Faq } from "../faq/faq.ts";
import type { Place } from "../question/message.ts";

/** One state of an entry, as it was written. */
export interface FaqRevision {
  /** Counted from 1. */
  readonly revision: number;
  /** The entry as of then; of a removal the entry that was removed. */
  readonly faq: Faq;
  readonly isRemoved: boolean;
  /** The platform's id of a person, or `system`. */
  readonly author: string;
  readonly at: number;
}

/** An entry as it was shown to people. */
export interface FaqShowing extends Place {
  readonly faqId: string;
  /** False when one person alone saw it. */
  readonly isPublic: boolean;
  readonly at: number;
}

export interface FaqUsage {
  readonly shown: number;
  /** Questions whose asker, helper or moderator said that the entry solved it. */
  readonly helped: number;
}

/** One entry as somebody wrote it. */
export interface FaqChange {
  readonly community: string;
  readonly faq: Faq;
  readonly author: string;
  readonly at: number;
  /** The latest revision that the author knew; 0 for an id that was never used. */
  readonly basedOn: number;
  /** The question whose accepted answer becomes the entry. */
  readonly adopts?: string;
  /** The earlier revision that this one is the same as. */
  readonly revertsTo?: number;
}

export type FaqChanged =
  | { readonly kind: "saved"; readonly revision: number }
  | { readonly kind: "unchanged" }
  /** Somebody wrote the entry since `basedOn`. */
  | { readonly kind: "outdated" }
  /** The answer is an entry already. */
  | { readonly kind: "adopted-before"; readonly faqId: string }
  /** The question to adopt from has no accepted answer. */
  | { readonly kind: "not-accepted" };

/** The FAQ: current entries and every revision. Each change is audited in its own transaction. */
export interface FaqStore {
  /** All current entries, by id. */
  findAll(community: string): Promise<readonly Faq[]>;
  find(community: string, id: string): Promise<Faq | undefined>;
  /** Entries whose latest revision is a removal, as they last were, by id. */
  findRemoved(community: string): Promise<readonly Faq[]>;
  /**
   * Writes entries as new revisions (unchanged ones are left alone), in one transaction; gives the number written. An entry that
   * was removed is there again.
   */
  save(community: string, entries: readonly Faq[], author: string, at: number): Promise<number>;
  /** Writes one entry and adopts the answer it was made of, in one transaction; nothing at all unless it gives `saved`. */
  change(change: FaqChange): Promise<FaqChanged>;
  /** Removes an entry by a revision that says so, and lets go of the answers it was made of; false when there is none. */
  remove(community: string, id: string, author: string, at: number): Promise<boolean>;
  /** Every revision of an entry, oldest first. */
  findRevisions(community: string, id: string): Promise<readonly FaqRevision[]>;
  /** When each current entry was last written, by id. */
  findWrittenAt(community: string): Promise<ReadonlyMap<string, number>>;
  /** Notes that an entry was shown; automatic answers note it by themselves, with their question. */
  recordShowing(showing: FaqShowing): Promise<void>;
  /** When an entry was last shown to all in a channel, or in the thread where there is one. */
  findLastShown(place: Place, id: string): Promise<number | undefined>;
  /** How often entries were shown and helped, by id; an entry without any use is absent. */
  countUses(community: string): Promise<ReadonlyMap<string, FaqUsage>>;
}
