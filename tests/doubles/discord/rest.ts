import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { ApiError } from "./api-error.ts";
import type { Fault, Faults } from "./faults.ts";
import { type FileState, readBody } from "./files.ts";
import type { RateLimits } from "./rate-limits.ts";
import { type Route, type RouteAnswer, toExpression } from "./route.ts";
import type { World } from "./world.ts";

/** A call as it came and how it was answered. */
export interface RecordedCall {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly status: number;
  readonly at: number;
}

export interface RestOptions {
  readonly world: World;
  readonly routes: readonly Route[];
  readonly faults: Faults;
  readonly limits: RateLimits;
  readonly calls: RecordedCall[];
}

/** The REST API under `/api/v10`, not listening yet. */
export function createRestServer(options: RestOptions): Server {
  const routes = options.routes.map((route) => ({ ...route, expression: toExpression(route.path) }));
  return createServer((request, response) => {
    serve(request, response, options, routes).catch((error) => {
      options.world.state.events.emit("broken", error);
      response.destroy();
    });
  });
}

type MatchedRoute = Route & { readonly expression: RegExp };

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  options: RestOptions,
  routes: readonly MatchedRoute[],
): Promise<void> {
  const { world, faults, limits } = options;
  const url = new URL(request.url ?? "", "http://double");
  const path = decodeURIComponent(url.pathname.replace(/^\/api\/v10/, ""));
  const method = request.method ?? "";
  const body = await readBody(await readBytes(request), request.headers["content-type"] ?? "");
  const fault = faults.take(method, path);
  if (fault?.delayMs) await new Promise((resolve) => setTimeout(resolve, fault.delayMs));
  await fault?.until;
  if (fault?.drop === "before") return void request.socket.destroy();
  if (path.startsWith("/attachments/"))
    return serveFile(response, world.state.files.get(path.split("/")[2] ?? ""), fault);
  const found = routes.find((route) => route.method === method && route.expression.test(path));
  const allowance = limits.count(`${method} ${found?.path ?? path}`, found?.expression.exec(path)?.[1] ?? "");
  const answer = (): RouteAnswer => {
    if (fault?.before) return refusal(fault.before, fault);
    if (allowance.retryAfterMs !== undefined) return limited(allowance.retryAfterMs);
    if (!found) return { status: 404, body: { message: "404: Not Found", code: 0 } };
    if (!found.isOpen && request.headers.authorization !== `Bot ${world.state.token}`) {
      return { status: 401, body: { message: "401: Unauthorized", code: 0 } };
    }
    const params = found.expression.exec(path)?.slice(1) ?? [];
    return attempt(() => found.handle({ world, params, query: url.searchParams, body }));
  };
  const worked = answer();
  const given = fault?.after ? refusal(fault.after, fault) : worked;
  options.calls.push({
    method,
    path,
    body,
    status: given.status,
    at: world.state.now(),
  });
  world.state.events.emit("changed");
  if (fault?.drop === "after") return void request.socket.destroy();
  write(response, given, {
    ...allowance.headers,
    ...(given.status === 429
      ? { "Retry-After": `${(allowance.retryAfterMs ?? 0) / 1000}`, "X-RateLimit-Scope": "user" }
      : {}),
  });
}

function attempt(work: () => RouteAnswer): RouteAnswer {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const { message, code, errors } = error;
    return { status: error.status, body: { message, code, ...(errors === undefined ? {} : { errors }) } };
  }
}

function refusal(status: number, fault: Fault): RouteAnswer {
  return { status, body: { message: `${status}: fault`, code: fault.code ?? 0 } };
}

function limited(retryAfterMs: number): RouteAnswer {
  const body = { message: "You are being rate limited.", retry_after: retryAfterMs / 1000, global: false };
  return { status: 429, body };
}

/** 204 has no content type: discord.js would read an empty body as JSON. */
function write(
  response: ServerResponse,
  { status, body }: RouteAnswer,
  headers: Readonly<Record<string, string>>,
): void {
  if (status === 204) return void response.writeHead(204, headers).end();
  response.writeHead(status, { ...headers, "Content-Type": "application/json" }).end(JSON.stringify(body));
}

/** The CDN: no token, and what is not there is 404. */
function serveFile(response: ServerResponse, file: FileState | undefined, fault: Fault | undefined): void {
  if (!file || fault?.before) return void response.writeHead(fault?.before ?? 404).end();
  response.writeHead(200, { "Content-Type": file.mediaType }).end(file.bytes);
}

async function readBytes(request: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}
