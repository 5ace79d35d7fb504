import type { Community } from "../../../src/core/community/community.ts";
import type { Actor } from "../script.ts";
import type { SlackDouble } from "./slack-double.ts";
import { aChannel } from "./state.ts";

/** Who takes part, by Slack's ids. */
export const actors: Readonly<Record<Actor, string>> = {
  ada: "U0ADA",
  ben: "U0BEN",
  cora: "U0CORA",
  mona: "U0MONA",
};

/** Where people talk: `help` is answered to all, `shy` to the asker alone, `lounge` when mentioned, `core` is private. */
export const rooms = { help: "C0HELP", shy: "C0SHY", lounge: "C0LOUNGE", core: "G0CORE" } as const;

/** Sets the scene in the double's workspace: the rooms, a user group for each role, with cora and mona in it. Gives the community there. */
export function setSlackScene({ workspace }: Pick<SlackDouble, "workspace">, sample: Community): Community {
  for (const [name, id] of Object.entries(actors)) workspace.users.set(id, { name });
  workspace.channels.set(rooms.shy, aChannel(rooms.shy, "shy", [...workspace.users.keys()]));
  for (const id of Object.values(actors)) {
    for (const room of Object.values(rooms)) workspace.channels.get(room)?.members.add(id);
  }
  const roles = sample.roles.map((role, index) => {
    const group = `S0ROLE${index}`;
    workspace.groups.set(group, new Set([actors.cora, actors.mona]));
    return { ...role, platformIds: { slack: group } };
  });
  const slack = {
    id: workspace.teamId,
    channels: [
      { id: rooms.help, mode: "auto" as const },
      { id: rooms.shy, mode: "suggest" as const },
      { id: rooms.core, mode: "auto" as const },
    ],
    defaultMode: "mention" as const,
    moderators: [actors.mona],
  };
  return { ...sample, roles, platforms: { slack } };
}
