import type Sqlite from "better-sqlite3";
import { type MigrationMeta, readMigrationFiles } from "drizzle-orm/migrator";
import { UsherError } from "../core/errors.ts";

/**
 * Brings the database's tables up to the newest migration in the folder, in one transaction. Throws `store-failed` for the
 * database of a newer Usher or of another program, and leaves it as it was.
 *
 * drizzle-orm's own `migrate` is not used: two processes starting at once (the bot and a training run) would both apply, and
 * a table rebuilt with foreign keys on would lose what refers to it.
 */
export function migrate(client: Sqlite.Database, file: string, folder: string): void {
  const known = readMigrations(folder);
  if (countPending(client, file, known) === 0) return;
  client.pragma("foreign_keys = OFF");
  try {
    client.transaction(() => applyPending(client, file, known)).immediate();
  } finally {
    client.pragma("foreign_keys = ON");
  }
}

function readMigrations(folder: string): readonly MigrationMeta[] {
  try {
    return readMigrationFiles({ migrationsFolder: folder });
  } catch (cause) {
    throw new UsherError("store-failed", `${folder} lacks Usher's migrations: install Usher again`, { cause });
  }
}

function countPending(client: Sqlite.Database, file: string, known: readonly MigrationMeta[]): number {
  const tables = client.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all();
  if (tables.length === 0) return known.length;
  if (!tables.includes("__drizzle_migrations")) {
    throw new UsherError(
      "store-failed",
      `${file} belongs to another program: name another data folder with USHER_DATA`,
    );
  }
  const applied = client.prepare("SELECT created_at FROM __drizzle_migrations").pluck().all().map(Number);
  if (applied.some((time) => known.every((migration) => migration.folderMillis !== time))) {
    throw new UsherError(
      "store-failed",
      `${file} was written by a newer Usher: update Usher, or restore the backup made before the update`,
    );
  }
  return known.length - applied.length;
}

function applyPending(client: Sqlite.Database, file: string, known: readonly MigrationMeta[]): void {
  client.exec(
    "CREATE TABLE IF NOT EXISTS __drizzle_migrations (id INTEGER PRIMARY KEY, hash TEXT NOT NULL, created_at NUMERIC)",
  );
  // Counted again: another process may have applied them while this one waited for the lock.
  const pending = countPending(client, file, known);
  const note = client.prepare("INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)");
  for (const migration of known.slice(known.length - pending)) {
    for (const statement of migration.sql) client.exec(statement);
    note.run(migration.hash, migration.folderMillis);
  }
  const broken = client.pragma("foreign_key_check");
  if (Array.isArray(broken) && broken.length > 0) {
    throw new UsherError(
      "store-failed",
      `${file} has ${broken.length} rows that refer to nothing, so the update was undone: restore it from a backup`,
    );
  }
}
