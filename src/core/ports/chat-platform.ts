import type { Announcement, AnnouncementOutcome } from "../announcement/announcement.ts";
import type { CommunityEvent, PublicationOutcome } from "../announcement/community-event.ts";
import type { PlatformName } from "../question/message.ts";
import type { Bot } from "./bot.ts";

/** A place people talk in. `start` resolves when it listens; `stop` ends all its timers and sockets. */
export interface ChatPlatform {
  readonly name: PlatformName;
  start(bot: Bot): Promise<void>;
  stop(): Promise<void>;
  /** Says something nobody asked for. Rejects when it may work later. */
  announce(announcement: Announcement): Promise<AnnouncementOutcome>;
  /** Puts an event into the platform's own list, where it has one, and a cancelled one out of it; repeated it changes nothing. Rejects when it may work later. */
  publishEvent?(event: CommunityEvent): Promise<PublicationOutcome>;
  /** Whether people are heard at this moment; a platform that lost its connection for good never is again. */
  isConnected?(): boolean;
}
