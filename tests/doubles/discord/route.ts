import type { World } from "./world.ts";

/** A call of the REST API, its path matched. */
export interface RouteCall {
  readonly world: World;
  readonly params: readonly string[];
  readonly query: URLSearchParams;
  readonly body: unknown;
}

/** What a route answers: a body with status 200, or a status alone. */
export type RouteAnswer = { readonly status: number; readonly body?: unknown };

export interface Route {
  readonly method: string;
  /** As Discord documents it: `/channels/:id/messages`; each `:name` gives a parameter. */
  readonly path: string;
  /** The path carries its own token, so that no bot's is asked for. */
  readonly isOpen?: boolean;
  handle(call: RouteCall): RouteAnswer;
}

/** A route's path as an expression that finds its parameters. */
export function toExpression(path: string): RegExp {
  return new RegExp(`^${path.replaceAll(/:\w+/g, "([^/]+)")}$`);
}

export const ok = (body: unknown): RouteAnswer => ({ status: 200, body });
export const done: RouteAnswer = { status: 204 };
