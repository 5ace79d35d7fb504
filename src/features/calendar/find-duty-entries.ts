import { type Community, toRoleName } from "../../core/community/community.ts";
import { toName } from "../../core/community/profile.ts";
import { findWork, type Span } from "../../core/community/working-hours.ts";
import type { Absence, DutyMember, DutySwap } from "../../core/duty/duty.ts";
import { readRota } from "../../core/duty/read-rota.ts";
import type { CalendarEntry } from "./calendar-entry.ts";
import type { CalendarPorts, CalendarRequest } from "./calendar-ports.ts";

/** As far ahead as hours of duty are written down. */
const horizon = 28 * 24 * 3_600_000;

/**
 * The hours of duty, absences and agreed swaps of the next four weeks, the caller's own or everybody's of all roles. Whoever is on
 * duty at any hour has none written down: that would fill the calendar and say nothing.
 */
export async function findDutyEntries(
  { store }: CalendarPorts,
  { community, place, person, at, texts }: CalendarRequest,
  whose: "own" | "all",
): Promise<readonly CalendarEntry[]> {
  const window = { start: at, end: at + horizon };
  const isMeant = (one: string) => whose === "all" || one === person;
  const shifts: CalendarEntry[] = [];
  const swaps: DutySwap[] = [];
  const members = new Map<string, DutyMember>();
  for (const role of community.roles) {
    const rota = await readRota(store, community, place.platform, role);
    for (const member of rota.filter((one) => isMeant(one.person))) {
      members.set(member.person, member);
      for (const span of toShifts(member, window)) {
        const id = `duty-${place.platform}-${role.id}-${member.person}-${span.start}`;
        const title = texts.onDuty(member.name, role.name);
        const entry = { id, revision: toRevision(at), title };
        shifts.push({ ...entry, ...cutOut(span, member.absence) });
      }
    }
    swaps.push(...(await store.duty.findSwaps(place, role.id, at)));
  }
  const names = await readNames(store, community, place.platform);
  const absences = (await store.duty.findAbsences(place)).filter(
    ({ person: one, end }) => members.has(one) && end > at,
  );
  return [
    ...shifts,
    ...absences.map((absence) => ({
      id: `away-${place.platform}-${absence.person}-${absence.start}`,
      revision: toRevision(at),
      title: texts.away(names(absence.person)),
      ...toSpan(absence),
    })),
    ...swaps
      .filter(({ person: asker, standIn, end }) => end > at && (isMeant(asker) || isMeant(standIn)))
      .map((swap) => ({
        id: `swap-${swap.id}`,
        revision: toRevision(at),
        title: texts.standsIn(names(swap.standIn), names(swap.person), toRoleName(community, swap.role)),
        ...toSpan(swap),
      })),
  ];
}

/** Hours as they stand in the calendar, from their beginning, so that the next export finds the same. */
function toShifts({ calendar }: DutyMember, { start, end }: Span): readonly Span[] {
  if (calendar.hours.length === 0) return [];
  const day = 24 * 3_600_000;
  return findWork(calendar, { start: start - day, end }).filter((span) => span.end > start && span.start > start - day);
}

/** A shift less the absence at its beginning or end; one within the absence is struck out, for it may have been imported. */
function cutOut(shift: Span, absence: Span | undefined): Span & Pick<CalendarEntry, "isCancelled"> {
  if (!absence || absence.end <= shift.start || absence.start >= shift.end) return shift;
  const [coversStart, coversEnd] = [absence.start <= shift.start, absence.end >= shift.end];
  if (coversStart && coversEnd) return { ...shift, isCancelled: true };
  return { start: coversStart ? absence.end : shift.start, end: coversEnd ? absence.start : shift.end };
}

function toSpan({ start, end }: Absence | DutySwap): Span {
  return { start, end };
}

/** No revisions of a rota are kept: every export is newer than those before it. */
function toRevision(at: number): number {
  return Math.floor(at / 60_000);
}

async function readNames({ profiles }: CalendarPorts["store"], community: Community, platform: string) {
  const known = await profiles.findAll(community.id);
  const ofPlatform = new Map(known.filter((one) => one.platform === platform).map((one) => [one.person, one]));
  return (person: string) => toName(community, person, ofPlatform.get(person));
}
