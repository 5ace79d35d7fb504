import { addDays } from "../core/community/local-time.ts";

const numericDate =
  /(?<![\d/.-])(?:(\d{1,2})\/(\d{1,2})(?:\/(\d{4}|\d{2}))?|(\d{1,2})([.-])(\d{1,2})\5(\d{4}|\d{2}))(?![\d/])/;

/**
 * Writes a date in figures, `13/2/2026` or `2/13`, in words that mean the same everywhere. Where day and month could each be the
 * other, gives the text both ways instead of choosing; without a year it is the next such day after `today`.
 */
export function spellDates(text: string, today: string): string | readonly [string, string] {
  const [whole, slashed, slashedSecond, slashedYear, parted, , partedSecond, partedYear] = numericDate.exec(text) ?? [];
  if (whole === undefined) return text;
  const [first, second] = [Number(slashed ?? parted), Number(slashedSecond ?? partedSecond)];
  const year = slashedYear ?? partedYear;
  const isChinese = /\p{Script=Han}/u.test(text);
  const spell = (month: number, day: number): string | undefined => {
    const date = toDate(month, day, year, today);
    const [y, m, d] = date?.split("-").map(Number) ?? [];
    return date && text.replace(whole, isChinese ? `${y}年${m}月${d}日` : date);
  };
  const dayFirst = spell(second, first);
  const monthFirst = spell(first, second);
  if (dayFirst !== undefined && monthFirst !== undefined && first !== second) return [monthFirst, dayFirst];
  return dayFirst ?? monthFirst ?? text;
}

/** `undefined` for a day that no calendar has. */
function toDate(month: number, day: number, year: string | undefined, today: string): string | undefined {
  const digits = (count: number) => String(count).padStart(2, "0");
  const on = (given: string) => `${given}-${digits(month)}-${digits(day)}`;
  const isReal = (date: string) => !Number.isNaN(Date.parse(`${date}T00:00:00Z`)) && addDays(date, 0) === date;
  const thisYear = today.slice(0, 4);
  const candidates =
    year === undefined
      ? [on(thisYear), on(String(Number(thisYear) + 1))]
      : [on(year.length === 2 ? `20${year}` : year)];
  return candidates.find((date) => isReal(date) && (year !== undefined || date >= today));
}
