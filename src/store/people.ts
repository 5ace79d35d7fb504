import { and, eq, sql } from "drizzle-orm";
import type { PeopleStore } from "../core/ports/store.ts";
import { makeAudited } from "./audit.ts";
import type { Database } from "./database.ts";
import { people } from "./schema/people.ts";

/** People with the standing they were last seen with; a sighting that arrives late changes nothing. */
export function createPeopleStore(database: Database): PeopleStore {
  const upsert = prepareUpsert(database);
  return {
    record: ({ platform, community, person, standing, at }) =>
      database.attempt(() => {
        upsert.run({ platform, community, person, ...standing, at });
      }),
    find: ({ platform, community, person }) =>
      database.attempt(() => {
        const found = database.query.select().from(people).where(isPerson({ platform, community, person })).get();
        if (!found) return undefined;
        const { roles, isModerator, isAdmin, firstSeenAt, lastSeenAt, mutedAt } = found;
        const seen = { firstSeenAt, lastSeenAt, ...(mutedAt !== null && { mutedAt }) };
        return { platform, community, person, standing: { roles, isModerator, isAdmin }, ...seen };
      }),
    mute: async (key, at, audited) => {
      const saved = database.query
        .update(people)
        .set({ mutedAt: at ?? null })
        .where(isPerson(key));
      await makeAudited(database, audited, () => saved.run().changes);
    },
  };
}

function isPerson({ platform, community, person }: Parameters<PeopleStore["find"]>[0]) {
  return and(eq(people.community, community), eq(people.platform, platform), eq(people.person, person));
}

function prepareUpsert({ query }: Database) {
  return query
    .insert(people)
    .values({
      community: sql.placeholder("community"),
      platform: sql.placeholder("platform"),
      person: sql.placeholder("person"),
      roles: sql.placeholder("roles"),
      isModerator: sql.placeholder("isModerator"),
      isAdmin: sql.placeholder("isAdmin"),
      firstSeenAt: sql.placeholder("at"),
      lastSeenAt: sql.placeholder("at"),
    })
    .onConflictDoUpdate({
      target: [people.community, people.platform, people.person],
      set: {
        roles: sql`excluded.roles`,
        isModerator: sql`excluded.is_moderator`,
        isAdmin: sql`excluded.is_admin`,
        lastSeenAt: sql`excluded.last_seen_at`,
      },
      setWhere: sql`excluded.last_seen_at >= ${people.lastSeenAt}`,
    })
    .prepare();
}
