import { and, asc, eq, gt, lt, max, sql } from "drizzle-orm";
import { type CommunityEvent, toEventId } from "../core/announcement/community-event.ts";
import type { EventStore } from "../core/ports/event-store.ts";
import { insertAuditEntry, makeAudited } from "./audit.ts";
import type { Database } from "./database.ts";
import { events, rsvps } from "./schema/events.ts";

/** Events, numbered from 1 in each community, and who comes to them. */
export function createEventStore(database: Database): EventStore {
  const { attempt, transact, query } = database;
  const named = (community: string, number: number) => and(eq(events.community, community), eq(events.number, number));
  return {
    create: (event, at) =>
      transact(() => {
        const ofCommunity = eq(events.community, event.community);
        const last = query
          .select({ number: max(events.number) })
          .from(events)
          .where(ofCommunity)
          .get();
        const number = (last?.number ?? 0) + 1;
        const created = query
          .insert(events)
          .values({ ...event, number })
          .returning()
          .get();
        const [{ community, host: actor }, subject] = [event, toEventId(created)];
        insertAuditEntry(database, { community, actor, action: "event-created", subject, details: {}, at });
        return toEvent(created);
      }),
    find: (community, number) =>
      attempt(() => {
        const found = query.select().from(events).where(named(community, number)).get();
        return found && toEvent(found);
      }),
    findBetween: (community, from, to) =>
      attempt(() =>
        query
          .select()
          .from(events)
          .where(and(eq(events.community, community), gt(events.endsAt, from), lt(events.startsAt, to)))
          .orderBy(asc(events.startsAt), asc(events.number))
          .all()
          .map(toEvent),
      ),
    cancel: (community, number, audited) => {
      const open = and(named(community, number), eq(events.isCancelled, false));
      const cancelled = query.update(events).set({ isCancelled: true }).where(open);
      return makeAudited(database, audited, () => cancelled.run().changes);
    },
    savePublication: (community, number, outcome) =>
      attempt(() => {
        const platformId = outcome.kind === "published" ? { platformId: outcome.platformId } : {};
        query
          .update(events)
          .set({ publication: outcome.kind, ...platformId })
          .where(named(community, number))
          .run();
      }),
    saveRecap: async (community, number, recap, audited) => {
      const saved = query.update(events).set({ recap }).where(named(community, number));
      await makeAudited(database, audited, () => saved.run().changes);
    },
    saveRsvp: async (community, event, { platform, person }, attendance, audited) => {
      const saved = query
        .insert(rsvps)
        .values({ community, event, platform, person, attendance })
        .onConflictDoUpdate({
          target: [rsvps.community, rsvps.event, rsvps.platform, rsvps.person],
          set: { attendance },
        });
      await makeAudited(database, audited, () => saved.run().changes);
    },
    findRsvps: (community, event) =>
      attempt(() =>
        query
          .select({ platform: rsvps.platform, person: rsvps.person, attendance: rsvps.attendance })
          .from(rsvps)
          .where(and(eq(rsvps.community, community), eq(rsvps.event, event)))
          .orderBy(sql`rowid`)
          .all(),
      ),
  };
}

function toEvent({ recap, platformId, ...event }: typeof events.$inferSelect): CommunityEvent {
  return { ...event, ...(recap === null ? {} : { recap }), ...(platformId === null ? {} : { platformId }) };
}
