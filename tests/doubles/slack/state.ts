import { EventEmitter } from "node:events";

export type Json = Readonly<Record<string, unknown>>;

export interface SlackMessage {
  readonly ts: string;
  readonly channel: string;
  user: string;
  text: string;
  blocks?: readonly Json[];
  readonly botId?: string;
  readonly threadTs?: string;
  readonly subtype?: "tombstone";
  /** Only this person sees it; it is kept apart from the channel's messages. */
  readonly onlyFor?: string;
  readonly reactions: Map<string, Set<string>>;
  readonly files?: readonly SlackFile[];
  edited?: boolean;
}

/** A file, uploaded but not yet shared, or in messages. */
export interface SlackFile {
  readonly id: string;
  readonly name: string;
  readonly length: number;
  bytes?: Uint8Array;
}

export interface SlackChannel {
  readonly id: string;
  readonly name: string;
  readonly kind: "channel" | "group" | "im";
  readonly members: Set<string>;
  isArchived: boolean;
  readonly messages: SlackMessage[];
  readonly ephemeral: SlackMessage[];
}

export interface SlackView {
  readonly id: string;
  readonly view: Json;
  readonly user: string;
}

/** A workspace with the bot in it. */
export interface Workspace {
  readonly teamId: string;
  readonly name: string;
  readonly botToken: string;
  readonly botUserId: string;
  readonly botId: string;
  /** What the app may do there; the methods and the events depend on it. */
  readonly scopes: Set<string>;
  /** Name by id; ids starting with B-OT are other bots. */
  readonly users: Map<string, { readonly name: string; readonly isBot?: boolean; readonly language?: string }>;
  readonly groups: Map<string, Set<string>>;
  readonly channels: Map<string, SlackChannel>;
  readonly modals: Map<string, SlackView>;
  readonly homes: Map<string, Json>;
  readonly prompts: Json[];
  readonly files: Map<string, SlackFile>;
  isRevoked: boolean;
}

export interface ApiCall {
  readonly method: string;
  readonly teamId: string | undefined;
  readonly args: Json;
  readonly at: number;
  answer?: Json;
}

/** Everything the pretended Slack knows. `changes` emits `changed` whenever something happened. */
export interface SlackState {
  readonly appId: string;
  readonly workspaces: Map<string, Workspace>;
  readonly calls: ApiCall[];
  readonly changes: EventEmitter;
  /** Where files are uploaded to and downloaded from; known once the double listens. */
  filesUrl: string;
  newTs(): string;
  newId(prefix: string): string;
}

/** Its time stands still at `second`, while what happens is numbered on. */
export function createState(second = 1_768_469_400): SlackState {
  let count = 0;
  return {
    appId: "A0USHER",
    workspaces: new Map(),
    calls: [],
    changes: new EventEmitter().setMaxListeners(0),
    filesUrl: "",
    newTs: () => `${second}.${String(++count).padStart(6, "0")}`,
    newId: (prefix) => `${prefix}${String(++count).padStart(6, "0")}`,
  };
}

/** A workspace of developers: two channels, a private one, one without the bot, one archived. */
export function createWorkspace(teamId = "T0LUMEN", changes: Partial<Workspace> = {}): Workspace {
  const botUserId = `U0BOT${teamId.slice(2)}`;
  const users = new Map<string, { name: string; isBot?: boolean; language?: string }>([
    ["U0ADA", { name: "ada" }],
    ["U0TESS", { name: "tess" }],
    ["U0MONA", { name: "mona" }],
    ["U0OTHERBOT", { name: "otherbot", isBot: true }],
    [botUserId, { name: "usher", isBot: true }],
  ]);
  const people = [...users.keys()];
  const channels = [
    aChannel("C0HELP", "help", people),
    aChannel("C0LOUNGE", "lounge", people),
    { ...aChannel("G0CORE", "core", people), kind: "group" as const },
    aChannel("C0CLOSED", "closed", ["U0ADA"]),
    { ...aChannel("C0OLD", "old", people), isArchived: true },
  ];
  return {
    teamId,
    name: "Lumen Builders",
    botToken: `xoxb-${teamId}`,
    botUserId,
    botId: `B0BOT${teamId.slice(2)}`,
    scopes: new Set(),
    users,
    groups: new Map([["S0SUPPORT", new Set(["U0TESS"])]]),
    channels: new Map(channels.map((channel) => [channel.id, channel])),
    modals: new Map(),
    homes: new Map(),
    prompts: [],
    files: new Map(),
    isRevoked: false,
    ...changes,
  };
}

export function aChannel(id: string, name: string, members: readonly string[]): SlackChannel {
  return { id, name, kind: "channel", members: new Set(members), isArchived: false, messages: [], ephemeral: [] };
}

/** The conversation of a person with the bot, made when there is none. */
export function openDirect(workspace: Workspace, user: string): SlackChannel {
  const id = `D0${user.slice(2)}`;
  const known = workspace.channels.get(id);
  if (known) return known;
  const channel = { ...aChannel(id, "", [user, workspace.botUserId]), kind: "im" as const };
  workspace.channels.set(id, channel);
  return channel;
}
