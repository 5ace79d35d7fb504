import { and, asc, count, eq, gt, gte, isNotNull, isNull, lte, or, sql } from "drizzle-orm";
import { chooseTurn } from "../core/duty/choose-turn.ts";
import type { Absence, DutyEntry, DutyPlace } from "../core/duty/duty.ts";
import type { DutyStore, Ping, TurnRequest } from "../core/ports/duty-store.ts";
import { makeAudited } from "./audit.ts";
import { countOpenTurns } from "./count-open-turns.ts";
import type { Database } from "./database.ts";
import { dutyAbsences, dutyEntries, dutyPings, dutySwaps, dutyTurns } from "./schema/duty.ts";

/** The rotas, the turns on them and the pings. */
export function createDutyStore(database: Database): DutyStore {
  const { attempt, transact, query } = database;
  return {
    saveEntry: async (entry, audited) => {
      const values = { ...entry, capacity: entry.capacity ?? null, hours: entry.hours ?? null };
      const { community, platform, role, person } = dutyEntries;
      const saved = query
        .insert(dutyEntries)
        .values(values)
        .onConflictDoUpdate({ target: [community, platform, role, person], set: values });
      await makeAudited(database, audited, () => saved.run().changes);
    },
    findEntries: (place, role) =>
      attempt(() =>
        query
          .select()
          .from(dutyEntries)
          .where(and(isIn(dutyEntries, place), eq(dutyEntries.role, role)))
          .orderBy(sql`rowid`)
          .all()
          .map(toEntry),
      ),
    saveAbsence: async (absence, audited) => {
      const values = { ...absence, reason: absence.reason ?? null };
      const { community, platform, person } = dutyAbsences;
      const saved = query
        .insert(dutyAbsences)
        .values(values)
        .onConflictDoUpdate({ target: [community, platform, person], set: values });
      await makeAudited(database, audited, () => saved.run().changes);
    },
    findAbsences: (place) =>
      attempt(() => query.select().from(dutyAbsences).where(isIn(dutyAbsences, place)).all().map(toAbsence)),
    saveSwap: async (swap, audited) => {
      const saved = query
        .insert(dutySwaps)
        .values(swap)
        .onConflictDoUpdate({ target: [dutySwaps.community, dutySwaps.id], set: swap });
      await makeAudited(database, audited, () => saved.run().changes);
    },
    findSwap: (community, id) =>
      attempt(() =>
        query
          .select()
          .from(dutySwaps)
          .where(and(eq(dutySwaps.community, community), eq(dutySwaps.id, id)))
          .get(),
      ),
    findSwaps: (place, role, at) =>
      attempt(() =>
        query
          .select()
          .from(dutySwaps)
          .where(
            and(
              isIn(dutySwaps, place),
              eq(dutySwaps.role, role),
              eq(dutySwaps.isAgreed, true),
              or(gt(dutySwaps.end, at), gt(dutySwaps.owed, 0)),
            ),
          )
          .orderBy(sql`rowid`)
          .all(),
      ),
    findSwapsOf: (place, person, at) =>
      attempt(() => {
        const takesPart = or(eq(dutySwaps.person, person), eq(dutySwaps.standIn, person));
        return query
          .select()
          .from(dutySwaps)
          .where(and(isIn(dutySwaps, place), takesPart, gt(dutySwaps.end, at)))
          .orderBy(asc(dutySwaps.start), sql`rowid`)
          .all();
      }),
    answerSwap: (community, id, isAgreed, audited) => {
      const waiting = and(eq(dutySwaps.community, community), eq(dutySwaps.id, id), eq(dutySwaps.isAgreed, false));
      const answered = isAgreed
        ? query.update(dutySwaps).set({ isAgreed }).where(waiting)
        : query.delete(dutySwaps).where(waiting);
      return makeAudited(database, audited, () => answered.run().changes);
    },
    findTurns: (place, role, at) => attempt(() => findTurns(database, place, role, at)),
    take: (request) => transact(() => take(database, request)),
    end: (place, subject, at) => attempt(() => endTurns(database, place, subject, at)),
    countOpen: (place, since) => attempt(() => countOpenTurns(database, place, since)),
    ping: (ping, since, budget) => transact(() => notePing(database, ping, since, budget)),
    countPings: (place, since) =>
      attempt(() => {
        const rows = query
          .select({ person: dutyPings.person, pings: count() })
          .from(dutyPings)
          .where(and(isIn(dutyPings, place), gte(dutyPings.at, since), isNull(dutyPings.text)))
          .groupBy(dutyPings.person)
          .all();
        return new Map(rows.map(({ person, pings }) => [person, pings]));
      }),
    findHeld: (place) =>
      attempt(() =>
        query
          .select()
          .from(dutyPings)
          .where(and(isIn(dutyPings, place), isNotNull(dutyPings.text)))
          .orderBy(asc(dutyPings.at), sql`rowid`)
          .all()
          .flatMap(({ text, ...ping }) => (text === null ? [] : [{ ...ping, text }])),
      ),
    releaseHeld: (place, person, until) =>
      attempt(() => {
        query
          .update(dutyPings)
          .set({ text: null })
          .where(and(isIn(dutyPings, place), eq(dutyPings.person, person), lte(dutyPings.at, until)))
          .run();
      }),
  };
}

/** Turns older than this say nothing of whose turn it is now. */
const remembered = 30 * 24 * 3_600_000;

function take(database: Database, request: TurnRequest): string | undefined {
  const { query } = database;
  const { community, platform, role, subject, messageId, candidates, at } = request;
  const ofRole = and(isIn(dutyTurns, request), eq(dutyTurns.role, role));
  const known = query
    .select({ taker: dutyTurns.taker })
    .from(dutyTurns)
    .where(and(ofRole, eq(dutyTurns.subject, subject)))
    .get();
  if (known) return known.taker;
  const chosen = chooseTurn(candidates, findTurns(database, request, role, at));
  if (!chosen) return undefined;
  endTurns(database, request, subject, at);
  const { swap } = chosen.candidate;
  query
    .insert(dutyTurns)
    .values({ community, platform, role, subject, messageId, at, ...chosen.turn })
    .run();
  if (swap) {
    query
      .update(dutySwaps)
      .set({ owed: sql`${dutySwaps.owed} + ${swap.owed}` })
      .where(and(eq(dutySwaps.community, community), eq(dutySwaps.id, swap.id)))
      .run();
  }
  return chosen.turn.taker;
}

function findTurns({ query }: Database, place: DutyPlace, role: string, at: number) {
  return query
    .select({
      person: dutyTurns.person,
      start: sql<number>`max(${dutyTurns.start})`,
      finish: sql<number>`max(${dutyTurns.finish})`,
    })
    .from(dutyTurns)
    .where(and(isIn(dutyTurns, place), eq(dutyTurns.role, role), gt(dutyTurns.at, at - remembered)))
    .groupBy(dutyTurns.person)
    .all();
}

function endTurns({ query }: Database, place: DutyPlace, subject: string, endedAt: number): void {
  query
    .update(dutyTurns)
    .set({ endedAt })
    .where(and(isIn(dutyTurns, place), eq(dutyTurns.subject, subject), isNull(dutyTurns.endedAt)))
    .run();
}

function notePing({ query }: Database, ping: Ping, since: number, budget: number): "sent" | "held" {
  const ofPerson = and(isIn(dutyPings, ping), eq(dutyPings.person, ping.person));
  const known = query
    .select({ text: dutyPings.text })
    .from(dutyPings)
    .where(and(ofPerson, eq(dutyPings.key, ping.key)))
    .get();
  if (known) return known.text === null ? "sent" : "held";
  const sent = query
    .select({ pings: count() })
    .from(dutyPings)
    .where(and(ofPerson, gte(dutyPings.at, since), isNull(dutyPings.text)))
    .get();
  const isSent = (sent?.pings ?? 0) < budget;
  query
    .insert(dutyPings)
    .values({ ...ping, text: isSent ? null : ping.text })
    .run();
  return isSent ? "sent" : "held";
}

function isIn(
  table: typeof dutyEntries | typeof dutyAbsences | typeof dutySwaps | typeof dutyTurns | typeof dutyPings,
  { community, platform }: DutyPlace,
) {
  return and(eq(table.community, community), eq(table.platform, platform));
}

function toEntry({ capacity, hours, ...entry }: typeof dutyEntries.$inferSelect): DutyEntry {
  return { ...entry, ...(capacity !== null && { capacity }), ...(hours !== null && { hours }) };
}

function toAbsence({ reason, ...absence }: typeof dutyAbsences.$inferSelect): Absence {
  return { ...absence, ...(reason !== null && { reason }) };
}
