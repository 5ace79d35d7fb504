import { findNextAvailable, toAvailability } from "../../core/community/availability.ts";
import type { DutyMember } from "../../core/duty/duty.ts";
import type { DutyCall } from "./open-duty-call.ts";
import { renderHours } from "./render-hours.ts";

/** A member of a rota as one line: whether they are there, and on which terms. */
export function renderMember(
  member: DutyMember,
  { at, open }: { readonly at: number; readonly open: number },
  { texts, language, toTime }: Pick<DutyCall, "texts" | "language" | "toTime">,
): string {
  const { name, share, capacity, skills, calendar, absence } = member;
  const next = findNextAvailable(member, at);
  const state = texts.availability(toAvailability(member, at, open), {
    ...(next !== undefined && { next: toTime(next) }),
    ...(absence?.reason !== undefined && { reason: absence.reason }),
  });
  const hours = renderHours(calendar.hours, language);
  const terms = [
    state,
    calendar.hours.length === 0 ? hours : `${hours} ${calendar.timeZone}`,
    share === 1 ? "" : texts.share(share),
    texts.open(open, capacity),
    skills.length === 0 ? "" : texts.skills(skills),
  ];
  return `- **${name}** · ${terms.filter((term) => term !== "").join(" · ")}`;
}
