import type { AuditEntry } from "../audit-entry.ts";
import type { Absence, DutyCandidate, DutyEntry, DutyPlace, DutySwap, DutyTurn } from "../duty/duty.ts";

/** A piece of work to give to somebody. */
export interface TurnRequest extends DutyPlace {
  readonly role: string;
  /** What the work is; asked again for the same, it is the same person's, and no longer open for another role's. */
  readonly subject: string;
  /** The message where the work is a question: it is open until the question is settled. */
  readonly messageId?: string;
  /** In the order of the rota. */
  readonly candidates: readonly DutyCandidate[];
  readonly at: number;
}

/** A word to one person, within what they are sent of a day. */
export interface Ping extends DutyPlace {
  readonly person: string;
  /** What it is about; the same is told once. */
  readonly key: string;
  /** One line, kept while it is held back. */
  readonly text: string;
  readonly at: number;
}

/** The rotas, the turns taken on them, and what people were pinged for. A change is made together with its audit entry, or not at all. */
export interface DutyStore {
  /** Replaces what the person said of that role before. */
  saveEntry(entry: DutyEntry, audited?: AuditEntry): Promise<void>;
  findEntries(place: DutyPlace, role: string): Promise<readonly DutyEntry[]>;
  /** Replaces the person's earlier absence; one that ends when it starts is none. */
  saveAbsence(absence: Absence, audited?: AuditEntry): Promise<void>;
  findAbsences(place: DutyPlace): Promise<readonly Absence[]>;
  saveSwap(swap: DutySwap, audited?: AuditEntry): Promise<void>;
  findSwap(community: string, id: string): Promise<DutySwap | undefined>;
  /** Those that are not over, agreed to or waiting for the stand-in, in which the person takes part. */
  findSwapsOf(place: DutyPlace, person: string, at: number): Promise<readonly DutySwap[]>;
  /** Agrees to a swap that waits, or drops it; `false` when it no longer waits. */
  answerSwap(community: string, id: string, isAgreed: boolean, audited?: AuditEntry): Promise<boolean>;
  /** Those agreed to that last, or under which something is owed. */
  findSwaps(place: DutyPlace, role: string, at: number): Promise<readonly DutySwap[]>;
  /** Each person's furthest turn in a role, of those that still say whose turn is next at a moment. */
  findTurns(
    place: DutyPlace,
    role: string,
    at: number,
  ): Promise<readonly Pick<DutyTurn, "person" | "start" | "finish">[]>;
  /** Gives the work to whose turn it is and notes it, in one transaction; `undefined` when there is nobody. */
  take(request: TurnRequest): Promise<string | undefined>;
  /** The work is done, or no longer that person's. */
  end(place: DutyPlace, subject: string, at: number): Promise<void>;
  /** Open pieces of work of each person, in all roles, of those given since `since`. */
  countOpen(place: DutyPlace, since: number): Promise<ReadonlyMap<string, number>>;
  /** Notes a ping: `sent` while fewer than `budget` were sent since `since`, else `held`; what is noted already stays as it was. */
  ping(ping: Ping, since: number, budget: number): Promise<"sent" | "held">;
  /** How often each person was pinged since `since`. */
  countPings(place: DutyPlace, since: number): Promise<ReadonlyMap<string, number>>;
  /** What is held back, oldest first. */
  findHeld(place: DutyPlace): Promise<readonly Ping[]>;
  /** What was held for the person up to `until` has been told; its text goes. */
  releaseHeld(place: DutyPlace, person: string, until: number): Promise<void>;
}
