import type { CommandCall } from "../../core/command/command.ts";
import { openCall } from "../../core/command/open-call.ts";
import type { Community, Role } from "../../core/community/community.ts";
import { toName, toTimeZone } from "../../core/community/profile.ts";
import { type Standing, toStanding } from "../../core/community/standing.ts";
import type { DutyPlace } from "../../core/duty/duty.ts";
import { UsherError } from "../../core/errors.ts";
import { renderTime } from "../../core/reply/render-time.ts";
import type { Reply } from "../../core/reply/reply.ts";
import type { DutyPorts } from "./duty-ports.ts";
import { toDutyTexts } from "./texts.ts";

/** How a call about duty is read: who calls, for whom, of which role, and how they read. */
export interface DutyCall {
  readonly community: Community;
  readonly place: DutyPlace;
  readonly at: number;
  readonly caller: string;
  readonly standing: Standing;
  /** Whom it is about: the caller, or somebody a moderator acts for. */
  readonly person: string;
  /** The role they named. */
  readonly role?: Role;
  readonly language: string;
  readonly timeZone: string;
  readonly texts: ReturnType<typeof toDutyTexts>;
  readonly notice: (text: string, also?: Partial<Reply>) => Reply;
  /** A moment as the caller reads it. */
  readonly toTime: (at: number) => string;
  /** How others read a person. */
  readonly nameOf: (person: string) => Promise<string>;
  /** How a person reads what they did not ask for; a channel where there is none. */
  readonly readerOf: (person: string | undefined) => Promise<Pick<DutyCall, "language" | "texts" | "toTime">>;
}

/** What every command about duty begins with; a reply instead where the call names what is not, or who may not. */
export async function openDutyCall(
  ports: DutyPorts,
  call: CommandCall,
): Promise<DutyCall | { readonly refusal: Reply }> {
  const { community, language, texts, notice } = openCall(ports, call, toDutyTexts);
  if (!community) throw new UsherError("not-found", `${call.community}: no such community in usher.yaml`);
  const { platform, at, options } = call;
  const place = { community: community.id, platform };
  const caller = call.person.id;
  const { profiles } = ports.store;
  const timeZone = toTimeZone(community, await profiles.find({ ...place, person: caller }));
  const standing = toStanding(community, platform, call.person);
  const person = options.person ?? caller;
  const role = options.role === undefined ? undefined : findRole(community, options.role);
  if (person !== caller && !standing.isModerator) return { refusal: notice(texts.notTheirs) };
  if (options.role !== undefined && !role) {
    return {
      refusal: notice(
        texts.unknownRole(
          options.role,
          community.roles.map(({ name }) => name),
        ),
      ),
    };
  }
  return {
    community,
    place,
    at,
    caller,
    standing,
    person,
    ...(role && { role }),
    language,
    timeZone,
    texts,
    notice,
    toTime: toClock(timeZone, language),
    nameOf: async (one) => toName(community, one, await profiles.find({ ...place, person: one })),
    readerOf: async (one) => {
      const [theirs = "en"] = community.languages;
      const profile = one === undefined ? undefined : await profiles.find({ ...place, person: one });
      return { language: theirs, texts: toDutyTexts(theirs), toTime: toClock(toTimeZone(community, profile), theirs) };
    },
  };
}

function toClock(timeZone: string, language: string) {
  return (time: number) => `${renderTime(time, timeZone, language)} (${timeZone})`;
}

/** A role by its id or its name, in any case. */
function findRole({ roles }: Community, typed: string): Role | undefined {
  const wanted = typed.trim().toLowerCase();
  return roles.find(({ id, name }) => id.toLowerCase() === wanted || name.toLowerCase() === wanted);
}
