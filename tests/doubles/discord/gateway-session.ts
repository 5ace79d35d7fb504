import type { WebSocket } from "ws";

export interface Identify {
  readonly token: string;
  readonly intents: number;
  readonly shard: readonly [id: number, count: number];
}

/** One session, connected or waiting for its RESUME. */
export interface GatewaySession {
  readonly id: string;
  readonly intents: number;
  readonly shard: readonly [id: number, count: number];
  readonly token: string;
  /** Numbers the event, keeps it for a replay, and sends it when connected. */
  dispatch(event: string, data: object): void;
  send(frame: object): void;
  attach(socket: WebSocket | undefined): void;
  /** Cuts its socket: with a close code, or without a word. */
  cut(code?: number): void;
  /** Lets go of a socket that closed; false when the session did not hang on it any more. */
  detach(socket: WebSocket): boolean;
  /** Sends again what came after `sequence`; false when that is in the future. */
  replay(sequence: number): boolean;
}

/** A new session; `dispatch` before `attach` is kept for the replay. */
export function createSession(id: string, { intents, shard, token }: Identify): GatewaySession {
  const frames: { readonly op: 0; readonly t: string; readonly s: number; readonly d: object }[] = [];
  let socket: WebSocket | undefined;
  const send = (frame: object) => {
    if (socket?.readyState === socket?.OPEN) socket?.send(JSON.stringify(frame));
  };
  return {
    id,
    intents,
    shard,
    token,
    send,
    dispatch(event, data) {
      const frame = { op: 0, t: event, s: frames.length + 1, d: data } as const;
      frames.push(frame);
      send(frame);
    },
    attach(next) {
      socket = next;
    },
    cut(code) {
      const cut = socket;
      socket = undefined;
      code === undefined ? cut?.terminate() : cut?.close(code);
    },
    detach(closed) {
      if (socket !== closed) return false;
      socket = undefined;
      return true;
    },
    replay(sequence) {
      if (sequence > frames.length) return false;
      for (const frame of frames.slice(sequence)) send(frame);
      return true;
    },
  };
}

export interface SessionRules {
  readonly heartbeatMs: number;
  /** False leaves the heartbeats of a socket without acknowledgement. */
  acknowledgesHeartbeats(socket: WebSocket): boolean;
  /** Gives the close code that refuses. */
  identify(identify: Identify, attach: (session: GatewaySession) => void): number | undefined;
  /** False refuses: op 9. */
  resume(sessionId: string, attach: (session: GatewaySession) => void): boolean;
  end(session: GatewaySession): void;
}

/** Says HELLO on a new socket and obeys its frames. */
export function openForSession(socket: WebSocket, rules: SessionRules): void {
  let session: GatewaySession | undefined;
  const attach = (found: GatewaySession) => {
    session = found;
    found.attach(socket);
  };
  const send = (frame: object) => socket.send(JSON.stringify(frame));
  send({ op: 10, d: { heartbeat_interval: rules.heartbeatMs } });
  socket.on("message", (bytes) => {
    const { op, d } = JSON.parse(String(bytes));
    if (op === 1 && rules.acknowledgesHeartbeats(socket)) send({ op: 11 });
    if (op === 2) {
      const refusal = rules.identify({ token: d.token, intents: d.intents, shard: d.shard ?? [0, 1] }, attach);
      if (refusal !== undefined) socket.close(refusal);
    }
    if (op === 6) {
      if (!rules.resume(d.session_id, attach)) return send({ op: 9, d: false });
      if (session?.replay(d.seq) === false) return socket.close(4007);
      session?.dispatch("RESUMED", {});
    }
  });
  socket.on("close", (code) => {
    const wasLeft = session?.detach(socket);
    if (session && wasLeft && (code === 1000 || code === 1001)) rules.end(session);
  });
}
