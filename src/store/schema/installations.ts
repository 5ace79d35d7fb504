import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { platformNames } from "../../core/question/message.ts";

/** Workspaces that installed the app; like the embeddings without community, since a workspace is what a community is found by. */
export const installations = sqliteTable(
  "installations",
  {
    platform: text({ enum: platformNames }).notNull(),
    workspace: text().notNull(),
    sealed: text().notNull(),
    installedAt: integer("installed_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.platform, table.workspace] })],
);
