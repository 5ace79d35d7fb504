import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";
import type { Community } from "../../core/community/community.ts";
import type { Bot } from "../../core/ports/bot.ts";
import type { Log } from "../../core/ports/log.ts";
import type { PrometheusMetrics } from "./metrics.ts";

/** What hono hands to each route, with Node's own request and response in `env`. */
export type WebRequest = Context<{ Bindings: HttpBindings }>;

/** One part that must work before questions are answered well. */
export interface ReadinessCheck {
  /** `store`, `model`, … */
  readonly part: string;
  readonly ready: boolean;
  /** What it is, or what is wrong and what to do. */
  readonly detail: string;
}

/** What the routes are made with. */
export interface WebContext {
  readonly bot: Bot;
  /** Those that are on the web; the first is the default. */
  readonly communities: readonly Community[];
  readonly metrics: Pick<PrometheusMetrics, "contentType" | "render">;
  readonly version: string;
  readonly log: Log;
  /** Answers what a forge delivers to a community; nothing listens for that without it. */
  readonly webhook?: (request: Request, community: string) => Promise<Response>;
  checkReadiness(): Promise<readonly ReadinessCheck[]>;
  newId(): string;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Keeps an eye on work that outlives its request, so that `stop` can wait for it. */
  follow(work: Promise<void>): void;
}
