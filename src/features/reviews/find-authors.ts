import type { Community } from "../../core/community/community.ts";
import type { Store } from "../../core/ports/store.ts";
import type { PlatformName } from "../../core/question/message.ts";
import type { Review } from "../../core/review/review.ts";

type Profiles = Pick<Store, "profiles">;

/** The people on a platform who are called so on the forge, by their own word or by the configuration's. */
export async function findByLogin(
  { profiles }: Profiles,
  community: Community,
  platform: PlatformName,
  login: string,
): Promise<readonly string[]> {
  const isSame = (other: string | undefined) => other?.toLowerCase() === login.toLowerCase();
  const stated = (await profiles.findAll(community.id)).filter((one) => one.platform === platform);
  const own = stated.filter((one) => isSame(one.login)).map(({ person }) => person);
  const configured = community.roles
    .flatMap(({ members }) => members)
    .filter(({ login: listed }) => isSame(listed))
    .map(({ id }) => id);
  return [...new Set([...own, ...configured])];
}

/** Everybody whose pull request it is as far as anybody knows; none of them ever reviews it. */
export async function findAuthors(store: Profiles, community: Community, review: Review): Promise<readonly string[]> {
  const { author, authorLogin, place } = review;
  const byLogin = authorLogin === undefined ? [] : await findByLogin(store, community, place.platform, authorLogin);
  return [...new Set([...(author === undefined ? [] : [author]), ...byLogin])];
}
