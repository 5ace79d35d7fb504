import type { BotContext } from "../../core/ports/bot-context.ts";

/** What events stand on. */
export type EventPorts = Pick<BotContext, "communities" | "announce"> & {
  readonly store: Pick<BotContext["store"], "events" | "profiles" | "audit">;
  /** A moment in human words, as somebody in a time zone means it at a moment; `undefined` for what is none. */
  readTime(text: string, now: number, timeZone: string): number | undefined;
};
