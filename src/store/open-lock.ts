import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import Sqlite from "better-sqlite3";
import { toStoreError } from "./store-error.ts";

/**
 * Takes a lock that only one process has at a time, and that the system gives back however the process ends, kill -9 included.
 * Waits up to `patience` milliseconds; gives what releases it, or `undefined` when another one still has it.
 */
export function openLock(file: string, patience: number): (() => void) | undefined {
  try {
    mkdirSync(dirname(file), { recursive: true });
    const client = new Sqlite(file, { timeout: patience });
    try {
      client.exec("begin exclusive");
      return () => void client.close();
    } catch (error) {
      client.close();
      if ((error as { code?: string }).code === "SQLITE_BUSY") return undefined;
      throw error;
    }
  } catch (cause) {
    throw toStoreError(cause, file);
  }
}
