import type { CommandCall } from "../../core/command/command.ts";
import { openCall } from "../../core/command/open-call.ts";
import type { Community } from "../../core/community/community.ts";
import { type PersonKey, toTimeZone } from "../../core/community/profile.ts";
import { type Standing, toStanding } from "../../core/community/standing.ts";
import type { Button } from "../../core/reply/button.ts";
import type { Reply } from "../../core/reply/reply.ts";
import { findNames } from "./find-names.ts";
import type { TaskPorts } from "./task-ports.ts";
import { type TaskTexts, toTaskTexts } from "./texts.ts";

/** How somebody reads tasks. */
export interface Reader {
  readonly community: Community;
  readonly language: string;
  /** IANA name. */
  readonly timeZone: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly texts: TaskTexts;
  /** How people are called. */
  toName(person: PersonKey): string;
}

/** A call about tasks, with who calls and how they read. */
export interface TaskCall extends Reader {
  readonly call: CommandCall;
  readonly me: PersonKey;
  readonly standing: Standing;
  /** A word to the caller alone. */
  tell(text: string, buttons?: readonly Button[]): Reply;
}

/** What every command about tasks begins with. */
export async function openTaskCall(
  ports: Pick<TaskPorts, "communities" | "store">,
  community: Community,
  call: CommandCall,
): Promise<TaskCall> {
  const { store } = ports;
  const { language, texts, notice } = openCall(ports, call, toTaskTexts);
  const { platform, person, at } = call;
  const me = { platform, person: person.id };
  const profile = await store.profiles.find({ community: community.id, ...me });
  return {
    call,
    community,
    me,
    standing: toStanding(community, platform, person),
    language,
    timeZone: toTimeZone(community, profile),
    at,
    texts,
    toName: await findNames(store, community, call),
    tell: (text, buttons = []) => notice(text, { buttons }),
  };
}
