import { readTime } from "../../../src/commands/read-time.ts";
import { createAnnouncer } from "../../../src/core/announcement/create-announcer.ts";
import type { Community } from "../../../src/core/community/community.ts";
import type { PlatformName } from "../../../src/core/question/message.ts";
import { createDutyCommands } from "../../../src/features/duty/create-duty-commands.ts";
import { findTimeZone } from "../../../src/features/profile/find-time-zone.ts";
import { aCommunity, aTime, countedIds, silentLog } from "../../fakes.ts";
import { aStore } from "../../store/a-store.ts";

/** Supporters Tess, Ben and Cleo with a channel of their own, on the web; and developers on Discord who hold a role of Discord's. */
export function aTeam(changes: Partial<Community> = {}): Community {
  const [supporters, developers] = aCommunity().roles;
  const members = ["tess", "ben", "cleo"].map((id) => ({ id, name: id[0]!.toUpperCase() + id.slice(1) }));
  return aCommunity({
    roles: [
      { ...supporters!, channels: { web: "desk" }, members },
      { ...developers!, platformIds: { discord: "role-dev" } },
    ],
    platforms: { ...aCommunity().platforms, discord: { channels: [], defaultMode: "off", moderators: ["mona"] } },
    ...changes,
  });
}

interface Caller {
  readonly at?: number;
  readonly platform?: PlatformName;
  readonly roleIds?: readonly string[];
  readonly name?: string;
  readonly language?: string;
}

/** The commands of duty over a real store; `said` is what was told unasked, by whom it reached. */
export async function aRota(community = aTeam()) {
  const store = await aStore();
  const communities = new Map([["lumen", { community, judge: undefined as never }]]);
  const { announce } = createAnnouncer({
    announcements: store.announcements,
    log: silentLog,
    now: () => aTime,
    newId: countedIds("announcement"),
  });
  const commands = createDutyCommands({
    store,
    communities,
    announce,
    newId: countedIds("swap"),
    readTime,
    findTimeZone,
  });
  const find = (name: string) => commands.find((command) => command.name === `duty ${name}`)!;
  const toCall = (name: string, id: string, options: Readonly<Record<string, string>>, caller: Caller = {}) => {
    const { at = aTime, platform = "web", roleIds = [], name: called, language = "en" } = caller;
    const person = { id, roleIds, isBot: false, language, ...(called !== undefined && { name: called }) };
    return { platform, community: "lumen", channel: "help", name: `duty ${name}`, options, person, at } as const;
  };
  return {
    store,
    community,
    call: (name: string, id: string, options: Readonly<Record<string, string>> = {}, caller?: Caller) =>
      find(name).handle(toCall(name, id, options, caller)),
    suggest: async (name: string, id: string, option: string, typed = "") =>
      (await find(name).suggest?.(toCall(name, id, { [option]: typed }), option)) ?? [],
    said: async () =>
      (await store.announcements.findOpen("web")).map(({ audience, reply }) => ({
        to: audience.kind === "person" ? audience.person : `#${audience.channel}`,
        text: reply.text,
        buttons: reply.buttons,
      })),
  };
}
