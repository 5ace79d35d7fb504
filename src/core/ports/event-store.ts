import type { Attendance, CommunityEvent, PublicationOutcome, Rsvp } from "../announcement/community-event.ts";
import type { AuditEntry } from "../audit-entry.ts";
import type { PersonKey } from "../community/profile.ts";

/** Events and who comes to them. A change is made together with its audit entry, or not at all. */
export interface EventStore {
  /** Keeps a new event, made by its host at a time, and gives it with its number. */
  create(
    event: Omit<CommunityEvent, "number" | "isCancelled" | "recap" | "publication" | "platformId">,
    at: number,
  ): Promise<CommunityEvent>;
  find(community: string, number: number): Promise<CommunityEvent | undefined>;
  /** Events that end after `from` and start before `to`, by their start; cancelled ones too. */
  findBetween(community: string, from: number, to: number): Promise<readonly CommunityEvent[]>;
  /** `false` when it was cancelled already, or is unknown. */
  cancel(community: string, number: number, audited?: AuditEntry): Promise<boolean>;
  /** Keeps what became of it in the platform's own list. */
  savePublication(community: string, number: number, outcome: PublicationOutcome): Promise<void>;
  saveRecap(community: string, number: number, recap: string, audited?: AuditEntry): Promise<void>;
  /** One answer a person; the latest counts. */
  saveRsvp(
    community: string,
    number: number,
    person: PersonKey,
    attendance: Attendance,
    audited?: AuditEntry,
  ): Promise<void>;
  /** In the order in which people first answered. */
  findRsvps(community: string, number: number): Promise<readonly Rsvp[]>;
}
