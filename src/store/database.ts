import { accessSync, constants, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import Sqlite from "better-sqlite3";
import { type BetterSQLite3Database, drizzle } from "drizzle-orm/better-sqlite3";
import { UsherError } from "../core/errors.ts";
import { migrate } from "./migrate.ts";
import { toStoreError } from "./store-error.ts";

/** The open file behind the store; every failure of `attempt` and `transact` is a `store-failed` with its remedy. */
export interface Database {
  readonly query: BetterSQLite3Database;
  /** Runs statements, each for itself. */
  attempt<T>(work: () => T): Promise<T>;
  /** Runs statements that become durable together or not at all. */
  transact<T>(work: () => T): Promise<T>;
  /** Moves the log into the file and empties it, so that erased bytes leave the log too. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

/** Opens the file, created with its folder where missing, and migrates it. `busyTimeout`: milliseconds to wait for a lock. */
export function openDatabase(file: string, migrations: string, busyTimeout: number): Database {
  let client: Sqlite.Database | undefined;
  try {
    if (file !== ":memory:") mkdirSync(dirname(file), { recursive: true });
    client = new Sqlite(file, { timeout: busyTimeout });
    // SQLite opens a file it may only read without a word, and would fail at the first question.
    if (file !== ":memory:") accessSync(file, constants.W_OK);
    configure(client);
    migrate(client, file, migrations);
    return toDatabase(client, file);
  } catch (cause) {
    client?.close();
    throw toStoreError(cause, file);
  }
}

function configure(client: Sqlite.Database): void {
  client.pragma("journal_mode = WAL");
  // With a WAL every commit is in the kernel's hands before it is acknowledged, so kill -9 loses nothing; only a power cut can
  // lose the last commits (never corrupt), and FULL would stall the event loop for a disk flush at every message.
  client.pragma("synchronous = NORMAL");
  client.pragma("foreign_keys = ON");
  client.pragma("secure_delete = ON");
}

function toDatabase(client: Sqlite.Database, file: string): Database {
  const query = drizzle({ client });
  const attempt = async <T>(work: () => T): Promise<T> => {
    if (!client.open) throw new UsherError("store-failed", `${file} is closed: start Usher again`);
    try {
      return work();
    } catch (cause) {
      throw toStoreError(cause, file);
    }
  };
  return {
    query,
    attempt,
    transact: (work) => attempt(() => client.transaction(work).immediate()),
    flush: () =>
      attempt(() => {
        client.pragma("wal_checkpoint(TRUNCATE)");
      }),
    close: async () => {
      client.close();
    },
  };
}
