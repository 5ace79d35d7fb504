import type { Reply } from "../../core/reply/reply.ts";
import type { WebContext, WebRequest } from "./web-context.ts";

/** Closes a reply's outbox entry once the HTTP response that carries it has gone out; a broken connection leaves it open. */
export function confirmAfterSending(context: WebContext, c: WebRequest, reply: Reply | undefined): void {
  const outboxId = reply?.outboxId;
  if (outboxId === undefined) return;
  c.env.outgoing.once("finish", () => context.follow(context.bot.confirmSent(outboxId, `web-${outboxId}`)));
}
