/** What a platform may be able to do, in the order of the README's table. */
export const capabilities = [
  "commands",
  "autocomplete",
  "forms",
  "message menus",
  "reactions",
  "buttons",
  "files given",
  "files received",
  "private replies",
  "direct messages",
  "threads",
  "edits",
  "deletions",
  "announcements",
  "home page",
  "state marks",
] as const;

export type Capability = (typeof capabilities)[number];

/** How far a platform has it: as it is, in a way of its own, or not at all; the latter two with the reason, one sentence. */
export type Ability = "yes" | { readonly otherwise: string } | { readonly no: string };

/** What a platform can do; its tests hold it to every line. */
export type Abilities = Readonly<Record<Capability, Ability>>;

/** Whether the platform has it, in whichever way. */
export function isAble(ability: Ability): boolean {
  return ability === "yes" || "otherwise" in ability;
}
