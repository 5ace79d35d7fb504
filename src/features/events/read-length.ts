const minute = 60_000;

/** A length like `90`, `90m`, `2h`, `1.5h`, `1h30`, `2小时` in milliseconds; `undefined` for what is none, or longer than two weeks. */
export function readLength(text: string): number | undefined {
  const typed = text.trim().toLowerCase().replaceAll(/\s+/g, "");
  const [, hours, rest] = /^(\d+(?:\.\d+)?)(?:h|hours?|小时)(\d{1,2})?(?:m|min|minutes?|分钟?)?$/.exec(typed) ?? [];
  const [, minutes] = /^(\d{1,5})(?:m|min|minutes?|分钟?)?$/.exec(typed) ?? [];
  const length =
    hours === undefined ? Number(minutes ?? Number.NaN) * minute : (Number(hours) * 60 + Number(rest ?? 0)) * minute;
  return length > 0 && length <= 14 * 24 * 60 * minute ? length : undefined;
}
