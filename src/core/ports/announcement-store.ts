import type { Announcement, AnnouncementDraft, Audience } from "../announcement/announcement.ts";
import type { PlatformName } from "../question/message.ts";

/** What Usher says of its own accord, from the moment it is promised. */
export interface AnnouncementStore {
  /** Keeps an announcement; `false`, and nothing kept, where the community has one of that key on that platform already. */
  record(announcement: Announcement): Promise<boolean>;
  /** Those neither sent nor given up, oldest first. */
  findOpen(platform: PlatformName): Promise<readonly Announcement[]>;
  /** The newest for a person and for channels, sent or open, oldest first. */
  findFor(
    place: Pick<AnnouncementDraft, "platform" | "community">,
    audiences: readonly Audience[],
    limit: number,
  ): Promise<readonly Announcement[]>;
  /** Marks it as sent; one already closed is left as it is. */
  close(id: string, sentMessageId: string, at: number): Promise<void>;
  /** Closes one that can never be sent, with the reason in kebab-case. */
  fail(id: string, reason: string, at: number): Promise<void>;
}
