/** What waits for moderators: an answer nobody is sure of, a subject without an entry, a label that trusted people disagree about. */
export const draftKinds = ["answer", "topic", "label"] as const;

export type DraftKind = (typeof draftKinds)[number];

/** `outdated`: what it was about came to an end without a moderator. */
export const draftStates = ["open", "approved", "declined", "outdated"] as const;

export type DraftState = (typeof draftStates)[number];

/** What a draft says, before anybody approved it; the texts are masked. */
export interface DraftText {
  /** What it is called in a list: a subject's most telling words; empty where the question says it. */
  readonly name: string;
  /** The question as an entry would ask it. */
  readonly question: string;
  /** Markdown; empty while nobody wrote an answer. */
  readonly answer: string;
  /** ISO 639-1 code of both. */
  readonly language: string;
  /** The entry that it extends; a new one is made where absent. */
  readonly faqId?: string;
  /** Nobody has read it over: it was put together by a machine. */
  readonly isMachineMade: boolean;
}

/** Something that moderators should decide, as the rules of the queue find it. */
export interface DraftProposal extends DraftText {
  readonly kind: DraftKind;
  /** Says what it is about; an item is there once by it. */
  readonly key: string;
  /** The questions it is about, oldest first. */
  readonly questionIds: readonly string[];
  /** When the newest thing behind it was said; milliseconds since the epoch. */
  readonly evidenceAt: number;
}

/** A decision about a draft. */
export interface DraftDecision {
  /** The platform's id of a moderator, or `system`. */
  readonly person: string;
  /** Why it was declined; empty once erased. */
  readonly reason: string;
  readonly at: number;
}

/** An item of the moderators' queue. */
export interface Draft extends DraftProposal {
  readonly community: string;
  /** Counted from 1 within the community. */
  readonly number: number;
  readonly state: DraftState;
  /** Counts what it has said, from 1: another text is another revision. */
  readonly revision: number;
  /** Since when it is open, or was last. */
  readonly openedAt: number;
  /** Absent while it is open. */
  readonly decision?: DraftDecision;
}

/** A draft as somebody read it. */
export type ReadDraft = Pick<Draft, "community" | "number" | "revision">;

/** How people name a draft: `D-3`. */
export function toDraftId({ number }: Pick<Draft, "number">): string {
  return `D-${number}`;
}

/** The number in what somebody typed: `D-3`, `d3`, `3`. */
export function readDraftId(typed: string): number | undefined {
  const [, digits] = /^(?:d-?)?(\d{1,9})$/i.exec(typed.trim()) ?? [];
  return digits === undefined ? undefined : Number(digits);
}
