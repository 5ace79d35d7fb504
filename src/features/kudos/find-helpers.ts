import type { Community } from "../../core/community/community.ts";
import { type PersonKey, toName } from "../../core/community/profile.ts";
import type { BotContext } from "../../core/ports/bot-context.ts";
import { type Helper, rankHelpers, toConfirmations } from "./rank-helpers.ts";

export type KudosPorts = Pick<BotContext, "communities" | "newId"> & {
  readonly store: Pick<BotContext["store"], "kudos" | "solutions" | "profiles">;
};

/** A helper as others read them. */
export interface NamedHelper extends Helper {
  readonly name: string;
}

/** Those who helped most up to a moment, without those who want no thanks. */
export async function findHelpers(
  { store }: Pick<KudosPorts, "store">,
  community: Community,
  at: number,
): Promise<readonly NamedHelper[]> {
  const solved = await store.solutions.findAccepted(community.id);
  const out = await store.kudos.findOptedOut(community.id);
  const profiles = await store.profiles.findAll(community.id);
  const written = new Map(
    solved.map(({ solution }) => [toKey({ ...solution, person: solution.author }), solution.authorName]),
  );
  const isOut = new Set(out.map(toKey));
  return rankHelpers(toConfirmations(solved), at)
    .filter((helper) => !isOut.has(toKey(helper)))
    .map((helper) => {
      const profile = profiles.find((one) => toKey(one) === toKey(helper));
      const name = toName(community, helper.person, profile);
      return { ...helper, name: name === helper.person ? (written.get(toKey(helper)) ?? name) : name };
    });
}

function toKey({ platform, person }: PersonKey): string {
  return JSON.stringify([platform, person]);
}
