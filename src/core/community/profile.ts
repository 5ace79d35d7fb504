import type { PlatformName } from "../question/message.ts";
import type { Community } from "./community.ts";

/** One person of a community on one platform. */
export interface PersonKey {
  readonly platform: PlatformName;
  /** The platform's id. */
  readonly person: string;
}

/** What a person told Usher of themselves. */
export interface Profile extends PersonKey {
  readonly community: string;
  /** How they were called when they last did something that shows their name to others. */
  readonly name?: string;
  /** IANA name. */
  readonly timeZone?: string;
  /** Their name on the forge of the community's code, such as GitHub. */
  readonly login?: string;
}

/** The time zone a person thinks in: their own word, else the community's. */
export function toTimeZone(community: Community, profile: Profile | undefined): string {
  return profile?.timeZone ?? community.workingTime.timeZone;
}

/** How others read a person: the configuration's name for them, else the one they last had, else the platform's id. */
export function toName(community: Community, person: string, profile: Profile | undefined): string {
  const listed = community.roles.flatMap(({ members }) => members).find((member) => member.id === person);
  return listed?.name ?? profile?.name ?? person;
}
