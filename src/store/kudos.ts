import { and, asc, count, eq, gte, type SQL, sql } from "drizzle-orm";
import type { Kudos } from "../core/community/kudos.ts";
import type { KudosStore } from "../core/ports/kudos-store.ts";
import { insertAuditEntry } from "./audit.ts";
import type { Database } from "./database.ts";
import { kudos, kudosOptOuts } from "./schema/kudos.ts";

/** Thanks, and who wants none. */
export function createKudosStore(database: Database): KudosStore {
  const { attempt, transact, query } = database;
  const countWhere = (condition: SQL | undefined) =>
    query.select({ total: count() }).from(kudos).where(condition).get()?.total ?? 0;
  return {
    give: (given, { perPair, pairSince, perGiver, giverSince }) =>
      transact(() => {
        const { community, platform, giver, receiver, at } = given;
        const ofGiver = and(eq(kudos.community, community), eq(kudos.platform, platform), eq(kudos.giver, giver));
        const ofPair = and(ofGiver, eq(kudos.receiver, receiver), gte(kudos.at, pairSince));
        if (countWhere(ofPair) >= perPair) return "pair-full";
        if (countWhere(and(ofGiver, gte(kudos.at, giverSince))) >= perGiver) return "giver-full";
        query
          .insert(kudos)
          .values({ ...given, reason: given.reason ?? null })
          .run();
        insertAuditEntry(database, {
          community,
          actor: giver,
          action: "kudos-given",
          subject: receiver,
          details: {},
          at,
        });
        return "given";
      }),
    findSince: (community, since) =>
      attempt(() =>
        query
          .select()
          .from(kudos)
          .where(and(eq(kudos.community, community), gte(kudos.at, since)))
          .orderBy(asc(kudos.at), sql`rowid`)
          .all()
          .map(toKudos),
      ),
    setOptedOut: (community, { platform, person }, isOut, at) =>
      transact(() => {
        const { community: ofCommunity, platform: on, person: who } = kudosOptOuts;
        const row = { community, platform, person };
        if (isOut) query.insert(kudosOptOuts).values(row).onConflictDoNothing().run();
        else
          query
            .delete(kudosOptOuts)
            .where(and(eq(ofCommunity, community), eq(on, platform), eq(who, person)))
            .run();
        const action = isOut ? "kudos-opted-out" : "kudos-opted-in";
        insertAuditEntry(database, { community, actor: person, action, subject: person, details: {}, at });
      }),
    findOptedOut: (community) =>
      attempt(() =>
        query
          .select({ platform: kudosOptOuts.platform, person: kudosOptOuts.person })
          .from(kudosOptOuts)
          .where(eq(kudosOptOuts.community, community))
          .all(),
      ),
  };
}

function toKudos({ reason, ...rest }: typeof kudos.$inferSelect): Kudos {
  return { ...rest, ...(reason !== null && { reason }) };
}
