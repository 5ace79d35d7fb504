import type { BotContext } from "../../core/ports/bot-context.ts";

/** What reviews stand on. */
export type ReviewPorts = Pick<BotContext, "communities" | "announce" | "log"> & {
  readonly store: Pick<BotContext["store"], "reviews" | "duty" | "profiles" | "people" | "audit">;
};
