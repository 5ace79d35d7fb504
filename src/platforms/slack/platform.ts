import { App, type Authorize, HTTPReceiver, SocketModeReceiver } from "@slack/bolt";
import { UsherError } from "../../core/errors.ts";
import type { Bot } from "../../core/ports/bot.ts";
import type { ChatPlatform } from "../../core/ports/chat-platform.ts";
import { announce } from "./announce.ts";
import { catchUp } from "./catch-up.ts";
import type { Connection } from "./connection.ts";
import { createDeliver } from "./deliver.ts";
import { createMessageHandler } from "./handle-message-event.ts";
import { createHttpConnection, eventsPath, type HttpConnection } from "./http-connection.ts";
import { createInstallations } from "./installations.ts";
import { createLibraryLog } from "./library-log.ts";
import { type CompleteOptions, completeOptions, type SlackOptions } from "./options.ts";
import { createPoster, type Poster } from "./poster.ts";
import { createRecent } from "./recent.ts";
import { registerListeners } from "./register-listeners.ts";
import { sendUnsent } from "./send-unsent.ts";
import { type ClientOptions, createSlackClient } from "./slack-client.ts";
import type { SlackContext } from "./slack-context.ts";
import { createSocketConnection } from "./socket-connection.ts";
import { tellDeleted } from "./tell-deleted.ts";
import {
  checkAppToken,
  checkInstallationMode,
  checkSigningSecret,
  type VerifiedToken,
  verifyBotToken,
} from "./verify-tokens.ts";
import { toScopes } from "./web-methods.ts";
import { type Authorization, createWorkspaces, findCommunity } from "./workspaces.ts";

export interface SlackPlatform extends ChatPlatform {
  isConnected(): boolean;
  /** Where HTTP mode listens, `http://127.0.0.1:3001`; empty in Socket Mode. */
  address(): string;
}

/** Milliseconds within which Slack surely delivers an event again. */
const retried = 60_000;

/** Usher on Slack, by Socket Mode or by HTTP. `start` throws naming the setting that is wrong, `platform-failed` where Slack itself fails. */
export function createSlackPlatform(given: SlackOptions): SlackPlatform {
  const options = completeOptions(given);
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();
  let connection: (Connection & Partial<HttpConnection>) | undefined;
  let wired: Wired | undefined;
  const run = async (work: () => Promise<void>) => {
    const done = work();
    running.add(done);
    await done.finally(() => running.delete(done));
  };
  return {
    name: "slack",
    isConnected: () => connection?.isConnected() ?? false,
    address: () => connection?.address?.() ?? "",
    async start(bot) {
      const { context, readMissed, ...parts } = await wire(bot, options, stopping.signal, run);
      wired = { context, readMissed, ...parts };
      connection = wired.connection;
      await connection.start();
      options.log.info({ mode: options.mode }, "slack is connected");
      void run(async () => {
        await sendUnsent(context);
        await readMissed();
      }).catch((error: unknown) => options.log.error({ err: error }, "what an earlier run left cannot be taken up"));
    },
    announce: async (announcement) => {
      if (!wired) throw new UsherError("platform-failed", "Slack does not listen; call start first.");
      return announce(wired.context, wired.poster, announcement);
    },
    async stop() {
      stopping.abort();
      await connection?.stop();
      await Promise.allSettled(running);
    },
  };
}

interface Wired {
  readonly connection: Connection & Partial<HttpConnection>;
  readonly context: SlackContext;
  readonly poster: Poster;
  readMissed(): Promise<void>;
}

async function wire(
  bot: Bot,
  options: CompleteOptions,
  signal: AbortSignal,
  run: (work: () => Promise<void>) => Promise<void>,
): Promise<Wired> {
  const { log, now, newId } = options;
  const clientOptions: ClientOptions = {
    apiUrl: options.apiUrl,
    logger: createLibraryLog(log),
    timeout: options.timeout,
    refused: (reason) => options.metrics?.recordRefusal({ platform: "slack", reason }),
  };
  const createClient = (token: string) => createSlackClient(token, clientOptions);
  const tokens = await verifyTokens(options, createClient);
  const transport = openTransport(options, clientOptions, (outage) => {
    if (outage > retried)
      void run(readMissed).catch((error: unknown) => log.error({ err: error }, "missed messages lost"));
  });
  const authorize = transport.authorize ?? toAuthorize(tokens);
  const teamIds = [...tokens.keys()];
  const workspaces = createWorkspaces({ communities: options.communities, log, now, authorize, createClient, teamIds });
  const deleted = createRecent(1000);
  const poster = createPoster({ pace: options.pace, retryDelays: options.retryDelays, log, signal });
  const deliver = createDeliver({ bot: () => bot, poster, deleted, log, newId });
  const context = { bot, workspaces, deliver, deleted, unknown: createRecent(1000), log, now, newId };
  const app = new App({
    receiver: transport.receiver,
    // The installer brings its own; with tokens of ours Bolt asks for the one of the workspace.
    ...(transport.authorize ? {} : { authorize: toBoltAuthorize(authorize) }),
    // Bolt's clients are not used for posts; only their fetch is, for answers to a response address.
    clientOptions: { slackApiUrl: options.apiUrl, timeout: options.timeout, fetch: withTimeout(options.timeout) },
    logger: clientOptions.logger,
    convoStore: false,
    deferInitialization: true,
  });
  const handleMessage = createMessageHandler(context);
  const readMissed = async () => {
    await catchUp(context, options.communities, handleMessage);
    await tellDeleted(context, options.communities, handleMessage, signal);
  };
  registerListeners({ app, context, handleMessage, run, uninstalled: (teamId) => leave(teamId, options) });
  await app.init();
  return { connection: transport.connection, context, poster, readMissed };
}

interface Transport {
  readonly receiver: SocketModeReceiver | HTTPReceiver;
  readonly connection: Connection & Partial<HttpConnection>;
  /** By Bolt's installer, where workspaces install the app themselves. */
  readonly authorize?: (teamId: string) => Promise<Authorization>;
}

function openTransport(
  options: CompleteOptions,
  { logger }: ClientOptions,
  reconnected: (outage: number) => void,
): Transport {
  const { log, now, fail, port, host, reconnectDelays } = options;
  // An object of its own: the receiver writes its retry settings into it.
  const clientOptions = { slackApiUrl: options.apiUrl, timeout: options.timeout, logger };
  if (options.mode === "socket") {
    const appToken = checkAppToken(options.appToken);
    const receiver = new SocketModeReceiver({
      appToken,
      logger,
      autoReconnectEnabled: false,
      installerOptions: { clientOptions: { ...clientOptions, retryConfig: { retries: 0 } } },
    });
    return { receiver, connection: createSocketConnection({ receiver, reconnectDelays, log, fail, reconnected }) };
  }
  const receiver = new HTTPReceiver({
    signingSecret: checkSigningSecret(options.signingSecret),
    endpoints: [eventsPath],
    bodyLimit: 1_000_000,
    logger,
    ...toInstallerSettings(options, clientOptions),
  });
  const listener: Parameters<typeof createHttpConnection>[0]["listener"] = (request, response) =>
    receiver.requestListener(request, response);
  const connection = createHttpConnection({ listener, port, host, now });
  const { installer } = receiver;
  if (!installer) return { receiver, connection };
  const authorize = async (teamId: string) => {
    const found = await installer.authorize({ teamId, enterpriseId: undefined, isEnterpriseInstall: false });
    return { botToken: found.botToken ?? "", botUserId: found.botUserId ?? "", botId: found.botId ?? "" };
  };
  return { receiver, connection, authorize };
}

function toInstallerSettings({ installation, now }: CompleteOptions, clientOptions: object): object {
  if (!installation) return {};
  const { clientId, clientSecret, stateSecret, store, encryptionKey, redirectUri, authorizationUrl } = installation;
  const path = redirectUri === undefined ? {} : { redirectUriPath: new URL(redirectUri).pathname };
  return {
    clientId,
    clientSecret,
    stateSecret,
    installationStore: createInstallations(store, encryptionKey, now),
    scopes: [...toScopes()],
    ...(redirectUri === undefined ? {} : { redirectUri }),
    installerOptions: {
      directInstall: true,
      clientOptions,
      ...path,
      ...(authorizationUrl === undefined ? {} : { authorizationUrl }),
    },
  };
}

/** Every bot token with its workspace, each of which a community must name. */
async function verifyTokens(
  { botToken = "", installation, mode, communities, log }: CompleteOptions,
  createClient: (token: string) => ReturnType<typeof createSlackClient>,
): Promise<ReadonlyMap<string, VerifiedToken>> {
  if (installation) {
    checkInstallationMode(mode);
    return new Map();
  }
  const found = new Map<string, VerifiedToken>();
  for (const token of botToken.split(",").map((part) => part.trim())) {
    const verified = await verifyBotToken(token, createClient);
    const { teamId, teamName } = verified.identity;
    if (!findCommunity(communities, teamId)) {
      const remedy = `Set communities[].platforms.slack.id to ${teamId} in usher.yaml`;
      throw new UsherError(
        "config-invalid",
        `SLACK_BOT_TOKEN belongs to ${teamName}, which no community names. ${remedy}.`,
      );
    }
    const { missingScopes } = verified;
    if (missingScopes.length > 0)
      log.warn({ team: teamId, missingScopes }, "slack scopes are missing; install the app again");
    found.set(teamId, verified);
  }
  return found;
}

function toAuthorize(tokens: ReadonlyMap<string, VerifiedToken>): (teamId: string) => Promise<Authorization> {
  return async (teamId) => {
    const found = tokens.get(teamId);
    if (found) return found;
    throw new UsherError(
      "not-found",
      `There is no bot token for the Slack workspace ${teamId}. Add it to SLACK_BOT_TOKEN.`,
    );
  };
}

function toBoltAuthorize(authorize: (teamId: string) => Promise<Authorization>): Authorize<boolean> {
  return async ({ teamId }) => {
    const { botToken, botUserId, botId } = await authorize(teamId ?? "");
    return { botToken, botUserId, botId, ...(teamId === undefined ? {} : { teamId }) };
  };
}

/** The app was removed: an installation is forgotten, a token of the configuration is of no use any more. */
async function leave(teamId: string, { installation, fail }: CompleteOptions): Promise<void> {
  if (installation) return installation.store.delete("slack", teamId);
  const remedy = "Install it again and set the new SLACK_BOT_TOKEN";
  fail(new UsherError("config-invalid", `Usher was removed from the Slack workspace ${teamId}. ${remedy}.`));
}

/** `fetch` that gives up; Bolt's answers to a response address have no limit of their own. */
function withTimeout(timeout: number): typeof fetch {
  return (input, init) => fetch(input, { ...init, signal: init?.signal ?? AbortSignal.timeout(timeout) });
}
