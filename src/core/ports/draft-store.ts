import type { Announcement } from "../announcement/announcement.ts";
import type { Draft, DraftKind, DraftProposal, DraftText, ReadDraft } from "../faq/draft.ts";
import type { FaqAddition } from "../faq/extend-faq.ts";
import type { Feedback } from "../feedback/feedback.ts";
import type { JudgedQuestion } from "../question/question.ts";

/** All that follows from approving a draft; it happens together or not at all. */
export interface DraftApproval extends ReadDraft {
  /** The platform's id of the moderator. */
  readonly person: string;
  readonly at: number;
  /** The entry to make or extend; absent where only a label was in dispute. */
  readonly faq?: FaqAddition;
  /** The moderator's word on each question. */
  readonly feedback: readonly Feedback[];
  /** Questions whose accepted answer the entry is made of. */
  readonly adopted: readonly string[];
  /** Where the answer is posted. */
  readonly announcements: readonly Announcement[];
}

/** `late`: somebody else had decided already; `changed`: it says something else than was read. Either way it is as they left it. */
export type DraftOutcome =
  | { readonly kind: "done"; readonly draft: Draft }
  | { readonly kind: "changed"; readonly draft: Draft }
  | { readonly kind: "late"; readonly draft: Draft }
  | { readonly kind: "unknown" };

/** The moderators' queue. A decision is about the text that was read, and is audited in its own transaction. */
export interface DraftStore {
  /**
   * Takes in all that the rules find now of some kinds, each once by its key: an open draft follows what is proposed unless a
   * moderator edited it; one that was decided opens again only by evidence newer than the decision; an open one that is not
   * proposed any more is outdated.
   */
  propose(
    community: string,
    kinds: readonly DraftKind[],
    proposals: readonly DraftProposal[],
    at: number,
  ): Promise<void>;
  find(community: string, number: number): Promise<Draft | undefined>;
  /** Open ones, the longest open first. */
  findOpen(community: string): Promise<readonly Draft[]>;
  /** Every draft of a kind, in any state, by number. */
  findAll(community: string, kind: DraftKind): Promise<readonly Draft[]>;
  /** Replaces the text of an open draft by a moderator's. */
  edit(draft: ReadDraft, text: DraftText, by: { readonly person: string; readonly at: number }): Promise<DraftOutcome>;
  approve(approval: DraftApproval): Promise<DraftOutcome>;
  decline(
    draft: ReadDraft,
    by: { readonly person: string; readonly reason: string; readonly at: number },
  ): Promise<DraftOutcome>;
  /** How many open drafts moderators were not told of yet, and when they were last told of any. */
  findUntold(community: string): Promise<{ readonly count: number; readonly lastToldAt?: number }>;
  /** Notes that moderators were told of all that is open. */
  noteTold(community: string, at: number): Promise<void>;
  /**
   * Questions asked since a time whose automatic answer is in doubt: entries were only suggested, or somebody entitled called the
   * answer unhelpful; nobody has settled them, and a reply was promised for them. Oldest first.
   */
  findDoubtful(community: string, since: number): Promise<readonly JudgedQuestion[]>;
}
