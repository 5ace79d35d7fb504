import { DefaultRestOptions, type RESTOptions } from "discord.js";
import { UsherError } from "../../core/errors.ts";
import type { Log } from "../../core/ports/log.ts";

type MakeRequest = RESTOptions["makeRequest"];

export interface RefusalOptions {
  readonly log: Log;
  now(): number;
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
export function countRefusals({ log, now, most = patience }: RefusalOptions): MakeRequest {
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
    if (isRefusal(response)) count();
    return response;
  };
}

function isRefusal({ status, headers }: Awaited<ReturnType<MakeRequest>>): boolean {
  if (status === 401 || status === 403) return true;
  return status === 429 && headers.get("X-RateLimit-Scope") !== "shared";
}
