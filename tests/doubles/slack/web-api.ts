import type { IncomingMessage, ServerResponse } from "node:http";
import { ApiError, type Method, type MethodContext } from "./api-error.ts";
import { chatMethods } from "./chat-methods.ts";
import { conversationMethods } from "./conversation-methods.ts";
import type { Fault, Faults } from "./faults.ts";
import { fileMethods } from "./files.ts";
import { otherMethods } from "./other-methods.ts";
import { toRequiredScope } from "./required-scopes.ts";
import type { ApiCall, Json, SlackState, Workspace } from "./state.ts";

const methods: Readonly<Record<string, Method>> = {
  ...chatMethods,
  ...conversationMethods,
  ...fileMethods,
  ...otherMethods,
};

/** Methods that ask for no bot token of their own. */
export type AppMethod = (args: Json, token: string | undefined) => Json;

export interface WebApiOptions {
  readonly state: SlackState;
  readonly faults: Faults;
  readonly appMethods: Readonly<Record<string, AppMethod>>;
  tell(workspace: Workspace, event: Json): void;
  takeTrigger: MethodContext["takeTrigger"];
}

/** Answers `POST /api/<method>`: form bodies with JSON in their fields, always HTTP 200 with `ok`, faults aside. */
export function createWebApi(options: WebApiOptions): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    handle(options, request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  };
}

async function handle(options: WebApiOptions, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { state, faults } = options;
  const method = String(request.url).replace(/^\/api\//, "");
  const args = readForm(await readBody(request));
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1] ?? (args.token as string | undefined);
  const workspace = [...state.workspaces.values()].find(({ botToken, isRevoked }) => botToken === token && !isRevoked);
  const call: ApiCall = { method, teamId: workspace?.teamId, args, at: performance.now() };
  state.calls.push(call);
  const fault = faults.take(method);
  if (fault?.kind === "hold") await fault.until;
  const answer =
    fault && "when" in fault && fault.when === "before" ? {} : run(options, { method, args, token, workspace });
  call.answer = answer;
  state.changes.emit("changed");
  send(response, fault, answer, workspace);
}

interface Called {
  readonly method: string;
  readonly args: Json;
  readonly token: string | undefined;
  readonly workspace: Workspace | undefined;
}

function run(
  { state, appMethods, tell, takeTrigger }: WebApiOptions,
  { method, args, token, workspace }: Called,
): Json {
  try {
    const appMethod = appMethods[method];
    if (appMethod) return { ok: true, ...appMethod(args, token) };
    if (token === undefined) throw new ApiError("not_authed");
    if (token.startsWith("xapp-")) throw new ApiError("not_allowed_token_type");
    if (!workspace) throw new ApiError("invalid_auth");
    checkScope(method, args, workspace);
    const known = methods[method];
    if (!known) throw new ApiError("unknown_method");
    const context = {
      state,
      workspace,
      newTs: state.newTs,
      takeTrigger,
      tell: (event: Json) => tell(workspace, event),
    };
    return { ok: true, ...known(context, args) };
  } catch (error) {
    if (error instanceof ApiError) return { ok: false, error: error.message, ...error.details };
    throw error;
  }
}

function checkScope(method: string, args: Json, workspace: Workspace): void {
  const needed = toRequiredScope(method, workspace.channels.get(String(args.channel)));
  if (needed === undefined || workspace.scopes.has(needed)) return;
  throw new ApiError("missing_scope", { needed, provided: [...workspace.scopes].join(",") });
}

function send(
  response: ServerResponse,
  fault: Fault | undefined,
  answer: Json,
  workspace: Workspace | undefined,
): void {
  if (fault?.kind === "reset") {
    response.socket?.destroy();
    return;
  }
  if (fault?.kind === "status") {
    const headers = fault.retryAfter === undefined ? {} : { "retry-after": String(fault.retryAfter) };
    response.writeHead(fault.status, headers).end("");
    return;
  }
  const scopes = workspace ? { "x-oauth-scopes": [...workspace.scopes].join(",") } : {};
  response.writeHead(200, { "content-type": "application/json; charset=utf-8", ...scopes });
  response.end(JSON.stringify(fault?.kind === "error" ? { ok: false, error: fault.error } : answer));
}

/** The whole body of a request. */
export async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

const jsonFields = new Set(["blocks", "view", "metadata", "prompts", "attachments", "files"]);

function readForm(body: string): Json {
  return Object.fromEntries(
    [...new URLSearchParams(body)].map(([name, value]) => [
      name,
      jsonFields.has(name) ? JSON.parse(value) : toValue(value),
    ]),
  );
}

function toValue(value: string): string | boolean {
  return value === "true" ? true : value === "false" ? false : value;
}
