import {
  type APIGuildScheduledEvent,
  GuildScheduledEventEntityType,
  GuildScheduledEventPrivacyLevel,
  GuildScheduledEventStatus,
  type RESTPostAPIGuildScheduledEventJSONBody,
  Routes,
} from "discord.js";
import { type CommunityEvent, type PublicationOutcome, toEventId } from "../../core/announcement/community-event.ts";
import type { DiscordContext } from "./context.ts";
import { cut } from "./cut.ts";
import { isFault, isRefusal, isTransient } from "./discord-fault.ts";

const limits = { name: 100, description: 1000, location: 100 };

/**
 * Makes a server's scheduled event of an event, or calls it off there. It looks at the server's list first, so that an attempt
 * that worked unheard is found and not repeated. A passing fault rejects.
 */
export async function publishEvent(context: DiscordContext, event: CommunityEvent): Promise<PublicationOutcome> {
  const community = context.options.communities.find(({ id }) => id === event.community);
  const guildId = community?.platforms.discord?.id;
  if (guildId === undefined) return { kind: "refused", reason: "refused" };
  try {
    return await (event.isCancelled ? withdraw(context, guildId, event) : create(context, guildId, event));
  } catch (error) {
    if (isFault(error, "missingAccess", "missingPermissions")) return { kind: "refused", reason: "no-permission" };
    if (isTransient(error) || !isRefusal(error)) throw error;
    return { kind: "refused", reason: "refused" };
  }
}

async function create(context: DiscordContext, guildId: string, event: CommunityEvent): Promise<PublicationOutcome> {
  const known = await findScheduled(context, guildId, event);
  if (known) return { kind: "published", platformId: known.id };
  const body = encodeEvent(event);
  const created = (await context.client.rest.post(Routes.guildScheduledEvents(guildId), {
    body,
  })) as APIGuildScheduledEvent;
  return { kind: "published", platformId: created.id };
}

/** What is running already cannot be cancelled, only ended; what nobody finds any more needs neither. */
async function withdraw(context: DiscordContext, guildId: string, event: CommunityEvent): Promise<PublicationOutcome> {
  const known = await findScheduled(context, guildId, event);
  if (!known) return { kind: "withdrawn" };
  const isRunning = known.status === GuildScheduledEventStatus.Active;
  const status = isRunning ? GuildScheduledEventStatus.Completed : GuildScheduledEventStatus.Canceled;
  await context.client.rest.patch(Routes.guildScheduledEvent(guildId, known.id), { body: { status } });
  return { kind: "withdrawn" };
}

/** By its id, or as Usher would have made it; what is over or cancelled counts for nothing. */
async function findScheduled({ client, botId }: DiscordContext, guildId: string, event: CommunityEvent) {
  const wanted = encodeEvent(event);
  const listed = (await client.rest.get(Routes.guildScheduledEvents(guildId))) as APIGuildScheduledEvent[];
  const open = listed.filter(
    ({ status }) => status === GuildScheduledEventStatus.Scheduled || status === GuildScheduledEventStatus.Active,
  );
  const isOurs = (each: APIGuildScheduledEvent) =>
    each.creator_id === botId() &&
    each.name === wanted.name &&
    each.description === wanted.description &&
    Date.parse(each.scheduled_start_time) === event.startsAt;
  return open.find(({ id }) => id === event.platformId) ?? open.find(isOurs);
}

/** Its number stands in the description: it names the event for `/event rsvp`, and tells two of one name apart. */
function encodeEvent(event: CommunityEvent): RESTPostAPIGuildScheduledEventJSONBody & { readonly description: string } {
  const { title, description, place, startsAt, endsAt } = event;
  const number = toEventId(event);
  const about = cut(description.trim(), limits.description - number.length - 2);
  return {
    name: cut(title.trim(), limits.name),
    description: about === "" ? number : `${about}\n\n${number}`,
    entity_type: GuildScheduledEventEntityType.External,
    entity_metadata: { location: cut(place.trim() || "–", limits.location) },
    privacy_level: GuildScheduledEventPrivacyLevel.GuildOnly,
    scheduled_start_time: new Date(startsAt).toISOString(),
    scheduled_end_time: new Date(endsAt).toISOString(),
  };
}
