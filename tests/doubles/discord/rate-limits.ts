/** What a bucket's headers say of a call; `retryAfterMs` when it is refused. */
export interface Allowance {
  readonly headers: Readonly<Record<string, string>>;
  readonly retryAfterMs?: number;
}

export interface RateLimit {
  readonly route: string;
  readonly limit: number;
  readonly windowMs: number;
}

export interface RateLimits {
  /** From now on so many calls of the route (`POST /channels/:id/messages`) pass in each window, for each channel. */
  set(limit: RateLimit): void;
  count(route: string, major: string): Allowance;
}

const generous = { limit: 1000, windowMs: 1000 };

/** Buckets as Discord's: one a route and major parameter, announced on every answer. */
export function createRateLimits(now: () => number): RateLimits {
  const limits = new Map<string, RateLimit>();
  const windows = new Map<string, { start: number; used: number }>();
  return {
    set: (limit) => void limits.set(limit.route, limit),
    count(route, major) {
      const { limit, windowMs } = limits.get(route) ?? generous;
      const key = `${route} ${major}`;
      const known = windows.get(key);
      const window = known && now() < known.start + windowMs ? known : { start: now(), used: 0 };
      windows.set(key, window);
      const resetAfter = (window.start + windowMs - now()) / 1000;
      const headers = (remaining: number) => ({
        "X-RateLimit-Limit": `${limit}`,
        "X-RateLimit-Remaining": `${remaining}`,
        "X-RateLimit-Reset": `${(window.start + windowMs) / 1000}`,
        "X-RateLimit-Reset-After": `${resetAfter}`,
        "X-RateLimit-Bucket": Buffer.from(route).toString("hex"),
      });
      if (window.used >= limit) return { headers: headers(0), retryAfterMs: resetAfter * 1000 };
      window.used += 1;
      return { headers: headers(limit - window.used) };
    },
  };
}
