import { and, asc, eq, sql } from "drizzle-orm";
import type { Profile } from "../core/community/profile.ts";
import type { ProfileStore } from "../core/ports/profile-store.ts";
import { makeAudited } from "./audit.ts";
import type { Database } from "./database.ts";
import { profiles } from "./schema/profiles.ts";

/** Profiles, one a person and platform. */
export function createProfileStore(database: Database): ProfileStore {
  const { attempt, query } = database;
  return {
    save: async (profile, audited) => {
      const saved = query
        .insert(profiles)
        .values(profile)
        .onConflictDoUpdate({
          target: [profiles.community, profiles.platform, profiles.person],
          set: {
            name: sql`coalesce(excluded.name, ${profiles.name})`,
            timeZone: sql`coalesce(excluded.time_zone, ${profiles.timeZone})`,
            login: sql`coalesce(excluded.login, ${profiles.login})`,
          },
        });
      await makeAudited(database, audited, () => saved.run().changes);
    },
    find: ({ community, platform, person }) =>
      attempt(() => {
        const ofPerson = and(
          eq(profiles.community, community),
          eq(profiles.platform, platform),
          eq(profiles.person, person),
        );
        const found = query.select().from(profiles).where(ofPerson).get();
        return found && toProfile(found);
      }),
    findAll: (community) =>
      attempt(() =>
        query
          .select()
          .from(profiles)
          .where(eq(profiles.community, community))
          .orderBy(asc(profiles.platform), asc(profiles.person))
          .all()
          .map(toProfile),
      ),
  };
}

function toProfile({ name, timeZone, login, ...key }: typeof profiles.$inferSelect): Profile {
  return {
    ...key,
    ...(name !== null && { name }),
    ...(timeZone !== null && { timeZone }),
    ...(login !== null && { login }),
  };
}
