import type { BotContext } from "../../core/ports/bot-context.ts";

/** What waiting questions are chased with. */
export type ResponsePorts = Pick<BotContext, "communities" | "announce" | "log"> & {
  readonly store: Pick<BotContext["store"], "questions" | "duty" | "profiles" | "people">;
};
