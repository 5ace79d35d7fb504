import type { CommandCall } from "../../core/command/command.ts";
import type { DutyEntry } from "../../core/duty/duty.ts";
import { maskSecrets } from "../../core/mask-secrets.ts";
import type { Reply } from "../../core/reply/reply.ts";
import type { DutyPorts } from "./duty-ports.ts";
import type { DutyCall } from "./open-duty-call.ts";
import { readHours } from "./read-hours.ts";

/** On which terms somebody is on a rota, and the time zone where they named one; what is not said stays as `before` has it. */
export function readTerms(
  { findTimeZone }: Pick<DutyPorts, "findTimeZone">,
  { texts, notice }: Pick<DutyCall, "texts" | "notice">,
  { capacity, share, skills, hours, zone }: CommandCall["options"],
  before: DutyEntry,
): { readonly entry: DutyEntry; readonly timeZone?: string } | { readonly refusal: Reply } {
  const { capacity: oldCapacity, hours: oldHours, ...rest } = before;
  const newShare = share === undefined ? before.share : readNumber(share, 1, 10);
  if (newShare === undefined) return { refusal: notice(texts.unclearShare(share ?? "")) };
  const newCapacity = capacity === undefined ? oldCapacity : readNumber(capacity, 0, 1000);
  if (newCapacity === undefined && capacity !== undefined) return { refusal: notice(texts.unclearCapacity(capacity)) };
  const isReset = hours !== undefined && /^(?:default|默认)$/.test(hours.trim().toLowerCase());
  const newHours = hours === undefined ? oldHours : isReset ? undefined : readHours(hours);
  if (hours !== undefined && !isReset && !newHours) return { refusal: notice(texts.unclearHours(hours)) };
  const found = zone === undefined ? undefined : findTimeZone(zone);
  if (found && "similar" in found) return { refusal: notice(texts.unknownZone(zone ?? "", found.similar)) };
  const entry = {
    ...rest,
    share: newShare,
    // None at all would be leaving; 0 takes the limit away.
    ...(newCapacity !== undefined && newCapacity > 0 && { capacity: newCapacity }),
    skills: skills === undefined ? before.skills : readSkills(skills),
    ...(newHours && { hours: newHours }),
  };
  return { entry, ...(found && { timeZone: found.name }) };
}

function readNumber(typed: string, least: number, most: number): number | undefined {
  const number = /^\d{1,4}$/.test(typed.trim()) ? Number(typed) : Number.NaN;
  return number >= least && number <= most ? number : undefined;
}

/** As many and as long as anybody reads. */
function readSkills(typed: string): readonly string[] {
  const named = maskSecrets(typed)
    .split(/[,，、;；]/)
    .map((skill) => skill.trim().toLowerCase().slice(0, 40))
    .filter((skill) => skill !== "" && skill !== "-");
  return [...new Set(named)].slice(0, 20);
}
