import type { Community } from "../../core/community/community.ts";

/** The stages a task may go to from one: those the configuration names, else the next and every earlier one. */
export function toMoves({ stages, tasks }: Community, stage: string): readonly string[] {
  const named = tasks.moves[stage];
  if (named) return named;
  const at = stages.indexOf(stage);
  // Where a stage is no longer configured, every other one is a way out.
  return stages.filter((_, index) => at < 0 || (index <= at + 1 && index !== at));
}

/** The stage that usually follows; `undefined` after the last. */
export function toNextStage(community: Community, stage: string): string | undefined {
  const at = community.stages.indexOf(stage);
  return toMoves(community, stage).find((candidate) => community.stages.indexOf(candidate) > at);
}

/** The role that owns a stage: the one the configuration names, else the first that has it among its stages. */
export function toOwner({ roles, tasks }: Community, stage: string): string | undefined {
  return tasks.owners[stage] ?? roles.find(({ stages }) => stages.includes(stage))?.id;
}

/** A stage as somebody wrote it; `undefined` for what is none. */
export function readStage({ stages }: Community, typed: string): string | undefined {
  const wanted = typed.trim().toLowerCase();
  return stages.find((stage) => stage === wanted);
}

/** A role by its id or its name; `undefined` for what is none. */
export function readRole({ roles }: Community, typed: string): string | undefined {
  const wanted = typed.trim().toLowerCase();
  return roles.find(({ id, name }) => id === wanted || name.toLowerCase() === wanted)?.id;
}
