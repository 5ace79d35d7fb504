import type { Community } from "../../core/community/community.ts";
import { addDays, fromLocalTime, toLocalTime, weekdays } from "../../core/community/local-time.ts";
import { toWorkingDay } from "../../core/community/working-hours.ts";
import { platformNames } from "../../core/question/message.ts";
import { findNames } from "./find-names.ts";
import { renderDigest } from "./render-digest.ts";
import type { TaskJobPorts } from "./task-ports.ts";
import { toTaskTexts } from "./texts.ts";

/** Tells moderators what is overdue and what is due until the next time, once a day or a week, when the community begins to work. */
export async function tellModerators(
  { store, announce }: TaskJobPorts,
  community: Community,
  at: number,
): Promise<void> {
  const period = findPeriod(community, at);
  if (!period || at < period.start) return;
  const { timeZone } = community.workingTime;
  const due = await store.tasks.findDue(community.id, period.end);
  const known = due.filter(({ createdAt }) => createdAt < period.start);
  if (known.length === 0) return;
  const language = community.languages[0] ?? "en";
  const texts = toTaskTexts(language);
  const reader = { community, language, timeZone, at, texts, toName: await findNames(store, community) };
  const overdue = known.filter(({ dueAt = at }) => dueAt < at).length;
  const reply = renderDigest(reader, texts.moderatorDigest(known.length - overdue, overdue), known, "public");
  for (const platform of platformNames) {
    const channel = community.platforms[platform]?.moderatorChannel;
    if (channel === undefined) continue;
    const key = `task-board:${community.tasks.digest}:${period.date}`;
    await announce([{ platform, community: community.id, key, audience: { kind: "channel", channel }, reply }]);
  }
}

/** The day or week that a moment is in: its first date, when work begins in it, and when it ends; `undefined` for one without work. */
function findPeriod({ tasks: { digest }, workingTime }: Community, at: number) {
  if (digest === "off") return undefined;
  const today = toLocalTime(at, workingTime.timeZone);
  const days = digest === "daily" ? 1 : 7;
  const date = digest === "daily" ? today.date : addDays(today.date, -weekdays.indexOf(today.weekday));
  const dates = Array.from({ length: days }, (_, index) => addDays(date, index));
  const first = dates.map((each) => toWorkingDay(workingTime, each)).find((day) => day !== undefined);
  return first && { date, start: first.start, end: fromLocalTime(addDays(date, days), 0, workingTime.timeZone) };
}
