import type { Server } from "node:http";
import { type WebSocket, WebSocketServer } from "ws";
import {
  createSession,
  type GatewaySession,
  type Identify,
  openForSession,
  type SessionRules,
} from "./gateway-session.ts";
import { toGuild, toUser } from "./payloads.ts";
import { permissionBits, toPermissions } from "./permissions.ts";
import { applicationFlags, type DiscordState, type GuildState } from "./state.ts";

const privilegedIntents = { messageContent: 1 << 15, guildMembers: 1 << 1, presences: 1 << 8 };

/** What a test may do to the gateway; every number is counted down, every switch stays until it is turned back. */
export interface GatewayFaults {
  /** The bot's application may read what people write. */
  grantsMessageContent: boolean;
  /** So many upgrades are refused with 503. */
  refuseUpgrades: number;
}

export interface Gateway {
  readonly faults: GatewayFaults;
  /** How many shards GET /gateway/bot asks for. */
  readonly shards: number;
  /** Every IDENTIFY and RESUME that came, in order. */
  readonly arrivals: readonly Arrival[];
  /** Sends an event to the sessions it concerns and keeps it for their replay. */
  dispatch(event: string, data: object, to: Audience): void;
  /** Cuts the sockets: with a close code, or without a word. */
  cut(code?: number): void;
  /** Cuts one shard's socket without a word; its session may be forgotten, too. */
  cutShard(shard: number, options?: { readonly forgets?: boolean }): void;
  /** Leaves the sockets open, as a network does that lost them: nothing comes through them any more, no acknowledgement either. */
  freeze(): void;
  /** Sends op 7, the last that comes through the sockets of now. */
  askToReconnect(): void;
  /** Forgets all sessions, so that a RESUME is refused; what is dispatched until the next IDENTIFY is lost. */
  forgetSessions(): void;
  close(): Promise<void>;
}

export interface Arrival {
  readonly kind: "identify" | "resume" | "refused-resume";
  readonly shard: number;
  readonly intents: number;
}

/** Whom an event concerns. `intent` is the bit that a session must have asked for, absent when all get it. */
export interface Audience {
  readonly guildId?: string | undefined;
  readonly intent?: number;
}

export interface GatewayOptions {
  readonly heartbeatMs: number;
  readonly shards: number;
  readonly url: () => string;
}

/** The gateway of the pretended Discord, on the sockets of an HTTP server. */
export function openGateway(server: Server, state: DiscordState, options: GatewayOptions): Gateway {
  const sockets = new WebSocketServer({ noServer: true });
  const sessions = new Map<string, GatewaySession>();
  const arrivals: Arrival[] = [];
  const faults: GatewayFaults = { grantsMessageContent: true, refuseUpgrades: 0 };
  const frozen = new WeakSet<WebSocket>();
  const rules = createRules({ state, options, sessions, arrivals, faults, frozen });
  server.on("upgrade", (request, socket, head) => {
    if (faults.refuseUpgrades === 0) {
      return sockets.handleUpgrade(request, socket, head, (webSocket) => openForSession(webSocket, rules));
    }
    faults.refuseUpgrades -= 1;
    return void socket.end("HTTP/1.1 503 Service Unavailable\r\n\r\n");
  });
  return {
    faults,
    shards: options.shards,
    arrivals,
    dispatch(event, data, to) {
      for (const session of sessions.values()) {
        if (concerns(session, to)) session.dispatch(event, blankFor(state, session, event, data, to));
      }
    },
    cut(code) {
      for (const session of sessions.values()) session.cut(code);
      for (const client of sockets.clients) code === undefined ? client.terminate() : client.close(code);
    },
    cutShard(shard, { forgets = false } = {}) {
      for (const session of [...sessions.values()].filter((each) => each.shard[0] === shard)) {
        session.cut();
        if (forgets) sessions.delete(session.id);
      }
    },
    freeze() {
      for (const session of sessions.values()) session.attach(undefined);
      for (const client of sockets.clients) frozen.add(client);
    },
    askToReconnect() {
      for (const session of sessions.values()) {
        session.send({ op: 7, d: null });
        session.attach(undefined);
      }
    },
    forgetSessions: () => sessions.clear(),
    async close() {
      for (const client of sockets.clients) client.terminate();
      await new Promise((done) => sockets.close(done));
    },
  };
}

interface Desk {
  readonly state: DiscordState;
  readonly options: GatewayOptions;
  readonly sessions: Map<string, GatewaySession>;
  readonly arrivals: Arrival[];
  readonly faults: GatewayFaults;
  readonly frozen: WeakSet<WebSocket>;
}

function createRules({ state, options, sessions, arrivals, faults, frozen }: Desk): SessionRules {
  const arrive = (arrival: Arrival) => {
    arrivals.push(arrival);
    state.events.emit("changed");
  };
  return {
    heartbeatMs: options.heartbeatMs,
    acknowledgesHeartbeats: (socket) => !frozen.has(socket),
    identify(identify, attach) {
      const refusal = refuse(state, faults, identify);
      if (refusal !== undefined) return refusal;
      arrive({ kind: "identify", shard: identify.shard[0], intents: identify.intents });
      const session = createSession(state.newId(), identify);
      sessions.set(session.id, session);
      attach(session);
      greet(state, session, options.url());
      return undefined;
    },
    resume(sessionId, attach) {
      const session = sessions.get(sessionId);
      const kind = session ? "resume" : "refused-resume";
      arrive({ kind, shard: session?.shard[0] ?? -1, intents: session?.intents ?? 0 });
      if (session) attach(session);
      return session !== undefined;
    },
    end: (session) => sessions.delete(session.id),
  };
}

/** The close code with which an IDENTIFY is refused. */
function refuse(state: DiscordState, faults: GatewayFaults, identify: Identify): number | undefined {
  if (identify.token !== state.token) return 4004;
  const content = privilegedIntents.messageContent & identify.intents;
  const others = (privilegedIntents.guildMembers | privilegedIntents.presences) & identify.intents;
  return (content && !faults.grantsMessageContent) || others ? 4014 : undefined;
}

function greet(state: DiscordState, session: GatewaySession, url: string): void {
  const guilds = [...state.guilds.values()].filter(({ id }) => isOnShard(session, id));
  session.dispatch("READY", {
    v: 10,
    user: toUser(state.bot),
    session_id: session.id,
    resume_gateway_url: url,
    application: { id: state.bot.id, flags: applicationFlags.messageContent },
    guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
    shard: session.shard,
    session_type: "normal",
    private_channels: [],
    relationships: [],
  });
  for (const guild of guilds) session.dispatch("GUILD_CREATE", toVisibleGuild(state, guild));
}

function toVisibleGuild(state: DiscordState, guild: GuildState): object {
  return toGuild(
    state,
    guild,
    (channel) => (toPermissions(state, state.bot.id, channel) & permissionBits.viewChannel) !== 0n,
  );
}

function isOnShard(session: GatewaySession, guildId: string): boolean {
  return Number((BigInt(guildId) >> 22n) % BigInt(session.shard[1])) === session.shard[0];
}

function concerns(session: GatewaySession, to: Audience): boolean {
  if (to.intent !== undefined && (session.intents & to.intent) === 0) return false;
  return to.guildId === undefined ? session.shard[0] === 0 : isOnShard(session, to.guildId);
}

/** Without MESSAGE_CONTENT a bot sees only what it wrote, what mentions it and what is said to it alone. */
function blankFor(state: DiscordState, session: GatewaySession, event: string, data: object, to: Audience): object {
  const hasContent = (session.intents & privilegedIntents.messageContent) !== 0;
  if (hasContent || to.guildId === undefined || !event.startsWith("MESSAGE_") || !("content" in data)) return data;
  const { author, mentions } = data as unknown as { author: { id: string }; mentions: readonly { id: string }[] };
  if (author.id === state.bot.id || mentions.some(({ id }) => id === state.bot.id)) return data;
  return { ...data, content: "", embeds: [], components: [], attachments: [] };
}
