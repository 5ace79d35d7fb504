import type { Faq } from "../../core/faq/faq.ts";
import type { BotContext } from "../../core/ports/bot-context.ts";

/** What `/correct` stands on: all that a press on a button does, and a way to find entries by what was typed, slips included. */
export interface CorrectionPorts extends BotContext {
  /** Entries that fit, best first. */
  findEntries(community: string, faq: readonly Faq[], typed: string): readonly Faq[];
}
