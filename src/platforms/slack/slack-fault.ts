import { webApi } from "@slack/bolt";

/** Why a call failed, in the terms that decide what to do next. */
export type SlackFault =
  /** Slack understood and said no: asking again gives the same. */
  | { readonly kind: "refused"; readonly code: string; readonly details: readonly string[] }
  | { readonly kind: "rate-limited"; readonly retryAfter: number }
  /** Nobody knows whether it was done. */
  | { readonly kind: "uncertain"; readonly reason: string };

/** Slack's own words for having failed itself. */
const transient = new Set([
  "internal_error",
  "fatal_error",
  "service_unavailable",
  "request_timeout",
  "team_added_to_org",
]);

/** What an error thrown by Slack's client means; `undefined` for an error of any other kind. */
export function toSlackFault(error: unknown): SlackFault | undefined {
  if (error instanceof webApi.WebAPIRateLimitedError) return { kind: "rate-limited", retryAfter: error.retryAfter };
  if (error instanceof webApi.WebAPIPlatformError) {
    const code = error.data.error;
    if (code === "ratelimited") return { kind: "rate-limited", retryAfter: 1 };
    if (transient.has(code)) return { kind: "uncertain", reason: code };
    return { kind: "refused", code, details: error.data.response_metadata?.messages ?? [] };
  }
  if (error instanceof webApi.WebAPIHTTPError) return { kind: "uncertain", reason: `HTTP ${error.statusCode}` };
  if (error instanceof webApi.WebAPIRequestError) return { kind: "uncertain", reason: error.original.name };
  return undefined;
}
