import type { Kudos, KudosCaps } from "../community/kudos.ts";
import type { PersonKey } from "../community/profile.ts";

/** Thanks from person to person, and who wants none. */
export interface KudosStore {
  /** Keeps it unless a cap is reached, with an audit entry in the same transaction; tells which cap it was. */
  give(kudos: Kudos, caps: KudosCaps): Promise<"given" | "pair-full" | "giver-full">;
  /** Those given since a moment, oldest first. */
  findSince(community: string, since: number): Promise<readonly Kudos[]>;
  /** Whether a person is named and thanked at all; audited. */
  setOptedOut(community: string, person: PersonKey, isOut: boolean, at: number): Promise<void>;
  findOptedOut(community: string): Promise<readonly PersonKey[]>;
}
