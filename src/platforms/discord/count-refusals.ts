import { DefaultRestOptions, type RESTOptions } from "discord.js";
import { UsherError } from "../../core/errors.ts";
import type { Log } from "../../core/ports/log.ts";

type MakeRequest = RESTOptions["makeRequest"];

export interface RefusalOptions {
  readonly log: Log;
  now(): number;
  /** Told of every refusal (4xx), also of those that do not count: the status, `429-shared` where the limit is shared with others. */
  refused(reason: string): void;
  /** So many refusals within ten minutes, and nothing more is asked until the first of them is older. */
  readonly most?: number;
}

const window = 10 * 60_000;
/** Discord bars an address, with all that runs there, at 10 000 refused requests within ten minutes. */
const patience = 9000;
const warnings = 10;

/**
 * discord.js' requests, with those counted that Discord refuses (401, 403, and 429 unless the limit is shared with others). Warns
 * at each tenth of what may be refused; at the last of it a request fails here, before Discord bars the whole address.
 */
export function countRefusals({ log, now, refused, most = patience }: RefusalOptions): MakeRequest {
  const refusedAt: number[] = [];
  let isStopped = false;
  const forget = () => {
    const firstKept = refusedAt.findIndex((at) => at > now() - window);
    refusedAt.splice(0, firstKept === -1 ? refusedAt.length : firstKept);
  };
  const count = () => {
    refusedAt.push(now());
    if (refusedAt.length % Math.ceil(most / warnings) !== 0) return;
    log.warn({ count: refusedAt.length, most }, "discord refused many requests within ten minutes");
  };
  return async (url, init) => {
    forget();
    if (refusedAt.length >= most) {
      if (!isStopped)
        log.error({ count: refusedAt.length }, "discord refused too many requests, asking nothing for a while");
      isStopped = true;
      throw new UsherError(
        "platform-failed",
        `Discord refused ${refusedAt.length} requests within ten minutes; nothing is asked until these are past, or it would bar this address. The log names the channels without permission`,
      );
    }
    isStopped = false;
    const response = await DefaultRestOptions.makeRequest(url, init);
    const reason = toReason(response);
    if (reason !== undefined) refused(reason);
    if (reason !== undefined && counted.has(reason)) count();
    return response;
  };
}

/** The reasons that Discord counts before it bars an address. */
const counted = new Set(["401", "403", "429"]);

function toReason({ status, headers }: Awaited<ReturnType<MakeRequest>>): string | undefined {
  if (status < 400 || status >= 500) return undefined;
  const isShared = status === 429 && headers.get("X-RateLimit-Scope") === "shared";
  return isShared ? "429-shared" : `${status}`;
}
