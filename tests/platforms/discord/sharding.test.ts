import { afterEach, beforeEach, expect, it } from "vitest";
import type { Community } from "../../../src/core/community/community.ts";
import type { DiscordDouble } from "../../doubles/discord/discord-double.ts";
import type { GuildHandle } from "../../doubles/discord/guild.ts";
import type { Person } from "../../doubles/discord/person.ts";
import type { ChannelState } from "../../doubles/discord/state.ts";
import { aCommunity } from "../../fakes.ts";
import { openStage, type Stage } from "./stage.ts";

const text = "How do I stop overfitting?";

/** A community's server, with a channel and somebody in it. */
interface Server {
  readonly guild: GuildHandle;
  readonly shard: number;
  readonly help: ChannelState;
  readonly asker: Person;
}

let stage: Stage;
let servers: readonly [Server, Server];

beforeEach(async () => {
  const communities: Community[] = [];
  stage = await openStage({
    double: { shards: 2 },
    discord: { communities },
    before: ({ double }) => {
      servers = [addServer(double, 0), addServer(double, 1)];
      communities.push(...servers.map(toCommunity));
    },
  });
});

afterEach(() => stage.close());

/** Adds servers until one is on the shard, as Discord reckons it. */
function addServer(double: DiscordDouble, shard: number): Server {
  for (;;) {
    const guild = double.addGuild({ name: `Shard ${shard}` });
    if (Number((BigInt(guild.id) >> 22n) % 2n) !== shard) continue;
    return { guild, shard, help: guild.addChannel("help"), asker: guild.addPerson(`asker-${shard}`) };
  }
}

function toCommunity({ guild, shard, help }: Server): Community {
  const discord = { id: guild.id, channels: [{ id: help.id, mode: "auto" as const }], defaultMode: "off" as const };
  return aCommunity({ id: `shard-${shard}`, platforms: { discord: { ...discord, moderators: [] } } });
}

it("GIVEN two shards THEN one bot answers each server's questions, and conversations, once", async () => {
  expect(stage.double.gateway.arrivals.map(({ shard }) => shard).toSorted()).toEqual([0, 1]);
  const asked = servers.map(({ asker, help }) => asker.says(help, text));
  const whispered = servers.map(({ asker }) => asker.whispers(text));
  for (const { id } of asked) await stage.botSays(id);
  for (const { channelId } of whispered) await stage.botSays(channelId);
  await expect.poll(() => stage.bot.confirmed.length).toBe(4);
  expect(stage.bot.messages.map(({ community }) => community).toSorted()).toEqual([
    ...["shard-0", "shard-0"],
    ...["shard-1", "shard-1"],
  ]);
  expect(stage.double.botMessages()).toHaveLength(4);
});

it.each([0, 1])("GIVEN shard %i is cut THEN what was said meanwhile on both is answered once", async (shard) => {
  stage.double.gateway.cutShard(shard);
  const asked = servers.map(({ asker, help }) => asker.says(help, text));
  for (const { id } of asked) await stage.botSays(id);
  expect(stage.platform.isConnected?.()).toBe(true);
  const again = servers.map(({ asker, help }) => asker.says(help, text));
  for (const { id } of again) await stage.botSays(id);
  await expect.poll(() => stage.bot.confirmed.length).toBe(4);
  for (const { id } of [...asked, ...again]) expect(stage.double.messagesIn(id)).toHaveLength(1);
  expect(stage.double.gateway.arrivals.at(-1)).toMatchObject({ kind: "resume", shard });
});

it("GIVEN one shard loses its session THEN only its servers are read for what was missed", async () => {
  const [first, second] = servers;
  for (const { asker, help } of servers) await stage.botSays(asker.says(help, text).id);
  stage.double.gateway.cutShard(1, { forgets: true });
  const missed = second.asker.says(second.help, text);
  const heard = first.asker.says(first.help, text);
  await stage.botSays(missed.id);
  await stage.botSays(heard.id);
  const read = stage.double.calls.filter(({ method, path }) => method === "GET" && path.endsWith("/messages"));
  expect(read.map(({ path }) => path)).not.toContain(`/channels/${first.help.id}/messages`);
  expect(stage.double.botMessages()).toHaveLength(4);
});
