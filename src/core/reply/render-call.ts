import { type Community, toRoleName } from "../community/community.ts";
import type { RouteVerdict } from "../question/verdict.ts";
import { renderTime } from "./render-time.ts";
import { toTexts } from "./texts.ts";

/** For whom a question is, and when they see it where that is not now. */
export function renderCall(
  { role, stage, isHeld, nobody }: RouteVerdict,
  community: Community,
  language: string,
): string {
  const texts = toTexts(language);
  const call = texts.route(toRoleName(community, role), stage);
  if (isHeld) return `${call} ${texts.held}`;
  if (!nobody) return call;
  const { nextAvailableAt: next } = nobody;
  const { timeZone } = community.workingTime;
  return `${call} ${texts.nobodyThere(next === undefined ? undefined : `${renderTime(next, timeZone, language)} (${timeZone})`)}`;
}
