import type { HttpBindings } from "@hono/node-server";
import { Hono, type MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { secureHeaders } from "hono/secure-headers";
import { decodeClickBody, decodeFeedbackBody } from "./decode.ts";
import { guardOrigin } from "./guard-origin.ts";
import { loadPageAssets } from "./page-assets.ts";
import { toPlaygroundData } from "./playground-data.ts";
import { refuse } from "./refusal.ts";
import { createGetAnnouncements } from "./routes/announcements.ts";
import { createPostCommand, createPostForm, createPostTyping } from "./routes/commands.ts";
import { createPostClick } from "./routes/feedback.ts";
import { createPostMessage } from "./routes/messages.ts";
import { createGetAsset } from "./routes/page.ts";
import { createGetQuestion } from "./routes/questions.ts";
import { createGetHealth, createGetMetrics, createGetReadiness } from "./routes/status.ts";
import type { WebContext, WebRequest } from "./web-context.ts";

type Handler = (c: WebRequest) => Response | Promise<Response>;

interface Route {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly handle: Handler;
}

const bodyLimitBytes = 64 * 1024;
const fileBodyBytes = 3 * 1024 * 1024;
const commandsPath = "/api/commands";

/** The whole HTTP surface as one hono app; `host` is the address it will listen on. */
export function createRoutes(context: WebContext, host: string): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.use(protectPage());
  const { webhook } = context;
  // It proves itself by its signature, and comes through a proxy under a foreign name, so it goes before the guard.
  if (webhook) app.post("/webhooks/github/:community", (c) => webhook(c.req.raw, c.req.param("community")));
  app.use(guardOrigin(host));
  app.use(limitBody());
  for (const { method, path, handle } of listRoutes(context)) {
    app.on(method, path, handle);
    app.all(path, (c) => {
      c.header("allow", method === "GET" ? "GET, HEAD" : method);
      const message = `${path} does not take ${c.req.method}; use ${method}`;
      return refuse(c, { status: 405, code: "method-not-allowed", message });
    });
  }
  app.notFound((c) => {
    const message = `there is nothing at ${c.req.path}; the API has POST /api/messages, POST /api/feedback, POST /api/commands and GET /api/questions/:id`;
    return refuse(c, { status: 404, code: "path-unknown", message });
  });
  app.onError((error, c) => {
    const incident = context.newId();
    context.log.error({ incident, path: c.req.routePath, err: error }, "request failed");
    const message = `Usher failed on its side; try again, and if it stays look for ${incident} in its log`;
    return refuse(c, { status: 500, code: "failed", message });
  });
  return app;
}

function listRoutes(context: WebContext): readonly Route[] {
  const playground = toPlaygroundData(context.communities, context.bot.commands);
  const assets = loadPageAssets();
  const index = assets.get("/index.html");
  return [
    { method: "POST", path: "/api/messages", handle: createPostMessage(context) },
    { method: "POST", path: "/api/feedback", handle: createPostClick(context, decodeFeedbackBody) },
    { method: "POST", path: "/api/clicks", handle: createPostClick(context, decodeClickBody) },
    { method: "GET", path: "/api/questions/:id", handle: createGetQuestion(context) },
    { method: "POST", path: commandsPath, handle: createPostCommand(context) },
    { method: "POST", path: "/api/forms", handle: createPostForm(context) },
    { method: "POST", path: "/api/suggestions", handle: createPostTyping(context) },
    { method: "GET", path: "/api/announcements", handle: createGetAnnouncements(context) },
    { method: "GET", path: "/api/playground", handle: (c) => c.json(playground) },
    { method: "GET", path: "/healthz", handle: createGetHealth(context) },
    { method: "GET", path: "/readyz", handle: createGetReadiness(context) },
    { method: "GET", path: "/metrics", handle: createGetMetrics(context) },
    ...(index ? [{ method: "GET", path: "/", handle: createGetAsset(index) } as const] : []),
    ...[...assets].map(([path, asset]) => ({ method: "GET", path, handle: createGetAsset(asset) }) as const),
  ];
}

/** No script, style or connection but the page's own, no framing, and HTML only through a sanitizer. */
function protectPage() {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", "data:"],
      connectSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
      requireTrustedTypesFor: ["'script'"],
      trustedTypes: ["dompurify"],
    },
    strictTransportSecurity: false,
    xXssProtection: false,
    xDownloadOptions: false,
    xPermittedCrossDomainPolicies: false,
    xFrameOptions: "DENY",
  });
}

/** A command may bring a file along, which JSON writes somewhat longer than it is. */
function limitBody() {
  const limitTo = (maxSize: number, message: string) =>
    bodyLimit({ maxSize, onError: (c) => refuse(c, { status: 413, code: "body-too-large", message }) });
  const texts = limitTo(bodyLimitBytes, "the body has more than 64 KiB; shorten the text");
  const files = limitTo(fileBodyBytes, "the body has more than 3 MiB; send a file of at most 1 MiB");
  const limit: MiddlewareHandler = (c, next) => (c.req.path === commandsPath ? files : texts)(c, next);
  return limit;
}
