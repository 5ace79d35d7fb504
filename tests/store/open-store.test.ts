import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import Sqlite from "better-sqlite3";
import { describe, expect, it, onTestFinished } from "vitest";
import { openStore } from "../../src/store/open-store.ts";
import { aFile, aStore } from "./a-store.ts";
import { aRecord } from "./records.ts";

const migrations = join(import.meta.dirname, "../../migrations");

describe("openStore", () => {
  it("creates the folder and the tables, and finds everything again", async () => {
    const file = join(aFile("deep"), "er", "usher.db");
    const first = await openStore({ file });
    await first.questions.record(aRecord("q1"));
    await first.close();
    const second = await aStore(file);
    expect((await second.questions.find("c1", "q1"))?.question.text).toBe("text of q1");
  });

  it("opens the same file twice at once", async () => {
    const file = aFile();
    const [bot, training] = await Promise.all([aStore(file), aStore(file)]);
    await bot.questions.record(aRecord("q1"));
    expect(await training.questions.find("c1", "q1")).toBeDefined();
  });

  it("runs with the settings that make it durable", async () => {
    const file = aFile();
    const store = await aStore(file);
    await store.check();
    expect(existsSync(`${file}-wal`)).toBe(true);
    const unknownQuestion = store.questions.recordVerdict("c1", "nobody", aRecord("q1").verdict);
    await expect(unknownQuestion).rejects.toMatchObject({ code: "not-found" });
  });

  it("GIVEN tables that lack the newest migration THEN adds it and keeps the rows, referring ones included", async () => {
    const file = aFile();
    const folder = join(dirname(file), "migrations");
    cpSync(migrations, folder, { recursive: true });
    const before = await openStore({ file });
    await before.questions.record(aRecord("q1"));
    await before.close();
    addMigration(folder, [
      "CREATE TABLE `new_questions` AS SELECT * FROM `questions`",
      "DROP TABLE `questions`",
      tableOf(file, "questions"),
      "INSERT INTO `questions` SELECT * FROM `new_questions`",
      "DROP TABLE `new_questions`",
    ]);
    const after = await openStore({ file, migrations: folder });
    onTestFinished(() => after.close());
    expect(await after.questions.find("c1", "q1")).toMatchObject({ verdicts: [{ turn: 0 }] });
    expect(await after.outbox.findOpen("web")).toHaveLength(1);
  });

  it("GIVEN a migration that fails THEN the file is as it was", async () => {
    const file = aFile();
    const folder = join(dirname(file), "migrations");
    cpSync(migrations, folder, { recursive: true });
    await (await openStore({ file })).close();
    addMigration(folder, ["CREATE TABLE `half` (`id` text)", "CREATE TABLE `half` (`id` text)"]);
    await expect(openStore({ file, migrations: folder })).rejects.toMatchObject({ code: "store-failed" });
    expect(tablesOf(file)).not.toContain("half");
    await (await openStore({ file })).close();
  });
});

describe("openStore refuses with the file's name and the remedy", () => {
  const failures: readonly [given: string, arrange: (file: string) => string, message: RegExp][] = [
    [
      "a folder that cannot be made",
      (file) => {
        writeFileSync(file, "");
        return join(file, "data", "usher.db");
      },
      /usher\.db\/data\/usher\.db cannot be opened for writing \(ENOTDIR\): .*USHER_DATA/,
    ],
    [
      "a folder where the file should be",
      (file) => {
        mkdirSync(file);
        return file;
      },
      /usher\.db cannot be opened for writing \(SQLITE_CANTOPEN.*\): .*USHER_DATA/,
    ],
    [
      "a file that is no database",
      (file) => {
        writeFileSync(file, "not a database ".repeat(100));
        return file;
      },
      /usher\.db is damaged, or no database \(SQLITE_NOTADB\): restore it from a backup/,
    ],
    [
      "a database cut off in the middle",
      (file) => {
        closedDatabase(file, "CREATE TABLE __drizzle_migrations (created_at); CREATE TABLE t (x)");
        writeFileSync(file, readFileSync(file).subarray(0, 5000));
        return file;
      },
      /usher\.db is damaged, or no database \(SQLITE_CORRUPT\): restore it from a backup/,
    ],
    [
      "the database of a newer Usher",
      (file) => {
        closedDatabase(
          file,
          "CREATE TABLE __drizzle_migrations (hash, created_at); INSERT INTO __drizzle_migrations VALUES ('h', 9e12)",
        );
        return file;
      },
      /usher\.db was written by a newer Usher: update Usher/,
    ],
    [
      "the database of another program",
      (file) => {
        closedDatabase(file, "CREATE TABLE bookmarks (url)");
        return file;
      },
      /usher\.db belongs to another program: .*USHER_DATA/,
    ],
    [
      "a file that another program has locked",
      (file) => {
        const other = new Sqlite(file);
        onTestFinished(() => {
          other.close();
        });
        other.exec("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; CREATE TABLE t (x)");
        return file;
      },
      /usher\.db is locked by another program \(SQLITE_BUSY\): stop the other Usher/,
    ],
  ];

  it.each(failures)("GIVEN %s", async (_, arrange, message) => {
    const file = arrange(aFile());
    await expect(openStore({ file, busyTimeout: 20 })).rejects.toMatchObject({ code: "store-failed", message });
  });

  it("GIVEN a package without migrations", async () => {
    const opening = openStore({ file: ":memory:", migrations: aFile("nowhere") });
    await expect(opening).rejects.toMatchObject({ code: "store-failed", message: /lacks Usher's migrations: install/ });
  });
});

describe("an open store", () => {
  it("GIVEN a lock that is held too long THEN fails with store-failed, and works again afterwards", async () => {
    const file = aFile();
    const store = await openStore({ file, busyTimeout: 20 });
    onTestFinished(() => store.close());
    const other = new Sqlite(file);
    other.exec("BEGIN IMMEDIATE");
    const locked = store.questions.record(aRecord("q1"));
    await expect(locked).rejects.toMatchObject({ code: "store-failed", message: /usher\.db is locked/ });
    other.exec("ROLLBACK");
    other.close();
    expect(await store.questions.record(aRecord("q1"))).toMatchObject({ isNew: true });
  });

  it("GIVEN a closed store THEN says so", async () => {
    const store = await openStore({ file: ":memory:" });
    await store.close();
    await expect(store.check()).rejects.toMatchObject({ code: "store-failed", message: /is closed/ });
  });

  it("GIVEN a file damaged while it is closed THEN reading it names the file", async () => {
    const file = aFile();
    const store = await openStore({ file });
    for (let index = 0; index < 200; index++) await store.questions.record(aRecord(`q${index}`));
    await store.close();
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.fill(0xff, bytes.length * 0.75));
    const damaged = await aStore(file);
    await expect(damaged.feedback.findAll("c1")).rejects.toMatchObject({ code: "store-failed" });
  });
});

function addMigration(folder: string, statements: readonly string[]): void {
  const journalFile = join(folder, "meta", "_journal.json");
  const journal = JSON.parse(readFileSync(journalFile, "utf8"));
  const last = journal.entries.at(-1);
  journal.entries.push({ ...last, idx: last.idx + 1, when: last.when + 1, tag: "9999_later" });
  writeFileSync(journalFile, JSON.stringify(journal));
  writeFileSync(join(folder, "9999_later.sql"), statements.join(";--> statement-breakpoint\n"));
}

function closedDatabase(file: string, statements: string): void {
  const client = new Sqlite(file);
  client.exec(statements);
  client.close();
}

/** The statement that makes a table. */
function tableOf(file: string, name: string): string {
  const database = new Sqlite(file, { readonly: true });
  const statement = database
    .prepare("select sql from sqlite_master where type = 'table' and name = ?")
    .pluck()
    .get(name);
  database.close();
  return String(statement);
}

function tablesOf(file: string): readonly unknown[] {
  const client = new Sqlite(file);
  const names = client.prepare("SELECT name FROM sqlite_master").pluck().all();
  client.close();
  return names;
}
