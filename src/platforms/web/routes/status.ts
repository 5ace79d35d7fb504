import { programName } from "../is-usher.ts";
import type { WebContext, WebRequest } from "../web-context.ts";

/** `GET /healthz`: the process answers, and says what it is. */
export function createGetHealth({ version }: WebContext) {
  return (c: WebRequest): Response => c.json({ status: "ok", program: programName, version });
}

/** `GET /readyz`: 200 when every part works, 503 naming those that do not. */
export function createGetReadiness(context: WebContext) {
  return async (c: WebRequest): Promise<Response> => {
    const checks = await context.checkReadiness();
    const ready = checks.every((check) => check.ready);
    return c.json({ status: ready ? "ready" : "not-ready", checks }, ready ? 200 : 503);
  };
}

/** `GET /metrics`: Prometheus' text format. */
export function createGetMetrics({ metrics }: WebContext) {
  return async (c: WebRequest): Promise<Response> =>
    c.body(await metrics.render(), 200, { "content-type": metrics.contentType });
}
