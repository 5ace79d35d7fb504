import type { AnnouncementStore } from "../ports/announcement-store.ts";
import type { ChatPlatform } from "../ports/chat-platform.ts";
import type { Log } from "../ports/log.ts";
import type { Announcement, AnnouncementDraft } from "./announcement.ts";

/** Says what nobody asked for. Everything is kept before it is sent, so a crash loses nothing. */
export interface Announcer {
  /** Keeps each once by its key, and sends them, and what else is open, as soon as their platform is there. */
  announce(drafts: readonly AnnouncementDraft[]): Promise<void>;
  /** Makes the platforms known that announcements go through, and sends what is open. */
  connect(platforms: readonly ChatPlatform[]): Promise<void>;
  /** Tries everything that is open; what fails for now stays open. */
  sendOpen(): Promise<void>;
}

export interface AnnouncerOptions {
  readonly announcements: AnnouncementStore;
  readonly log: Log;
  /** Milliseconds since the epoch. */
  now(): number;
  newId(): string;
}

/** A reminder of the day before yesterday helps nobody. */
const stale = 48 * 3_600_000;

export function createAnnouncer({ announcements, log, now, newId }: AnnouncerOptions): Announcer {
  let platforms: readonly ChatPlatform[] = [];
  let sending: Promise<void> = Promise.resolve();

  const send = async (platform: ChatPlatform, announcement: Announcement): Promise<void> => {
    const { id, key, createdAt } = announcement;
    if (now() - createdAt > stale) return announcements.fail(id, "too-late", now());
    const outcome = await platform.announce(announcement);
    if (outcome.kind === "sent") return announcements.close(id, outcome.messageId, now());
    log.warn({ announcement: id, about: key.split(":")[0], reason: outcome.reason }, "announcement refused");
    return announcements.fail(id, outcome.reason, now());
  };
  const sendAll = async (): Promise<void> => {
    for (const platform of platforms) {
      for (const announcement of await announcements.findOpen(platform.name)) {
        await send(platform, announcement).catch((err: unknown) =>
          log.warn({ announcement: announcement.id, err }, "announcement not sent, trying again later"),
        );
      }
    }
  };
  // One round at a time, or two rounds would send the same announcement twice.
  const sendOpen = (): Promise<void> => {
    sending = sending.then(sendAll);
    return sending;
  };
  return {
    announce: async (drafts) => {
      const createdAt = now();
      for (const draft of drafts) await announcements.record({ ...draft, id: newId(), createdAt });
      if (drafts.length > 0) {
        void sendOpen().catch((err: unknown) => log.error({ err }, "announcements cannot be sent"));
      }
    },
    connect: (given) => {
      platforms = given;
      return sendOpen();
    },
    sendOpen,
  };
}
