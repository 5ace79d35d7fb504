import { readFileSync } from "node:fs";
import { join } from "node:path";
import { generateSQLiteDrizzleJson, generateSQLiteMigration } from "drizzle-kit/api";
import { expect, it } from "vitest";
import * as schema from "../../src/store/schema.ts";

const meta = join(import.meta.dirname, "../../migrations/meta");

it("GIVEN the newest migration THEN the schema has nothing that `npm run migrate:new` would add", async () => {
  const journal = JSON.parse(readFileSync(join(meta, "_journal.json"), "utf8"));
  const number = String(journal.entries.at(-1).idx).padStart(4, "0");
  const snapshot = JSON.parse(readFileSync(join(meta, `${number}_snapshot.json`), "utf8"));
  expect(await generateSQLiteMigration(snapshot, await generateSQLiteDrizzleJson(schema))).toEqual([]);
});
