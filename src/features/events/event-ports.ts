import type { EventPublisher } from "../../core/announcement/create-event-publisher.ts";
import type { BotContext } from "../../core/ports/bot-context.ts";
import type { ReadTime } from "../../core/ports/read-time.ts";

/** What events stand on. */
export type EventPorts = Pick<BotContext, "communities" | "announce"> & {
  readonly store: Pick<BotContext["store"], "events" | "profiles" | "audit">;
  readonly readTime: ReadTime;
};

/** What the events' own job stands on. */
export type EventJobPorts = Pick<EventPorts, "communities" | "store" | "announce"> &
  Pick<BotContext, "log"> & { readonly publishEvent: EventPublisher["publish"] };
