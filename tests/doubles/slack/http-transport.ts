import { createHmac } from "node:crypto";
import type { Envelope, Outcome, Transport } from "./transport.ts";

/** What an HTTP request of Slack's carries; tests spoil parts of it. */
export interface SignedRequest {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Signs a body as Slack does, `at` in seconds. */
export function sign(body: string, contentType: string, signingSecret: string, at: number): SignedRequest {
  const digest = createHmac("sha256", signingSecret).update(`v0:${at}:${body}`).digest("hex");
  return {
    body,
    headers: {
      "content-type": contentType,
      "x-slack-request-timestamp": String(at),
      "x-slack-signature": `v0=${digest}`,
    },
  };
}

/** JSON for events, a form with `payload` for interactions, a plain form for commands. */
export function toRequest(envelope: Envelope, signingSecret: string, at: number): SignedRequest {
  if (envelope.type === "events_api")
    return sign(JSON.stringify(envelope.payload), "application/json", signingSecret, at);
  const form =
    envelope.type === "interactive"
      ? new URLSearchParams({ payload: JSON.stringify(envelope.payload) })
      : new URLSearchParams(Object.entries(envelope.payload).map(([name, value]) => [name, String(value)]));
  return sign(form.toString(), "application/x-www-form-urlencoded", signingSecret, at);
}

/** Events and interactions as signed requests to the app's address. */
export function createHttpTransport(options: {
  readonly requestUrl: () => string | undefined;
  readonly signingSecret: string;
  readonly ackTimeout: number;
}): Transport {
  return {
    async send(envelope): Promise<Outcome> {
      const url = options.requestUrl();
      if (url === undefined) return { kind: "lost", reason: "no_connection" };
      const { body, headers } = toRequest(envelope, options.signingSecret, Math.floor(Date.now() / 1000));
      const retry = envelope.retry
        ? { "x-slack-retry-num": String(envelope.retry.num), "x-slack-retry-reason": envelope.retry.reason }
        : {};
      try {
        const signal = AbortSignal.timeout(options.ackTimeout);
        const response = await fetch(url, { method: "POST", body, headers: { ...headers, ...retry }, signal });
        const text = await response.text();
        if (response.ok) return { kind: "acknowledged", body: text === "" ? undefined : toBody(text) };
        const noRetry = response.headers.get("x-slack-no-retry") === "1";
        return { kind: "lost", reason: noRetry ? "no_retry" : "http_error" };
      } catch (error) {
        return { kind: "lost", reason: (error as Error).name === "TimeoutError" ? "timeout" : "no_connection" };
      }
    },
    stop: async () => {},
  };
}

function toBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
