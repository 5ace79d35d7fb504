import type { Context } from "hono";

/** Why a request is not served, as the caller reads it: `code` for programs, `message` with the field and the remedy. */
export interface Refusal {
  readonly status: 400 | 403 | 404 | 405 | 413 | 415 | 421 | 500 | 503;
  readonly code: string;
  readonly message: string;
}

/** The refusal as `{error: {code, message}}`. */
export function refuse(c: Context, { status, code, message }: Refusal): Response {
  return c.json({ error: { code, message } }, status);
}
