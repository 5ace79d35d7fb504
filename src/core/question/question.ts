import type { Judgement } from "./judgement.ts";
import type { Place } from "./message.ts";
import type { Verdict } from "./verdict.ts";

/** A message that Usher judges, as it is stored: the text is masked. */
export interface Question extends Place {
  readonly id: string;
  readonly messageId: string;
  /** The platform's id of the asker. */
  readonly asker: string;
  readonly text: string;
  /** ISO 639-1 code. */
  readonly language: string;
  /** Milliseconds since the epoch. */
  readonly askedAt: number;
  /** When a person other than the asker first wrote under it; absent until then. */
  readonly repliedAt?: number;
  /** When Usher heard that its message was deleted; absent while it is there. */
  readonly deletedAt?: number;
  /** Address of the message, where the platform has one. */
  readonly link?: string;
  /** Where it was asked only a chosen few can read: nothing of it is shown elsewhere. */
  readonly isPrivate?: true;
}

/** A verdict as it is stored, with all that led to it. */
export interface RecordedVerdict {
  /** 0 for the first verdict on a question; each hand-over on request adds one. */
  readonly turn: number;
  readonly verdict: Verdict;
  readonly judgement: Judgement;
  readonly decidedAt: number;
}

/** The verdict on a question as it is worded now: the last that was judged, for a hand-over on request only adds to it. */
export function toJudgedVerdict<Turn extends { readonly judgement: unknown }>(
  verdicts: readonly [Turn, ...Turn[]],
): Turn {
  const [first, ...later] = verdicts;
  const last = later.at(-1);
  if (!last) return first;
  const judgement = JSON.stringify(last.judgement);
  return verdicts.find((turn) => JSON.stringify(turn.judgement) === judgement) ?? last;
}

/** A question with its verdicts in turn order; never without one. */
export interface JudgedQuestion {
  readonly question: Question;
  readonly verdicts: readonly [RecordedVerdict, ...RecordedVerdict[]];
}
