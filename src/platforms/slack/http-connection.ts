import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { UsherError } from "../../core/errors.ts";
import type { Connection } from "./connection.ts";

/** Where Slack sends everything. */
export const eventsPath = "/slack/events";

/** Seconds that Slack's clock and ours may differ. */
const tolerance = 300;

/** Milliseconds that a request under way has left when the server stops. */
const grace = 500;

export interface HttpConnection extends Connection {
  /** The address it listens on; empty before the start. */
  address(): string;
}

/** An HTTP server in front of Bolt's listener, which lets requests of the future pass; here they are refused like those of the past. */
export function createHttpConnection(options: {
  readonly listener: RequestListener;
  readonly port: number;
  readonly host: string;
  now(): number;
}): HttpConnection {
  let server: Server | undefined;
  const handle: RequestListener = (request, response) => {
    if (isFuture(request, options.now())) {
      response.writeHead(401).end();
      return;
    }
    try {
      options.listener(request, response);
    } catch {
      // Bolt throws for every path it has no route for.
      if (!response.headersSent) response.writeHead(404).end();
    }
  };
  return {
    isConnected: () => server?.listening === true,
    address() {
      const bound = server?.address() as AddressInfo | null | undefined;
      return bound ? `http://127.0.0.1:${bound.port}` : "";
    },
    async start() {
      const opened = createServer(handle);
      await new Promise<void>((resolve, reject) => {
        opened.once("error", (cause) => reject(toFailure(options.port, cause)));
        opened.listen(options.port, options.host, resolve);
      });
      server = opened;
    },
    async stop() {
      const closing = server;
      server = undefined;
      if (!closing) return;
      const hurry = setTimeout(() => closing.closeAllConnections(), grace);
      await new Promise((resolve) => {
        closing.close(resolve);
        closing.closeIdleConnections();
      });
      clearTimeout(hurry);
    },
  };
}

function isFuture(request: IncomingMessage, now: number): boolean {
  const stamp = Number(request.headers["x-slack-request-timestamp"]);
  return stamp > now / 1000 + tolerance;
}

function toFailure(port: number, cause: Error): UsherError {
  const message = `Slack's HTTP mode cannot listen on port ${port}. Set SLACK_PORT to a free port.`;
  return new UsherError("platform-failed", message, { cause });
}
