import type { Community } from "./community.ts";

/** The stages a task may go to from one: those the configuration names, else the next and the one before. */
export function toMoves({ stages, tasks }: Community, stage: string): readonly string[] {
  const named = tasks?.moves[stage];
  if (named) return named;
  const at = stages.indexOf(stage);
  return stages.filter((_, index) => at >= 0 && Math.abs(index - at) === 1);
}

/** The stage that usually follows; `undefined` after the last. */
export function toNextStage(community: Community, stage: string): string | undefined {
  const at = community.stages.indexOf(stage);
  return toMoves(community, stage).find((candidate) => community.stages.indexOf(candidate) > at);
}

/** The role that owns a stage: the one the configuration names, else the first that lists it among its stages. */
export function toOwner({ roles, tasks }: Community, stage: string): string | undefined {
  return tasks?.owners[stage] ?? roles.find(({ stages }) => stages.includes(stage))?.id;
}
