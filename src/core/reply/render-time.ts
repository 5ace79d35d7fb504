/** A moment as the people of a time zone read it, with weekday, date and minute: `Fri, 16 Jan 2026, 17:00`. */
export function renderTime(at: number, timeZone: string, language: string): string {
  const format = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, {
    timeZone,
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  return format.format(at);
}
