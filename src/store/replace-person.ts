import { sql } from "drizzle-orm";
import type { Database } from "./database.ts";

/** Ids that platforms make, which occur in a text only where they mean the person. */
const isUnmistakable = /^(?:\d{15,20}|[UW][A-Z0-9]{7,})$/;

/**
 * Puts `pseudonym` wherever a community's rows hold the id of `person`: as a value, inside JSON, in keys like `task:4:ann`, and in
 * texts where they name the person as the platform does. It reads the columns from the database itself, so no table is forgotten.
 */
export function replacePerson(database: Database, community: string, person: string, pseudonym: string): void {
  const { query } = database;
  const replace = createReplacer(person, pseudonym);
  for (const { table, column } of findTextColumns(database)) {
    const [name, field] = [sql.identifier(table), sql.identifier(column)];
    const rows = query.all<{ readonly id: number; readonly value: string }>(
      sql`select rowid as id, ${field} as value from ${name} where community = ${community} and instr(${field}, ${person}) > 0`,
    );
    for (const { id, value } of rows) {
      const replaced = replace(value);
      if (replaced !== value) query.run(sql`update ${name} set ${field} = ${replaced} where rowid = ${id}`);
    }
  }
}

/** Every column of text in every table whose rows belong to a community. */
function findTextColumns({ query }: Database): readonly { readonly table: string; readonly column: string }[] {
  return query.all(
    sql`select tables.name as "table", columns.name as "column"
        from sqlite_master tables join pragma_table_info(tables.name) columns
        where tables.type = 'table' and columns.type = 'text' collate nocase and columns.name <> 'community'
          and exists (select 1 from pragma_table_info(tables.name) where name = 'community')`,
  );
}

function createReplacer(person: string, pseudonym: string): (value: string) => string {
  const escaped = person.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  const inText = isUnmistakable.test(person)
    ? new RegExp(`(?<![\\w-])${escaped}(?![\\w-])`, "g")
    : new RegExp(`(?<=<@!?)${escaped}(?=>)`, "g");
  const replaceText = (text: string): string => {
    if (text === person) return pseudonym;
    const isKey = !/\s/.test(text);
    const parts = isKey ? text.split(/([:|])/).map((part) => (part === person ? pseudonym : part)) : [text];
    return parts.join("").replaceAll(inText, pseudonym);
  };
  const replaceValue = (value: unknown): unknown => {
    if (typeof value === "string") return replaceText(value);
    if (Array.isArray(value)) return value.map(replaceValue);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [replaceText(key), replaceValue(inner)]));
  };
  return (value) => {
    const json = readJson(value);
    return json === undefined ? replaceText(value) : JSON.stringify(replaceValue(json));
  };
}

/** The object or list that a text is; `undefined` for any other text. */
function readJson(value: string): object | undefined {
  if (!/^[{[]/.test(value)) return undefined;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}
