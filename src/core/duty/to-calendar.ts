import type { Community, Member } from "../community/community.ts";
import type { Profile } from "../community/profile.ts";
import type { WorkCalendar } from "../community/working-hours.ts";
import type { DutyEntry } from "./duty.ts";

/** When a person works: by their own word, else by the configuration's of them, else when the community does. */
export function toCalendar(
  community: Community,
  listed: Member | undefined,
  entry: DutyEntry | undefined,
  profile: Profile | undefined,
): WorkCalendar {
  const { workingTime } = community;
  return {
    timeZone: profile?.timeZone ?? listed?.timeZone ?? workingTime.timeZone,
    hours: entry?.hours ?? listed?.hours ?? workingTime.hours,
    holidays: workingTime.holidays,
  };
}
