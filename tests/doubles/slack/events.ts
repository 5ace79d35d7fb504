import { toEventCallback } from "./payloads.ts";
import { toSubscription } from "./required-scopes.ts";
import type { Json, SlackState, Workspace } from "./state.ts";
import type { Outcome, Transport } from "./transport.ts";

export interface Delivered {
  readonly event: Json;
  readonly attempt: number;
  readonly outcome: Outcome["kind"];
  readonly ackedAfter: number;
}

export interface Events {
  /** Delivers an event when the app is subscribed and may see it, with up to three retries. */
  tell(workspace: Workspace, event: Json): void;
  /** Delivers an event's payload once more under the same event id, as a retry does. */
  repeat(payload: Json, num: number): Promise<Outcome>;
  readonly log: readonly Delivered[];
  /** Payloads in the order told. */
  readonly payloads: readonly Json[];
  /** The first deliveries of this many events are lost on the way. */
  lose(events: number): void;
  stop(): void;
}

/** The Events API: subscriptions, scopes, acknowledgement, retries after `retryDelays` milliseconds. */
export function createEvents(options: {
  readonly state: SlackState;
  readonly transport: Transport;
  readonly retryDelays: readonly number[];
  readonly subscriptions: () => ReadonlySet<string> | undefined;
}): Events {
  const { state, transport } = options;
  const log: Delivered[] = [];
  const payloads: Json[] = [];
  const timers = new Set<NodeJS.Timeout>();
  let losses = 0;

  const attempt = async (payload: Json, num: number, reason: string): Promise<Outcome> => {
    const began = performance.now();
    const retry = num === 0 ? {} : { retry: { num, reason } };
    const outcome = await transport.send({ type: "events_api", payload, ...retry });
    log.push({
      event: payload.event as Json,
      attempt: num,
      outcome: outcome.kind,
      ackedAfter: performance.now() - began,
    });
    state.changes.emit("changed");
    return outcome;
  };
  const deliver = async (payload: Json, num: number, reason: string): Promise<void> => {
    const isLost = num === 0 && losses > 0;
    if (isLost) losses -= 1;
    const outcome: Outcome = isLost ? { kind: "lost", reason: "no_connection" } : await attempt(payload, num, reason);
    if (outcome.kind === "acknowledged" || outcome.reason === "no_retry" || num === 3) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      void deliver(payload, num + 1, outcome.reason);
    }, options.retryDelays[num] ?? 0);
    timers.add(timer);
  };

  return {
    log,
    payloads,
    tell(workspace, event) {
      const { name, scope } = toSubscription(event);
      const subscribed = options.subscriptions();
      if (subscribed && !subscribed.has(name)) return;
      if (scope !== undefined && !workspace.scopes.has(scope)) return;
      const channel = workspace.channels.get(String(event.channel));
      if (channel && !channel.members.has(workspace.botUserId)) return;
      const payload = toEventCallback(state, workspace, event);
      payloads.push(payload);
      void deliver(payload, 0, "");
    },
    repeat: (payload, num) => attempt(payload, num, "timeout"),
    lose: (events) => {
      losses += events;
    },
    stop: () => {
      for (const timer of timers) clearTimeout(timer);
    },
  };
}
