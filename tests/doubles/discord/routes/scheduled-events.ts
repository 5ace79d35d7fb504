import { z } from "zod";
import { ApiError, missingAccess, unknown } from "../api-error.ts";
import { requireBotInGuild } from "../permissions.ts";
import { ok, type Route, type RouteCall } from "../route.ts";
import type { GuildState, ScheduledEventState } from "../state.ts";

const time = z.iso.datetime();

/** An event somewhere else than in a channel, the only kind that is made here. */
const external = z.object({
  name: z.string().trim().min(1).max(100),
  description: z.string().min(1).max(1000).optional(),
  entity_type: z.literal(3),
  entity_metadata: z.object({ location: z.string().min(1).max(100) }),
  privacy_level: z.literal(2),
  scheduled_start_time: time,
  scheduled_end_time: time,
});

/** From which status an event may go to which. */
const successors: Readonly<Record<number, readonly number[]>> = { 1: [2, 4], 2: [3] };

/** A server's own list of events; over and cancelled ones are not listed. */
export const scheduledEventRoutes: readonly Route[] = [
  { method: "GET", path: "/guilds/:id/scheduled-events", handle: listEvents },
  { method: "POST", path: "/guilds/:id/scheduled-events", handle: createEvent },
  { method: "PATCH", path: "/guilds/:id/scheduled-events/:event", handle: patchEvent },
];

function listEvents(call: RouteCall) {
  const guild = guildOf(call);
  return ok(guild.scheduledEvents.filter(({ status }) => status < 3).map((event) => toPayload(guild, event)));
}

function createEvent(call: RouteCall) {
  const guild = guildOf(call);
  const { state } = call.world;
  requireBotInGuild(state, guild, "createEvents");
  const body = parse(external, call.body);
  const { scheduled_start_time: startsAt, scheduled_end_time: endsAt, entity_metadata, name, description } = body;
  if (Date.parse(startsAt) <= state.now()) throw new ApiError(400, 50035, "Cannot schedule event in the past");
  if (Date.parse(endsAt) <= Date.parse(startsAt)) throw new ApiError(400, 50035, "End must be after start");
  const { location } = entity_metadata;
  const event = {
    id: state.newId(),
    creatorId: state.bot.id,
    name,
    description,
    location,
    startsAt,
    endsAt,
    status: 1,
  };
  guild.scheduledEvents.push(event);
  return ok(toPayload(guild, event));
}

function patchEvent(call: RouteCall) {
  const guild = guildOf(call);
  const event = guild.scheduledEvents.find(({ id }) => id === call.params[1]);
  if (!event) throw unknown(10070, "Guild Scheduled Event");
  requireBotInGuild(call.world.state, guild, "createEvents");
  const { status } = parse(z.object({ status: z.number() }), call.body);
  if (!successors[event.status]?.includes(status)) throw new ApiError(400, 180000, "Cannot update a finished event");
  event.status = status;
  return ok(toPayload(guild, event));
}

function guildOf({ world, params }: RouteCall): GuildState {
  const guild = world.state.guilds.get(params[0] ?? "");
  if (!guild) throw missingAccess();
  return guild;
}

function parse<Shape>(shape: z.ZodType<Shape>, body: unknown): Shape {
  const parsed = shape.safeParse(body);
  if (!parsed.success) throw new ApiError(400, 50035, "Invalid Form Body", z.treeifyError(parsed.error));
  return parsed.data;
}

function toPayload(guild: GuildState, event: ScheduledEventState): object {
  const { id, creatorId, name, description = null, location, startsAt, endsAt, status } = event;
  return {
    id,
    guild_id: guild.id,
    channel_id: null,
    creator_id: creatorId,
    name,
    description,
    scheduled_start_time: startsAt,
    scheduled_end_time: endsAt,
    privacy_level: 2,
    status,
    entity_type: 3,
    entity_id: null,
    entity_metadata: { location },
  };
}
