import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createFaults, type Faults } from "./faults.ts";
import { type Gateway, openGateway } from "./gateway.ts";
import { createGuild, type GuildDraft, type GuildHandle } from "./guild.ts";
import { createRateLimits, type RateLimit } from "./rate-limits.ts";
import { createRestServer, type RecordedCall } from "./rest.ts";
import { applicationRoutes } from "./routes/applications.ts";
import { channelRoutes } from "./routes/channels.ts";
import { interactionRoutes } from "./routes/interactions.ts";
import { messageRoutes } from "./routes/messages.ts";
import { scheduledEventRoutes } from "./routes/scheduled-events.ts";
import { createState, type DiscordState, type MessageState } from "./state.ts";
import { createWorld, type World } from "./world.ts";

/** A pretended Discord on loopback: gateway, REST, people who write and press, and faults on demand. */
export interface DiscordDouble {
  /** What the client's `rest.api` must be. */
  readonly apiUrl: string;
  readonly token: string;
  readonly botId: string;
  readonly gateway: Gateway;
  readonly faults: Faults;
  readonly world: World;
  readonly state: DiscordState;
  /** Every call of the REST API, in order. */
  readonly calls: readonly RecordedCall[];
  limit(limit: RateLimit): void;
  addGuild(draft: GuildDraft): GuildHandle;
  /** The messages of a channel or thread that everybody there sees. */
  messagesIn(channelId: string): readonly MessageState[];
  /** The bot's messages, in every channel, oldest first. */
  botMessages(): readonly MessageState[];
  /** Waits until `find` gives something, looking again after every change; names `what` when it does not in time. */
  until<Found>(what: string, find: () => Found | undefined | false, withinMs?: number): Promise<Found>;
  close(): Promise<void>;
}

export interface DoubleOptions {
  readonly heartbeatMs?: number;
  readonly shards?: number;
  readonly now?: () => number;
}

/** Opens a Discord with nobody in it but the bot. */
export async function openDiscordDouble(options: DoubleOptions = {}): Promise<DiscordDouble> {
  const state = createState({ token: "token-of-the-double", now: options.now ?? Date.now });
  const calls: RecordedCall[] = [];
  const faults = createFaults();
  const limits = createRateLimits(state.now);
  const address = () => `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const gatewayUrl = () => `ws://${address()}`;
  const world = createWorld(state, () => gateway);
  const server = createRestServer({
    world,
    faults,
    limits,
    calls,
    routes: [
      ...messageRoutes,
      ...channelRoutes,
      ...scheduledEventRoutes,
      ...interactionRoutes,
      ...applicationRoutes(() => gateway, gatewayUrl),
    ],
  });
  const gateway = openGateway(server, state, {
    heartbeatMs: options.heartbeatMs ?? 41_250,
    shards: options.shards ?? 1,
    url: gatewayUrl,
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  state.cdnUrl = `http://${address()}`;
  const isSeenByAll = ({ onlyFor }: MessageState) => onlyFor === undefined;
  return {
    apiUrl: `http://${address()}/api`,
    token: state.token,
    botId: state.bot.id,
    gateway,
    faults,
    world,
    state,
    calls,
    limit: limits.set,
    addGuild: (draft) => createGuild(world, draft),
    messagesIn: (channelId) => state.channels.get(channelId)?.messages.filter(isSeenByAll) ?? [],
    botMessages: () =>
      [...state.channels.values()]
        .flatMap(({ messages }) => messages.filter(({ authorId }) => authorId === state.bot.id).filter(isSeenByAll))
        .sort((one, other) => (BigInt(one.id) < BigInt(other.id) ? -1 : 1)),
    until: (what, find, withinMs = 10_000) => waitUntil(state, what, find, withinMs),
    async close() {
      await gateway.close();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

async function waitUntil<Found>(
  state: DiscordState,
  what: string,
  find: () => Found | undefined | false,
  withinMs: number,
): Promise<Found> {
  const found = find();
  if (found !== undefined && found !== false) return found;
  return new Promise((resolve, reject) => {
    const look = () => {
      const next = find();
      if (next === undefined || next === false) return;
      stop();
      resolve(next);
    };
    const timer = setTimeout(() => {
      stop();
      reject(new Error(`waited ${withinMs} ms in vain for ${what}`));
    }, withinMs);
    const stop = () => {
      clearTimeout(timer);
      state.events.off("changed", look);
    };
    state.events.on("changed", look);
  });
}
