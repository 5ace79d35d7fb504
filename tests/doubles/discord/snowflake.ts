const discordEpoch = 1_420_070_400_000;

/** Makes ids as Discord's: they grow, and hold the moment of their making. */
export function createSnowflakes(now: () => number): () => string {
  let last = 0n;
  return () => {
    const fresh = BigInt(now() - discordEpoch) << 22n;
    last = fresh > last ? fresh : last + 1n;
    return last.toString();
  };
}

/** The moment an id was made, in milliseconds since the epoch. */
export function toCreatedAt(id: string): number {
  return Number(BigInt(id) >> 22n) + discordEpoch;
}
