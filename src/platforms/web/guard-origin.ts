import type { MiddlewareHandler } from "hono";
import { isLoopback } from "./loopback.ts";
import { refuse } from "./refusal.ts";

/**
 * Keeps other web pages out. A server on loopback answers only when called by a loopback name, so that a foreign name that
 * resolves to this machine (DNS rebinding) gets nothing; anywhere, what another site's page sends is refused (CSRF).
 */
export function guardOrigin(host: string): MiddlewareHandler {
  return async (c, next) => {
    const called = c.req.header("host") ?? "";
    if (isLoopback(host) && !isLoopback(toUrl(`http://${called}`)?.hostname ?? "")) {
      return refuse(c, {
        status: 421,
        code: "host-refused",
        message: `Host ${called} is not this machine's own; call http://localhost or http://127.0.0.1 with the same port`,
      });
    }
    const origin = c.req.header("origin");
    const isForeign = origin !== undefined && toUrl(origin)?.host !== toUrl(`http://${called}`)?.host;
    const isRead = c.req.method === "GET" || c.req.method === "HEAD";
    if (isForeign || (!isRead && c.req.header("sec-fetch-site") === "cross-site")) {
      return refuse(c, {
        status: 403,
        code: "origin-refused",
        message: "requests of other web pages are not served; call from the playground itself or from a program",
      });
    }
    return next();
  };
}

function toUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}
