import { ChannelType, type Client } from "discord.js";
import type { Reply } from "../../core/reply/reply.ts";
import type { ChannelFacts } from "./places.ts";
import type { Poster } from "./poster.ts";

const states = ["answered", "solved"] as const;

/** The tags of a forum post that say how it stands; `undefined` when the forum has no such tag or it is set already. */
export function toForumTags(client: Client, facts: ChannelFacts, state: Reply["state"]): readonly string[] | undefined {
  if (facts.kind !== "post" || facts.parentId === undefined || state === undefined) return undefined;
  const forum = client.channels.cache.get(facts.parentId);
  const post = client.channels.cache.get(facts.id);
  if (forum?.type !== ChannelType.GuildForum || !post?.isThread()) return undefined;
  const byName = new Map(forum.availableTags.map((tag) => [tag.name.toLowerCase(), tag.id]));
  const ours = new Set(states.map((name) => byName.get(name)));
  const wanted = state === "open" ? undefined : byName.get(state);
  if (state !== "open" && wanted === undefined) return undefined;
  const others = post.appliedTags.filter((id) => !ours.has(id)).slice(0, 4);
  const next = wanted === undefined ? others : [...others, wanted];
  const isSame = next.length === post.appliedTags.length && next.every((id) => post.appliedTags.includes(id));
  return isSame ? undefined : next;
}

/** How a question stands after a reply: as the reply says, else answered when it is an answer. */
export function toState(reply: Reply): Reply["state"] {
  return reply.state ?? (reply.kind === "answer" && reply.visibility === "public" ? "answered" : undefined);
}

/** Shows on a forum post how its question stands now. */
export async function markPost(client: Client, poster: Poster, facts: ChannelFacts, reply: Reply): Promise<void> {
  const tags = toForumTags(client, facts, toState(reply));
  if (tags) await poster.setTags(facts.id, tags);
}
