import type { Server } from "node:http";
import { createAdaptorServer } from "@hono/node-server";
import type { Community } from "../../core/community/community.ts";
import { UsherError } from "../../core/errors.ts";
import type { Bot } from "../../core/ports/bot.ts";
import type { ChatPlatform } from "../../core/ports/chat-platform.ts";
import type { Log } from "../../core/ports/log.ts";
import { listen } from "./listen.ts";
import type { PrometheusMetrics } from "./metrics.ts";
import { createRoutes } from "./routes.ts";
import { toAddress } from "./to-address.ts";
import type { ReadinessCheck } from "./web-context.ts";

export interface WebPlatformOptions {
  /** All communities; those with `platforms.web` are served. */
  readonly communities: readonly Community[];
  /** 0 takes any free port. */
  readonly port: number;
  /** `127.0.0.1` unless the operator wants others to reach it: there is no login. */
  readonly host: string;
  readonly metrics: Pick<PrometheusMetrics, "contentType" | "render">;
  /** Usher's own version. */
  readonly version: string;
  readonly log: Log;
  /** Answers what a forge delivers to a community; nothing listens for that without it. */
  readonly webhook?: (request: Request, community: string) => Promise<Response>;
  checkReadiness(): Promise<readonly ReadinessCheck[]>;
  newId(): string;
  /** Milliseconds since the epoch. */
  now(): number;
}

/** The HTTP API and the playground. */
export interface WebPlatform extends ChatPlatform {
  readonly name: "web";
  /** `http://127.0.0.1:3000`; throws `platform-failed` before `start`. */
  address(): string;
}

/** How long `stop` waits for requests that are being answered. */
const graceMilliseconds = 2_000;

export function createWebPlatform(options: WebPlatformOptions): WebPlatform {
  const { port, host, log } = options;
  const communities = options.communities.filter((community) => community.platforms.web);
  const pending = new Set<Promise<void>>();
  let running: { readonly server: Server; readonly address: string } | undefined;
  const follow = (work: Promise<void>) => {
    const followed = work.catch((err) => log.error({ err }, "reply not confirmed"));
    pending.add(followed);
    void followed.finally(() => pending.delete(followed));
  };
  return {
    name: "web",
    start: async (bot) => {
      await settleUnsent(bot);
      const app = createRoutes({ ...options, communities, bot, follow }, host);
      const server = createAdaptorServer({ fetch: app.fetch }) as Server;
      const taken = await listen(server, port, host);
      running = { server, address: toAddress(host, taken) };
      log.info({ port: taken }, "listening");
    },
    stop: async () => {
      if (running) await close(running.server);
      running = undefined;
      await Promise.all(pending);
    },
    // The page asks for what there is to say; being kept is being sent.
    announce: async ({ id }) => ({ kind: "sent", messageId: `web-${id}` }),
    address: () => {
      if (!running) throw new UsherError("platform-failed", "the web platform does not listen; call start first");
      return running.address;
    },
  };
}

/** Nobody waits for a reply of an earlier run: a client that missed it posts the same messageId again and gets it. */
async function settleUnsent(bot: Bot): Promise<void> {
  for (const { reply } of await bot.findUnsent("web")) {
    if (reply.outboxId !== undefined) await bot.confirmSent(reply.outboxId, `web-${reply.outboxId}`);
  }
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const force = setTimeout(() => server.closeAllConnections(), graceMilliseconds);
    server.close(() => {
      clearTimeout(force);
      resolve();
    });
    server.closeIdleConnections();
  });
}
