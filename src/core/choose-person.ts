import type { Member } from "./community.ts";

/** The member with the fewest questions of late, never the asker; among equals the first listed. `undefined`: nobody is left. */
export function choosePerson(
  members: readonly Member[],
  load: ReadonlyMap<string, number>,
  asker: string,
): string | undefined {
  return members
    .filter((member) => member.id !== asker)
    .toSorted((a, b) => (load.get(a.id) ?? 0) - (load.get(b.id) ?? 0))
    .at(0)?.id;
}
