import type { BotContext } from "../../core/ports/bot-context.ts";
import type { ReadTime } from "../../core/ports/read-time.ts";

/** What duty stands on. */
export type DutyPorts = Pick<BotContext, "communities" | "announce" | "newId"> & {
  readonly store: Pick<BotContext["store"], "duty" | "profiles" | "people" | "audit">;
  readonly readTime: ReadTime;
  /** A time zone by its name or its city; otherwise names that are like it. */
  findTimeZone(typed: string): { readonly name: string } | { readonly similar: readonly string[] };
};
