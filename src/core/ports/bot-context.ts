import type { AnnouncementDraft } from "../announcement/announcement.ts";
import type { Community } from "../community/community.ts";
import type { Judge } from "./judge.ts";
import type { Log } from "./log.ts";
import type { Metrics } from "./metrics.ts";
import type { Store } from "./store.ts";

/** A community with the learning that judges for it. */
export interface ServedCommunity {
  readonly community: Community;
  readonly judge: Judge;
}

/** All that the life of a question needs from outside. */
export interface BotContext {
  readonly communities: ReadonlyMap<string, ServedCommunity>;
  readonly store: Store;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Keeps announcements and sends each once, as soon as its platform is there. */
  announce(drafts: readonly AnnouncementDraft[]): Promise<void>;
  /** Milliseconds since the epoch. */
  now(): number;
  /** A new unique id. */
  newId(): string;
}
