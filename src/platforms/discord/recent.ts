/** Remembers the newest entries, up to `most`. */
export interface Recent<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
  /** Remembers the key and tells whether it was new. */
  add(key: string, value: Value): boolean;
  delete(key: string): void;
}

export function createRecent<Value>(most: number): Recent<Value> {
  const entries = new Map<string, Value>();
  const set = (key: string, value: Value) => {
    entries.delete(key);
    entries.set(key, value);
    const oldest = entries.keys().next().value;
    if (entries.size > most && oldest !== undefined) entries.delete(oldest);
  };
  return {
    get: (key) => entries.get(key),
    set,
    add(key, value) {
      if (entries.has(key)) return false;
      set(key, value);
      return true;
    },
    delete: (key) => void entries.delete(key),
  };
}
