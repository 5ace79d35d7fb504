import { Client, GatewayIntentBits, Options, Partials } from "discord.js";
import { countRefusals } from "./count-refusals.ts";
import { closedMentions } from "./encode.ts";
import type { DiscordOptions } from "./options.ts";
import { sendFormsAsBytes } from "./send-forms-as-bytes.ts";

/** The intents Usher asks for; message content is privileged and must be switched on in the developer portal. */
export function toIntents(messageContent: boolean): readonly GatewayIntentBits[] {
  return [
    GatewayIntentBits.Guilds,
    GatewayIntentBits.GuildMessages,
    GatewayIntentBits.GuildMessageReactions,
    GatewayIntentBits.DirectMessages,
    GatewayIntentBits.DirectMessageReactions,
    ...(messageContent ? [GatewayIntentBits.MessageContent] : []),
  ];
}

/**
 * The real client, with as many shards as Discord asks for. It keeps no messages, notifies nobody by itself, and leaves the
 * retries of failed requests to `withBackOff`, for it would repeat them at once and without a nonce.
 */
export function createDiscordClient(options: DiscordOptions): Client {
  return new Client({
    intents: toIntents(options.messageContent ?? true),
    shards: "auto",
    partials: [Partials.Channel, Partials.Message, Partials.Reaction, Partials.User],
    allowedMentions: { parse: [], repliedUser: closedMentions.replied_user ?? false },
    failIfNotExists: false,
    enforceNonce: true,
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      ReactionManager: 0,
      PresenceManager: 0,
      GuildMemberManager: { maxSize: 200, keepOverLimit: (member) => member.id === member.client.user.id },
      UserManager: { maxSize: 200, keepOverLimit: (user) => user.id === user.client.user.id },
    }),
    rest: {
      retries: 0,
      globalRequestsPerSecond: options.requestsPerSecond ?? 50,
      makeRequest: sendFormsAsBytes(
        countRefusals({
          log: options.log,
          now: options.now,
          refused: (reason) => options.metrics?.recordRefusal({ platform: "discord", reason }),
          ...(options.mostRefusals === undefined ? {} : { most: options.mostRefusals }),
        }),
      ),
      ...(options.apiUrl === undefined ? {} : { api: options.apiUrl }),
      ...(options.requestTimeout === undefined ? {} : { timeout: options.requestTimeout }),
    },
  });
}
