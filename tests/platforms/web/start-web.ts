import { request } from "node:http";
import type { Bot } from "../../../src/core/ports/bot.ts";
import type { Reply } from "../../../src/core/reply/reply.ts";
import { createPrometheusMetrics } from "../../../src/platforms/web/metrics.ts";
import { createWebPlatform, type WebPlatform, type WebPlatformOptions } from "../../../src/platforms/web/platform.ts";
import { aCommunity, aTime, countedIds, fakeBot, silentLog } from "../../fakes.ts";

export function aWebPlatform(changes: Partial<WebPlatformOptions> = {}): WebPlatform {
  return createWebPlatform({
    communities: [aCommunity()],
    port: 0,
    host: "127.0.0.1",
    metrics: createPrometheusMetrics(),
    version: "0.1.0",
    log: silentLog,
    checkReadiness: async () => [{ part: "model", ready: true, detail: "20260115-0300-a1b2" }],
    newId: countedIds("generated"),
    now: () => aTime,
    ...changes,
  });
}

export async function startWeb(bot: Bot = fakeBot(), changes: Partial<WebPlatformOptions> = {}): Promise<WebPlatform> {
  const platform = aWebPlatform(changes);
  await platform.start(bot);
  return platform;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** The body where it is JSON; what is no field of this answer is missing at run time. */
  readonly json: ApiAnswer;
  /** The body as it came. */
  readonly text: string;
}

/** All that the API answers with, each answer some of it. */
export interface ApiAnswer {
  readonly questionId: string;
  readonly text: string;
  readonly verdict: { readonly kind: string };
  readonly verdicts: readonly [ApiVerdict, ...ApiVerdict[]];
  readonly predictions: { readonly role: readonly unknown[] };
  readonly feedback: readonly unknown[];
  readonly reply: Reply & { readonly questionId: string };
  readonly modelVersion: string;
  readonly error: { readonly code: string; readonly message: string };
  readonly choices: readonly unknown[];
  readonly announcements: readonly { readonly id: string }[];
  readonly communities: readonly [
    {
      readonly channels: unknown;
      readonly people: unknown;
      readonly roles: readonly object[];
      readonly exampleQuestions: Readonly<Record<"zh", unknown>>;
    },
  ];
  readonly commands: readonly unknown[];
}

interface ApiVerdict {
  readonly thresholds: { readonly answer: number };
  readonly matches: readonly unknown[];
}

/** Sends JSON (or, as a string, any body) and gives the answer. */
export async function post(platform: WebPlatform, path: string, body: unknown, headers = {}): Promise<Answer> {
  const response = await fetch(platform.address() + path, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  return toAnswer(response);
}

export async function get(platform: WebPlatform, path: string): Promise<Answer> {
  return toAnswer(await fetch(platform.address() + path));
}

async function toAnswer(response: Response): Promise<Answer> {
  const { status, headers } = response;
  const text = await response.text();
  const isJson = headers.get("content-type")?.startsWith("application/json");
  return { status, headers, text, json: isJson ? JSON.parse(text) : {} };
}

/** A request with headers that `fetch` does not let one set, such as Host. */
export function sendRaw(
  platform: WebPlatform,
  options: {
    readonly path: string;
    readonly method: string;
    readonly headers: Record<string, string>;
    readonly body?: string;
  },
): Promise<{ readonly status: number; readonly body: string }> {
  const { hostname, port } = new URL(platform.address());
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, agent: false, ...options }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts).toString() }));
    });
    sent.on("error", reject);
    sent.end(options.body);
  });
}
