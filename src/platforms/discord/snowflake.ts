const discordEpoch = 1_420_070_400_000;

/** The smallest id that something made at that moment could have. */
export function toSnowflake(at: number): string {
  return (BigInt(Math.max(0, Math.trunc(at) - discordEpoch)) << 22n).toString();
}

/** Whether Discord made an id; what was asked by a command has one of Usher's own. */
export function isSnowflake(id: string): boolean {
  return /^\d+$/.test(id);
}

/** Whether one id was made after another. */
export function isNewer(id: string, than: string): boolean {
  return BigInt(id) > BigInt(than);
}

/** The newest of some ids. */
export function newest(ids: Iterable<string>): string | undefined {
  let found: string | undefined;
  for (const id of ids) if (found === undefined || isNewer(id, found)) found = id;
  return found;
}
