import { isTimeZone } from "../../core/community/local-time.ts";

const known = Intl.supportedValuesOf("timeZone");

/** A time zone by its IANA name in any case, `europe/berlin`, or by its last word, `berlin`; otherwise names that are like it. */
export function findTimeZone(typed: string): { readonly name: string } | { readonly similar: readonly string[] } {
  const wanted = typed.trim().replace(/\s+/g, "_").toLowerCase();
  const exact = known.find((name) => name.toLowerCase() === wanted);
  const cities = known.filter((name) => name.toLowerCase().endsWith(`/${wanted}`));
  const [city] = cities;
  if (exact !== undefined) return { name: exact };
  if (city !== undefined && cities.length === 1) return { name: city };
  // Names that are no longer listed, Asia/Calcutta, and UTC still work.
  if (/^[a-z]+(\/[\w+-]+)*$/.test(wanted) && isTimeZone(wanted)) {
    return { name: new Intl.DateTimeFormat("en", { timeZone: wanted }).resolvedOptions().timeZone };
  }
  return { similar: findSimilar(typed, 5) };
}

/** Time zones that contain what was typed; all, in their order, when that is nothing. */
export function findSimilar(typed: string, most: number): readonly string[] {
  const wanted = typed.trim().replace(/\s+/g, "_").toLowerCase();
  return known.filter((name) => name.toLowerCase().includes(wanted)).slice(0, most);
}
