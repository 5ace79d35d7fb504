import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { generateSQLiteDrizzleJson, generateSQLiteMigration } from "drizzle-kit/api";
import { expect, it } from "vitest";

const folder = join(import.meta.dirname, "../../src/store/schema");
const meta = join(import.meta.dirname, "../../migrations/meta");

it("GIVEN the newest migration THEN the schema has nothing that `npm run migrate:new` would add", async () => {
  const journal = JSON.parse(readFileSync(join(meta, "_journal.json"), "utf8"));
  const number = String(journal.entries.at(-1).idx).padStart(4, "0");
  const snapshot = JSON.parse(readFileSync(join(meta, `${number}_snapshot.json`), "utf8"));
  const files = await Promise.all(readdirSync(folder).map((name) => import(join(folder, name))));
  const schema = Object.assign({}, ...files);
  expect(await generateSQLiteMigration(snapshot, await generateSQLiteDrizzleJson(schema))).toEqual([]);
});
