import type { ChatPlatform } from "../ports/chat-platform.ts";
import type { CommunityEvent, PublicationOutcome } from "./community-event.ts";

/** Puts events into the own lists of the platforms that have one. */
export interface EventPublisher {
  /** `undefined` where the event's platform has no list, or is not connected. Rejects when it may work later. */
  publish(event: CommunityEvent): Promise<PublicationOutcome | undefined>;
  /** Makes the platforms known. */
  connect(platforms: readonly ChatPlatform[]): void;
}

export function createEventPublisher(): EventPublisher {
  let platforms: readonly ChatPlatform[] = [];
  return {
    publish: async (event) => platforms.find(({ name }) => name === event.platform)?.publishEvent?.(event),
    connect: (given) => {
      platforms = given;
    },
  };
}
