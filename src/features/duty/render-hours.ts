import { type Weekday, weekdays } from "../../core/community/local-time.ts";
import type { WorkingWindow } from "../../core/community/working-hours.ts";
import { toDutyTexts } from "./texts.ts";

/** Hours of work in words, days that follow one another as a span: `Mon–Fri 09:00–17:00`. */
export function renderHours(hours: readonly WorkingWindow[], language: string): string {
  const { always, days } = toDutyTexts(language);
  if (hours.length === 0) return always;
  return hours.map((window) => `${toSpans(window.days, days).join(", ")} ${window.from}–${window.to}`).join("; ");
}

function toSpans(on: readonly Weekday[], names: Readonly<Record<Weekday, string>>): readonly string[] {
  const spans: { first: number; last: number }[] = [];
  for (const [index, day] of weekdays.entries()) {
    const latest = spans.at(-1);
    if (!on.includes(day)) continue;
    if (latest && latest.last === index - 1) latest.last = index;
    else spans.push({ first: index, last: index });
  }
  const nameOf = (index: number) => names[weekdays[index] ?? "mon"];
  return spans.map(({ first, last }) => (first === last ? nameOf(first) : `${nameOf(first)}–${nameOf(last)}`));
}
