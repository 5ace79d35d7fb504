import type { Community } from "../community/community.ts";
import type { Choice, Command } from "./command.ts";

/** The community's roles or stages that fit what was typed, for an option that asks for one; none for any other option. */
export function toCommunityChoices(
  { roles, stages }: Community,
  { options }: Command,
  option: string,
  typed: string,
): readonly Choice[] {
  const type = options.find(({ name }) => name === option)?.type;
  const all: Partial<Record<string, readonly Choice[]>> = {
    role: roles.map(({ id, name }) => ({ label: name, value: id })),
    stage: stages.map((stage) => ({ label: stage, value: stage })),
  };
  const wanted = typed.trim().toLowerCase();
  return (all[type ?? ""] ?? []).filter(({ label, value }) => `${label} ${value}`.toLowerCase().includes(wanted));
}
