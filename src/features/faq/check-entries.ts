import type { Community } from "../../core/community/community.ts";
import type { Faq } from "../../core/faq/faq.ts";
import type { Fault } from "../../core/fault.ts";
import { toFaults } from "../../core/to-faults.ts";
import { entrySchema } from "./faq-schema.ts";

/** An entry as it was read, with the words for where it stood: `faq[2]`, `cuda.md`; none for one that somebody typed. */
export interface EntryDraft {
  readonly place: string;
  readonly value: unknown;
}

/** Entries that are right, or everything that is wrong with them. */
export type EntryReading =
  | { readonly kind: "read"; readonly faq: readonly Faq[] }
  | { readonly kind: "faulty"; readonly faults: readonly Fault[] };

/** What entries must agree with beside themselves; nothing where absent. */
export interface EntrySurroundings {
  readonly community?: Pick<Community, "roles" | "stages">;
  /** Entries that are there already. */
  readonly others?: readonly Faq[];
}

/** Checks every entry by itself and all together, and finds all faults at once, each with its entry, its field and a remedy. */
export function checkEntries(drafts: readonly EntryDraft[], surroundings: EntrySurroundings = {}): EntryReading {
  const faults: Fault[] = [];
  const checked: CheckedEntry[] = [];
  for (const { place, value } of drafts) {
    const result = entrySchema.safeParse(value, { reportInput: true });
    if (result.success) checked.push({ place: toPlace(place, result.data.id), entry: result.data });
    else faults.push(...toFaults(result.error).map((fault) => within(toPlace(place, toId(value)), fault)));
  }
  faults.push(...findContradictions(checked, surroundings.others ?? []));
  if (surroundings.community) faults.push(...findUnknown(checked, surroundings.community));
  return faults.length > 0 ? { kind: "faulty", faults } : { kind: "read", faq: checked.map(({ entry }) => entry) };
}

interface CheckedEntry {
  readonly place: string;
  readonly entry: Faq;
}

/** Faults between entries: an id given twice, an entry in no language, a wording that two entries claim. */
function findContradictions(checked: readonly CheckedEntry[], others: readonly Faq[]): readonly Fault[] {
  const faults: Fault[] = [];
  const ids = new Set<string>();
  const replaced = new Set(checked.map(({ entry }) => entry.id));
  const kept = others.filter(({ id }) => !replaced.has(id));
  const owners = new Map(kept.flatMap((entry) => toWordings(entry).map((wording) => [toKey(wording), entry.id])));
  for (const { place: path, entry } of checked) {
    const { id, texts } = entry;
    if (ids.has(id)) faults.push({ path, message: "has an id that an earlier entry has; give it its own" });
    ids.add(id);
    if (Object.keys(texts).length === 0) {
      faults.push({ path, message: "has no text in any language; add one under texts" });
    }
    for (const wording of toWordings(entry)) {
      const owner = owners.get(toKey(wording));
      if (owner !== undefined && owner !== id) {
        faults.push({ path, message: `shares the wording "${wording}" with ${owner}; keep it in one of them` });
      }
      owners.set(toKey(wording), id);
    }
  }
  return faults;
}

/** Faults against the community: roles and stages that it does not have. */
function findUnknown(
  checked: readonly CheckedEntry[],
  { roles, stages }: NonNullable<EntrySurroundings["community"]>,
): readonly Fault[] {
  const known = roles.map(({ id }) => id);
  return checked.flatMap(({ place, entry: { role, stage, restrictedTo = [] } }) => {
    const strange = (field: string, value: string, names: readonly string[]) => ({
      path: `${place}: ${field}`,
      message: `"${value}" is none of ${names.join(", ")}; correct it`,
    });
    return [
      ...(role === undefined || known.includes(role) ? [] : [strange("role", role, known)]),
      ...(stage === undefined || stages.includes(stage) ? [] : [strange("stage", stage, stages)]),
      ...restrictedTo.filter((each) => !known.includes(each)).map((each) => strange("restrictedTo", each, known)),
    ];
  });
}

/** Every wording of an entry, in all its languages. */
export function toWordings({ texts }: Pick<Faq, "texts">): readonly string[] {
  return Object.values(texts).flatMap(({ question, variants }) => [question, ...variants]);
}

function toKey(wording: string): string {
  return wording.toLowerCase();
}

function within(place: string, { path, message }: Fault): Fault {
  return { path: path === "" ? place : `${place}: ${path}`, message };
}

function toPlace(place: string, id: string | undefined): string {
  if (id === undefined) return place;
  return place === "" ? id : `${place} (${id})`;
}

function toId(value: unknown): string | undefined {
  const id = typeof value === "object" && value !== null && "id" in value ? value.id : undefined;
  return typeof id === "string" ? id : undefined;
}
