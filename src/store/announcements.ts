import { and, asc, desc, eq, isNull, or, sql } from "drizzle-orm";
import type { Announcement, Audience } from "../core/announcement/announcement.ts";
import type { AnnouncementStore } from "../core/ports/announcement-store.ts";
import type { Database } from "./database.ts";
import { announcements } from "./schema/announcements.ts";

/** Announcements, from the moment they are promised. */
export function createAnnouncementStore(database: Database): AnnouncementStore {
  const { attempt, query } = database;
  const end = (id: string, ending: Partial<typeof announcements.$inferSelect>) =>
    attempt(() => {
      query
        .update(announcements)
        .set(ending)
        .where(and(eq(announcements.id, id), isNull(announcements.sentAt)))
        .run();
    });
  return {
    record: (announcement) => attempt(() => insertAnnouncement(database, announcement)),
    findOpen: (platform) =>
      attempt(() =>
        query
          .select()
          .from(announcements)
          .where(and(eq(announcements.platform, platform), isNull(announcements.sentAt)))
          .orderBy(asc(announcements.createdAt), sql`rowid`)
          .all()
          .flatMap(toAnnouncement),
      ),
    findFor: ({ platform, community }, audiences, limit) =>
      attempt(() =>
        query
          .select()
          .from(announcements)
          .where(
            and(
              eq(announcements.community, community),
              eq(announcements.platform, platform),
              or(sql`false`, ...audiences.map(isFor)),
              sql`${announcements.reply} ->> '$.text' <> ''`,
            ),
          )
          .orderBy(desc(announcements.createdAt), desc(sql`rowid`))
          .limit(limit)
          .all()
          .toReversed()
          .flatMap(toAnnouncement),
      ),
    close: (id, sentMessageId, sentAt) => end(id, { sentMessageId, sentAt }),
    fail: (id, failure, sentAt) => end(id, { failure, sentAt }),
  };
}

/** Keeps an announcement, for what is promised in a transaction of the caller's; false when there is one of its key already. */
export function insertAnnouncement({ query }: Database, { audience, ...rest }: Announcement): boolean {
  const row = { ...rest, ...toColumns(audience) };
  return query.insert(announcements).values(row).onConflictDoNothing().run().changes > 0;
}

function isFor(audience: Audience) {
  return audience.kind === "person"
    ? eq(announcements.person, audience.person)
    : eq(announcements.channel, audience.channel);
}

function toColumns(audience: Audience) {
  return audience.kind === "person"
    ? { person: audience.person }
    : { channel: audience.channel, ...(audience.thread === undefined ? {} : { thread: audience.thread }) };
}

function toAnnouncement(row: typeof announcements.$inferSelect): readonly Announcement[] {
  const { id, platform, community, key, reply, createdAt } = row;
  const audience = toAudience(row);
  return audience ? [{ id, platform, community, key, reply, createdAt, audience }] : [];
}

function toAudience({ channel, thread, person }: typeof announcements.$inferSelect): Audience | undefined {
  if (person !== null) return { kind: "person", person };
  return channel === null ? undefined : { kind: "channel", channel, ...(thread === null ? {} : { thread }) };
}
