import { UsherError } from "../core/errors.ts";
import type { Configuration } from "../features/configuration/configuration-schema.ts";

/** The community that is wanted, the first one when none is named; throws `input-invalid` naming those there are. */
export function findCommunity(
  { communities }: Configuration,
  wanted: string | undefined,
): Configuration["communities"][number] {
  const found = wanted === undefined ? communities[0] : communities.find(({ id }) => id === wanted);
  if (found) return found;
  const known = communities.map(({ id }) => id).join(", ");
  throw new UsherError("input-invalid", `There is no community ${wanted}; usher.yaml has ${known}.`);
}
