import type { CommandCall } from "../../core/command/command.ts";
import type { Profile } from "../../core/community/profile.ts";

type Naming = Pick<CommandCall, "community" | "platform" | "person" | "names">;

/** The names that came along with a call: the caller's and those of people in its options. */
export function toNamed({ community, platform, person, names = {} }: Naming): readonly Profile[] {
  const caller = person.name === undefined ? {} : { [person.id]: person.name };
  return Object.entries({ ...names, ...caller }).map(([id, name]) => ({ community, platform, person: id, name }));
}
