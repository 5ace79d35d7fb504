import type { Profile } from "../profile.ts";

/** What people told Usher of themselves. */
export interface ProfileStore {
  /** Writes what is given and leaves the rest of the profile as it is. */
  save(profile: Profile): Promise<void>;
  find(key: Pick<Profile, "community" | "platform" | "person">): Promise<Profile | undefined>;
  findAll(community: string): Promise<readonly Profile[]>;
}
