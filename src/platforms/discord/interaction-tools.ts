import type { DiscordContext } from "./context.ts";
import type { Forms } from "./forms.ts";
import type { Responder } from "./responder.ts";

/** What the handling of interactions works with. */
export interface InteractionTools {
  readonly context: DiscordContext;
  readonly responder: Responder;
  readonly forms: Forms;
}
