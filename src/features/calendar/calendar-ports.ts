import type { Community } from "../../core/community/community.ts";
import type { DutyPlace } from "../../core/duty/duty.ts";
import type { BotContext } from "../../core/ports/bot-context.ts";
import type { toCalendarTexts } from "./texts.ts";

/** What calendars are made of. */
export type CalendarPorts = Pick<BotContext, "communities"> & {
  readonly store: Pick<BotContext["store"], "duty" | "profiles" | "people" | "events" | "tasks">;
};

/** For whom a calendar is made, and when. */
export interface CalendarRequest {
  readonly community: Community;
  readonly place: DutyPlace;
  readonly person: string;
  readonly at: number;
  readonly texts: ReturnType<typeof toCalendarTexts>;
}
