import type { BotContext } from "../../core/ports/bot-context.ts";

/** What the review queue stands on. */
export type ReviewPorts = Pick<BotContext, "communities" | "store" | "announce" | "log" | "newId">;
