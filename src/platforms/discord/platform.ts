import { type Client, Events, Status } from "discord.js";
import { UsherError } from "../../core/errors.ts";
import type { Bot } from "../../core/ports/bot.ts";
import type { ChatPlatform } from "../../core/ports/chat-platform.ts";
import { createActionIds } from "./action-id.ts";
import { announce } from "./announce.ts";
import { patientDelays, withBackOff } from "./back-off.ts";
import { createBlockedChannels } from "./blocked-channels.ts";
import { createCatchUp } from "./catch-up.ts";
import { createDiscordClient } from "./client.ts";
import { toLoginError, watchConnection } from "./connection.ts";
import type { DiscordContext } from "./context.ts";
import { encodeCommands } from "./encode-commands.ts";
import { createLanes } from "./lanes.ts";
import { listen } from "./listen.ts";
import { createMessages } from "./messages.ts";
import type { DiscordOptions } from "./options.ts";
import { createPeople } from "./people.ts";
import { createPlaces } from "./places.ts";
import { createPoster } from "./poster.ts";
import { publishEvent } from "./publish-event.ts";
import { registerCommands } from "./register-commands.ts";
import { tellDeleted } from "./tell-deleted.ts";
import { sendUnsent } from "./unsent.ts";
import { createUrgent } from "./urgent.ts";

/** How long `stop` waits for replies on their way. */
const grace = 3000;

/** Discord, spoken by the real discord.js client. `start` throws what the operator must put right. */
export function createDiscordPlatform(options: DiscordOptions): ChatPlatform {
  const stopping = new AbortController();
  let running: { readonly client: Client; readonly context: DiscordContext } | undefined;
  let isLost = false;
  /** While it starts, `start` itself says what is wrong. */
  let refuseStart: ((error: UsherError) => void) | undefined;
  const fail: DiscordOptions["fail"] = (error) => {
    if (stopping.signal.aborted || isLost) return;
    isLost = true;
    if (refuseStart) return refuseStart(error);
    options.log.error({ reason: error.message }, "discord is lost");
    options.fail(error);
  };
  const begin = async (bot: Bot) => {
    const client = createDiscordClient(options);
    const context = createContext(options, client, bot, stopping.signal);
    running = { client, context };
    watchConnection(client, options.log, fail);
    const messages = createMessages(context);
    const catchUp = createCatchUp(context, messages);
    await catchUp.recall();
    const marks = catchUp.mark();
    listen(context, messages, catchUp);
    await connect(client, options, stopping.signal);
    await registerAll(context);
    await sendUnsent(context);
    await catchUp.run(toGuildIds(options), marks);
    void tellDeleted(context, messages).catch((error: unknown) => {
      if (!stopping.signal.aborted) options.log.warn({ err: error }, "could not look for deleted questions");
    });
    options.log.info({ servers: client.guilds.cache.size, shards: client.ws.shards.size }, "discord is listening");
  };
  return {
    name: "discord",
    async start(bot) {
      const refused = new Promise<never>((_, reject) => {
        refuseStart = reject;
      });
      await Promise.race([begin(bot), refused]).finally(() => {
        refuseStart = undefined;
      });
    },
    async stop() {
      stopping.abort();
      if (!running) return;
      const { client, context } = running;
      client.ws.removeAllListeners();
      await Promise.race([context.lanes.idle(), new Promise((done) => setTimeout(done, grace).unref())]);
      await client.destroy();
    },
    announce: async (announcement) => {
      if (!running) throw new UsherError("platform-failed", "Discord does not listen; call start first.");
      return announce(running.context, announcement);
    },
    publishEvent: async (event) => {
      if (!running) throw new UsherError("platform-failed", "Discord does not listen; call start first.");
      return publishEvent(running.context, event);
    },
    isConnected: () => !isLost && running?.client.isReady() === true && isEveryShardReady(running.client),
  };
}

function createContext(options: DiscordOptions, client: Client, bot: Bot, signal: AbortSignal): DiscordContext {
  const { log, now, communities } = options;
  const poster = createPoster(client.rest, options.retryDelays ?? patientDelays, signal);
  const byGuild = new Map(communities.map((community) => [community.platforms.discord?.id, community]));
  const context: DiscordContext = {
    options,
    client,
    bot,
    poster,
    signal,
    sendLater: createSendLater(options, signal, () => sendUnsent(context)),
    lanes: createLanes(),
    urgent: createUrgent(),
    ids: createActionIds(),
    places: createPlaces(client, poster),
    people: createPeople(client.rest, communities, now),
    blocked: createBlockedChannels({ client, poster, log, now }),
    botId: () => client.user?.id ?? "",
    findCommunity: (guildId) => (guildId === undefined ? undefined : byGuild.get(guildId)),
  };
  return context;
}

/** One attempt at a time, and another after it when it fails. */
function createSendLater({ resendAfter = 60_000 }: DiscordOptions, signal: AbortSignal, send: () => Promise<void>) {
  let timer: NodeJS.Timeout | undefined;
  signal.addEventListener("abort", () => clearTimeout(timer));
  const sendLater = () => {
    if (timer || signal.aborted) return;
    timer = setTimeout(() => {
      timer = undefined;
      send().catch(sendLater);
    }, resendAfter).unref();
  };
  return sendLater;
}

/** Logs in; Discord's own hiccups are waited out, everything else is said at once. */
async function connect(client: Client, options: DiscordOptions, signal: AbortSignal): Promise<void> {
  const delays = options.retryDelays ?? patientDelays;
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  client.rest.setToken(options.token);
  try {
    await withBackOff(() => client.rest.get("/gateway/bot"), delays, signal);
    await client.login(options.token);
  } catch (error) {
    await client.destroy();
    throw toLoginError(error);
  }
  await ready;
}

async function registerAll({ client, bot, options, botId }: DiscordContext): Promise<void> {
  const roles = options.communities
    .filter(({ platforms }) => platforms.discord)
    .flatMap((community) => community.roles);
  const hasRoleOption = roles.length > 0 && roles.every(({ platformIds }) => platformIds.discord !== undefined);
  const written = await registerCommands({
    rest: client.rest,
    applicationId: client.application?.id ?? botId(),
    commands: encodeCommands(bot.commands, hasRoleOption),
    guildIds: [...toGuildIds(options)].filter((id) => client.guilds.cache.has(id)),
    isPerGuild: options.development ?? false,
  });
  if (written > 0) options.log.info({ lists: written }, "commands registered");
}

function toGuildIds({ communities }: DiscordOptions): ReadonlySet<string> {
  return new Set(communities.flatMap(({ platforms }) => platforms.discord?.id ?? []));
}

function isEveryShardReady({ ws }: Client): boolean {
  return ws.shards.every((shard) => shard.status === Status.Ready);
}
