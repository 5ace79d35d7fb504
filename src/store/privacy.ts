import { createHash } from "node:crypto";
import { and, eq, exists, getTableColumns, type SQL } from "drizzle-orm";
import { type SQLiteColumn, SQLiteInteger } from "drizzle-orm/sqlite-core";
import type { CommunityPerson, PersonalRow, PrivacyStore } from "../core/ports/privacy-store.ts";
import { insertAuditEntry } from "./audit.ts";
import type { Database } from "./database.ts";
import { eraseQuotes, eraseTexts } from "./erase-texts.ts";
import { eraseWordsAbout } from "./erase-words-about.ts";
import { type PersonalTable, personalTables } from "./personal-data.ts";
import { replacePerson } from "./replace-person.ts";
import { optOuts } from "./schema/opt-outs.ts";
import { questions } from "./schema/questions.ts";
import { solutions } from "./schema/solutions.ts";

/** What is kept of people: shown to them, erased for them, and whose messages are left unread. */
export function createPrivacyStore(database: Database): PrivacyStore {
  const { attempt, transact, query } = database;
  return {
    findPersonalRows: (key) => attempt(() => findPersonalRows(database, key)),
    erase: async (key, pseudonym, at) => {
      const erased = await transact(() => erase(database, key, pseudonym, at));
      await database.flush();
      return erased;
    },
    optOut: (key, at) =>
      attempt(() => {
        query
          .insert(optOuts)
          .values({ community: key.community, digest: toDigest(key), at })
          .onConflictDoNothing()
          .run();
      }),
    optIn: (key) =>
      attempt(() => {
        query.delete(optOuts).where(isOptOut(key)).run();
      }),
    hasOptedOut: (key) => attempt(() => query.select().from(optOuts).where(isOptOut(key)).get() !== undefined),
  };
}

function findPersonalRows({ query }: Database, key: CommunityPerson): ReadonlyMap<string, readonly PersonalRow[]> {
  const found = personalTables.map((personal): [string, readonly PersonalRow[]] => [
    personal.kind,
    query.select(toColumns(personal)).from(personal.table).where(isOf(personal, key)).all(),
  ]);
  return new Map(found.filter(([, rows]) => rows.length > 0));
}

/** All but a row's number in the file, which says nothing of the person and something of other communities. */
function toColumns({ table }: PersonalTable): Record<string, SQLiteColumn> {
  const columns: Record<string, SQLiteColumn> = getTableColumns(table);
  return Object.fromEntries(
    Object.entries(columns).filter(([, column]) => !(column instanceof SQLiteInteger && column.autoIncrement)),
  );
}

function erase(database: Database, key: CommunityPerson, pseudonym: string, at: number): number {
  const { community, person } = key;
  const rows = [...findPersonalRows(database, key).values()].flat().length;
  eraseTexts(database, community, isAsker(key), { evenWaiting: true });
  eraseWordsAbout(database, community, isAsker(key), at);
  eraseQuotes(database, community, isAnswered(database, key), true);
  for (const personal of personalTables) eraseRows(database, personal, key);
  replacePerson(database, community, person, pseudonym);
  insertAuditEntry(database, {
    community,
    actor: pseudonym,
    action: "person-erased",
    subject: pseudonym,
    details: { rows },
    at,
  });
  return rows;
}

function eraseRows({ query }: Database, personal: PersonalTable, key: CommunityPerson): void {
  const { table, erasure } = personal;
  if (erasure === "delete") query.delete(table).where(isOf(personal, key)).run();
  else if (Object.keys(erasure.blank).length > 0) {
    query.update(table).set(erasure.blank).where(isOf(personal, key)).run();
  }
}

function isOf({ community, person, platform }: PersonalTable, key: CommunityPerson): SQL | undefined {
  return and(
    eq(community, key.community),
    eq(person, key.person),
    platform === undefined ? undefined : eq(platform, key.platform),
  );
}

function isAsker({ platform, person }: CommunityPerson): SQL | undefined {
  return and(eq(questions.platform, platform), eq(questions.asker, person));
}

/** Questions that the person answered; what repeats them repeats the answer. */
function isAnswered({ query }: Database, { community, platform, person }: CommunityPerson): SQL {
  const answers = query
    .select({ id: solutions.questionId })
    .from(solutions)
    .where(
      and(
        eq(solutions.community, community),
        eq(solutions.questionId, questions.id),
        eq(solutions.platform, platform),
        eq(solutions.author, person),
      ),
    );
  return exists(answers);
}

function isOptOut(key: CommunityPerson): SQL | undefined {
  return and(eq(optOuts.community, key.community), eq(optOuts.digest, toDigest(key)));
}

function toDigest({ community, platform, person }: CommunityPerson): string {
  return createHash("sha256")
    .update(JSON.stringify([community, platform, person]))
    .digest("hex");
}
