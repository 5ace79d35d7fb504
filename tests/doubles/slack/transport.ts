import type { Json } from "./state.ts";

export interface Envelope {
  readonly type: "events_api" | "interactive" | "slash_commands";
  readonly payload: Json;
  readonly retry?: { readonly num: number; readonly reason: string };
}

export type Outcome =
  /** Acknowledged, perhaps with a body. */
  | { readonly kind: "acknowledged"; readonly body: unknown }
  | { readonly kind: "lost"; readonly reason: "no_connection" | "timeout" | "http_error" | "no_retry" };

/** How an envelope reaches the app: through the socket or over HTTP. */
export interface Transport {
  send(envelope: Envelope): Promise<Outcome>;
  stop(): Promise<void>;
}
