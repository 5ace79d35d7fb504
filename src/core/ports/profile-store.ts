import type { AuditEntry } from "../audit-entry.ts";
import type { Profile } from "../community/profile.ts";

/** What people told Usher of themselves. */
export interface ProfileStore {
  /** Writes what is given, together with its audit entry, and leaves the rest of the profile as it is. */
  save(profile: Profile, audited?: AuditEntry): Promise<void>;
  find(key: Pick<Profile, "community" | "platform" | "person">): Promise<Profile | undefined>;
  findAll(community: string): Promise<readonly Profile[]>;
}
