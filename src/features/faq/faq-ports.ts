import type { BotContext } from "../../core/ports/bot-context.ts";

/** What the FAQ's commands stand on. */
export type FaqPorts = Pick<BotContext, "communities" | "store" | "log"> & {
  /** ISO 639-1 code of a text's language. */
  detectLanguage(text: string): string;
};
