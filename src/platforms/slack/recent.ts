/** Remembers the newest `most` keys. */
export interface Recent {
  has(key: string): boolean;
  /** Remembers the key and tells whether it was new. */
  add(key: string): boolean;
  delete(key: string): void;
}

export function createRecent(most: number): Recent {
  const keys = new Set<string>();
  return {
    has: (key) => keys.has(key),
    add(key) {
      if (keys.has(key)) return false;
      keys.add(key);
      const [oldest] = keys;
      if (keys.size > most && oldest !== undefined) keys.delete(oldest);
      return true;
    },
    delete: (key) => void keys.delete(key),
  };
}
