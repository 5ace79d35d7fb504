import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createEvents, type Events } from "./events.ts";
import { createFaults, type Faults } from "./faults.ts";
import { serveFile } from "./files.ts";
import { createHttpTransport } from "./http-transport.ts";
import { createInteractions, type Interactions } from "./interactions.ts";
import { createOauthAccess } from "./oauth.ts";
import { createPeople, type People } from "./people.ts";
import { createResponseUrls, type ResponseUrls } from "./response-urls.ts";
import { createSocketMode, type SocketMode } from "./socket-mode.ts";
import {
  type ApiCall,
  createState,
  createWorkspace,
  type SlackMessage,
  type SlackState,
  type Workspace,
} from "./state.ts";
import { createWebApi } from "./web-api.ts";

export const appToken = "xapp-1-A0USHER";
export const signingSecret = "8f742231b10e8888abcd99yyyzzz85a5";

export interface SlackDoubleOptions {
  readonly mode?: "socket" | "http";
  readonly workspaces?: readonly Workspace[];
  /** What the app's manifest grants in every workspace. */
  readonly scopes: readonly string[];
  /** Events the manifest subscribes to; all when absent. */
  readonly subscriptions?: readonly string[];
  /** Milliseconds before each retry; Slack's are about 0, one minute, five minutes. */
  readonly retryDelays?: readonly number[];
  /** Milliseconds that Slack waits for an acknowledgement: its three seconds when absent. */
  readonly ackTimeout?: number;
  /** Milliseconds that a form may be opened in after a press: its three seconds when absent. */
  readonly triggerLife?: number;
  /** When everything in it happens, in seconds since the epoch. */
  readonly second?: number;
}

/** A Slack of one's own on loopback: Web API, Socket Mode or signed requests, state, retries, faults. */
export interface SlackDouble {
  readonly state: SlackState;
  /** The first workspace. */
  readonly workspace: Workspace;
  readonly people: People;
  peopleOf(workspace: Workspace): People;
  readonly events: Events;
  readonly interactions: Interactions;
  readonly responseUrls: ResponseUrls;
  readonly faults: Faults;
  readonly socket: SocketMode;
  readonly apiUrl: string;
  /** Where an app in HTTP mode listens. */
  setRequestUrl(url: string): void;
  /** The bot's messages of a channel, oldest first; only one thread's when named. */
  answers(channel: string, threadTs?: string): readonly SlackMessage[];
  calls(method: string): readonly ApiCall[];
  /** Resolves as soon as the condition holds; rejects with `what` after five seconds. */
  until(condition: () => boolean, what: string): Promise<void>;
  stop(): Promise<void>;
}

export async function startSlackDouble(options: SlackDoubleOptions): Promise<SlackDouble> {
  const state = createState(options.second);
  for (const workspace of options.workspaces ?? [createWorkspace()]) {
    for (const scope of options.scopes) workspace.scopes.add(scope);
    state.workspaces.set(workspace.teamId, workspace);
  }
  let port = 0;
  let requestUrl: string | undefined;
  const host = () => `127.0.0.1:${port}`;
  const ackTimeout = options.ackTimeout ?? 3000;
  const socket = createSocketMode({ state, appToken, ackTimeout, host });
  const transport =
    options.mode === "http" ? createHttpTransport({ requestUrl: () => requestUrl, signingSecret, ackTimeout }) : socket;
  const subscribed = options.subscriptions && new Set(options.subscriptions);
  const retryDelays = options.retryDelays ?? [20, 60, 200];
  const events = createEvents({ state, transport, retryDelays, subscriptions: () => subscribed });
  const responseUrls = createResponseUrls(state, host);
  const interactions = createInteractions({
    state,
    transport,
    responseUrls,
    triggerLife: options.triggerLife ?? 3000,
  });
  const faults = createFaults();
  const webApi = createWebApi({
    state,
    faults,
    appMethods: {
      "apps.connections.open": (_, token) => socket.open(token),
      "oauth.v2.access": createOauthAccess(state),
    },
    tell: events.tell,
    takeTrigger: interactions.takeTrigger,
  });
  const server = createServer((request, response) =>
    request.url?.startsWith("/response/")
      ? responseUrls.handle(request, response)
      : request.url?.startsWith("/api/")
        ? webApi(request, response)
        : void serveFile(state, request, response),
  );
  server.on("upgrade", socket.handleUpgrade);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
  state.filesUrl = `http://${host()}`;
  const workspace = [...state.workspaces.values()][0] as Workspace;
  return {
    state,
    workspace,
    people: createPeople(state, workspace, events),
    peopleOf: (other) => createPeople(state, other, events),
    events,
    interactions,
    responseUrls,
    faults,
    socket,
    apiUrl: `http://${host()}/api/`,
    setRequestUrl: (url) => {
      requestUrl = url;
    },
    answers: (channel, threadTs) =>
      (workspace.channels.get(channel)?.messages ?? []).filter(
        (message) => message.botId === workspace.botId && (threadTs === undefined || message.threadTs === threadTs),
      ),
    calls: (method) => state.calls.filter((call) => call.method === method),
    until: (condition, what) => waitFor(state, condition, what),
    async stop() {
      events.stop();
      await socket.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function waitFor({ changes }: SlackState, condition: () => boolean, what: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const check = () => {
      if (!condition()) return;
      clearTimeout(timer);
      changes.off("changed", check);
      resolve();
    };
    const timer = setTimeout(() => {
      changes.off("changed", check);
      reject(new Error(`never happened: ${what}`));
    }, 5000);
    changes.on("changed", check);
    check();
  });
}
