import { fileURLToPath } from "node:url";
import { sql } from "drizzle-orm";
import type { Store } from "../core/ports/store.ts";
import { createAnnouncementStore } from "./announcements.ts";
import { createAuditStore } from "./audit.ts";
import { type Database, openDatabase } from "./database.ts";
import { createDraftStore } from "./drafts.ts";
import { createDuplicateStore } from "./duplicates.ts";
import { createDutyStore } from "./duty.ts";
import { createEmbeddingStore } from "./embeddings.ts";
import { createEventStore } from "./events.ts";
import { createFaqStore } from "./faq.ts";
import { createFeedbackStore } from "./feedback.ts";
import { createInsightStore } from "./insights.ts";
import { createInstallationStore } from "./installations.ts";
import { createKudosStore } from "./kudos.ts";
import { createModelStore } from "./models.ts";
import { createOutboxStore } from "./outbox.ts";
import { createPeopleStore } from "./people.ts";
import { createPrivacyStore } from "./privacy.ts";
import { createProfileStore } from "./profiles.ts";
import { createQuestionStore } from "./questions.ts";
import { createReviewStore } from "./reviews.ts";
import { createSolutionStore } from "./solutions.ts";
import { createTaskStore } from "./tasks.ts";

export interface StoreOptions {
  /** Path of the database, created with its folder where missing; `:memory:` for one that lasts as long as the store. */
  readonly file: string;
  /** Folder of the migrations; the package's own unless named. */
  readonly migrations?: string;
  /** Milliseconds to wait for another process's lock. */
  readonly busyTimeout?: number;
}

/** Opens the store on SQLite and migrates it. Rejects with `store-failed`, which names the file and the remedy, when that cannot be. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { file, migrations = ownMigrations, busyTimeout = 5000 } = options;
  const database = openDatabase(file, migrations, busyTimeout);
  return database.attempt(() => toStore(database));
}

/** The same two steps up from src/store and from dist/store. */
const ownMigrations = fileURLToPath(new URL("../../migrations", import.meta.url));

function toStore(database: Database): Store {
  return {
    questions: createQuestionStore(database),
    feedback: createFeedbackStore(database),
    faq: createFaqStore(database),
    outbox: createOutboxStore(database),
    models: createModelStore(database),
    audit: createAuditStore(database),
    embeddings: createEmbeddingStore(database),
    people: createPeopleStore(database),
    profiles: createProfileStore(database),
    privacy: createPrivacyStore(database),
    tasks: createTaskStore(database),
    installations: createInstallationStore(database),
    announcements: createAnnouncementStore(database),
    solutions: createSolutionStore(database),
    duty: createDutyStore(database),
    events: createEventStore(database),
    reviews: createReviewStore(database),
    drafts: createDraftStore(database),
    duplicates: createDuplicateStore(database),
    kudos: createKudosStore(database),
    insights: createInsightStore(database),
    check: () =>
      database.attempt(() => {
        database.query.get(sql`select count(*) from sqlite_master`);
      }),
    close: database.close,
  };
}
