import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type RawData, type WebSocket, WebSocketServer } from "ws";
import { ApiError } from "./api-error.ts";
import type { SlackState } from "./state.ts";
import type { Outcome, Transport } from "./transport.ts";

export interface SocketMode extends Transport {
  /** Answers `apps.connections.open`. */
  open(token: string | undefined): { readonly url: string };
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Tells the app to come again with a new connection, and ends this one. */
  refresh(reason: "refresh_requested" | "warning"): void;
  /** The connection breaks without a word. */
  cut(): void;
  /** This many of the next upgrades are refused. */
  refuse(upgrades: number): void;
  readonly connections: number;
}

/** The WebSocket side: one-time tickets, hello, envelopes that wait for their acknowledgement, pings. */
export function createSocketMode(options: {
  readonly state: SlackState;
  readonly appToken: string;
  readonly ackTimeout: number;
  readonly host: () => string;
}): SocketMode {
  const { state } = options;
  const server = new WebSocketServer({ noServer: true });
  const tickets = new Set<string>();
  const waiting = new Map<string, (outcome: Outcome) => void>();
  let current: WebSocket | undefined;
  let refusals = 0;
  const changed = () => state.changes.emit("changed");

  const receive = (data: RawData) => {
    const { envelope_id: id, payload } = JSON.parse(String(data)) as { envelope_id: string; payload?: unknown };
    waiting.get(id)?.({ kind: "acknowledged", body: payload });
  };
  const accept = (socket: WebSocket) => {
    current = socket;
    const pings = setInterval(() => socket.ping(), 1000);
    socket.on("message", receive);
    socket.on("close", () => {
      clearInterval(pings);
      if (current === socket) current = undefined;
      changed();
    });
    const hello = { type: "hello", num_connections: 1, connection_info: { app_id: state.appId }, debug_info: {} };
    socket.send(JSON.stringify(hello), changed);
  };

  return {
    open(token) {
      if (token === undefined) throw new ApiError("not_authed");
      if (!token.startsWith("xapp-")) throw new ApiError("not_allowed_token_type");
      if (token !== options.appToken) throw new ApiError("invalid_auth");
      const ticket = state.newId("ticket");
      tickets.add(ticket);
      return { url: `ws://${options.host()}/link/?ticket=${ticket}` };
    },
    handleUpgrade(request, socket, head) {
      const ticket = new URL(String(request.url), "http://localhost").searchParams.get("ticket") ?? "";
      if (refusals > 0 || !tickets.delete(ticket)) {
        refusals = Math.max(0, refusals - 1);
        socket.end("HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
        changed();
        return;
      }
      server.handleUpgrade(request, socket, head, accept);
    },
    send(envelope) {
      const socket = current;
      if (!socket) return Promise.resolve({ kind: "lost", reason: "no_connection" });
      const id = state.newId("env");
      return new Promise((resolve) => {
        const timer = setTimeout(() => settle({ kind: "lost", reason: "timeout" }), options.ackTimeout);
        const settle = (outcome: Outcome) => {
          clearTimeout(timer);
          waiting.delete(id);
          socket.off("close", lose);
          resolve(outcome);
        };
        const lose = () => settle({ kind: "lost", reason: "no_connection" });
        waiting.set(id, settle);
        socket.on("close", lose);
        const retry = envelope.retry
          ? { retry_attempt: envelope.retry.num, retry_reason: envelope.retry.reason }
          : { retry_attempt: 0, retry_reason: "" };
        const accepts = envelope.type !== "events_api";
        socket.send(
          JSON.stringify({
            envelope_id: id,
            type: envelope.type,
            payload: envelope.payload,
            accepts_response_payload: accepts,
            ...(envelope.type === "events_api" ? retry : {}),
          }),
        );
      });
    },
    refresh(reason) {
      current?.send(JSON.stringify({ type: "disconnect", reason, debug_info: {} }));
    },
    cut: () => current?.terminate(),
    refuse: (upgrades) => {
      refusals = upgrades;
    },
    get connections() {
      return current ? 1 : 0;
    },
    async stop() {
      for (const client of server.clients) client.terminate();
      server.close();
    },
  };
}
