import {
  type APIInteraction,
  Events,
  GatewayDispatchEvents,
  type GatewayMessageDeleteBulkDispatchData,
  type GatewayMessageDeleteDispatchData,
  type GatewayMessageReactionAddDispatchData,
  type GatewayMessageReactionRemoveDispatchData,
} from "discord.js";
import type { CatchUp } from "./catch-up.ts";
import type { DiscordContext } from "./context.ts";
import type { ReadMarks } from "./find-gaps.ts";
import { createForms } from "./forms.ts";
import { handleInteraction } from "./interactions.ts";
import type { DeletedChannel, Messages, MessageUpdate, PlacedMessage } from "./messages.ts";
import { handleReaction, handleReactionTakenBack } from "./reactions.ts";
import { createResponder } from "./responder.ts";
import { tellDeleted } from "./tell-deleted.ts";
import { sendUnsent } from "./unsent.ts";

/**
 * Connects the gateway's events to their handlers. The raw events are heard, not discord.js' objects: they come whole without
 * any cache, and a fault in one handler is logged instead of ending the process.
 */
export function listen(context: DiscordContext, messages: Messages, catchUp: CatchUp): void {
  const { client, options, signal } = context;
  const responder = createResponder(context);
  const tools = { context, responder, forms: createForms() };
  const on = <Data>(event: GatewayDispatchEvents, handle: (data: Data) => Promise<unknown>) => {
    client.ws.on(event, (data: Data) => {
      Promise.resolve()
        .then(() => handle(data))
        .catch((error: unknown) => {
          if (!signal.aborted) options.log.error({ event, err: error }, "discord event not handled");
        });
    });
  };
  on<PlacedMessage>(GatewayDispatchEvents.MessageCreate, (message) => {
    catchUp.note(message.channel_id, message.id);
    return messages.handle(message);
  });
  on<MessageUpdate>(GatewayDispatchEvents.MessageUpdate, messages.handleEdit);
  on<GatewayMessageDeleteDispatchData>(GatewayDispatchEvents.MessageDelete, messages.handleDeletion);
  on<GatewayMessageDeleteBulkDispatchData>(GatewayDispatchEvents.MessageDeleteBulk, async ({ ids, ...place }) => {
    for (const id of ids) await messages.handleDeletion({ id, ...place });
  });
  on<DeletedChannel>(GatewayDispatchEvents.ThreadDelete, messages.handleChannelDeletion);
  on<DeletedChannel>(GatewayDispatchEvents.ChannelDelete, messages.handleChannelDeletion);
  on<GatewayMessageReactionAddDispatchData>(GatewayDispatchEvents.MessageReactionAdd, (data) =>
    handleReaction(context, data),
  );
  on<GatewayMessageReactionRemoveDispatchData>(GatewayDispatchEvents.MessageReactionRemove, (data) =>
    handleReactionTakenBack(context, data),
  );
  on<APIInteraction>(GatewayDispatchEvents.InteractionCreate, (interaction) => handleInteraction(tools, interaction));
  readOnAfterLostSessions(context, messages, catchUp);
}

/** A shard that becomes ready a second time lost its session, and with it the events in between. */
function readOnAfterLostSessions(context: DiscordContext, messages: Messages, catchUp: CatchUp): void {
  const { client, options, signal } = context;
  const seen = new Set<number>();
  const marks = new Map<number, ReadMarks>();
  client.ws.on(GatewayDispatchEvents.Ready, (_, shard) => void marks.set(shard, catchUp.mark()));
  client.on(Events.ShardReady, (shard) => {
    if (!seen.has(shard)) return void seen.add(shard);
    options.log.info({ shard }, "session lost, reading what was missed");
    const guilds = client.guilds.cache.filter((guild) => guild.shardId === shard);
    catchUp
      .run(new Set(guilds.keys()), marks.get(shard) ?? catchUp.mark())
      .then(() => sendUnsent(context))
      .then(() => tellDeleted(context, messages))
      .catch((error: unknown) => {
        if (!signal.aborted) options.log.error({ shard, err: error }, "could not read what was missed");
      });
    return undefined;
  });
}
