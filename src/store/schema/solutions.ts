import { foreignKey, index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { Standpoint } from "../../core/feedback/feedback.ts";
import { platformNames } from "../../core/question/message.ts";
import { solutionStates } from "../../core/solution/solution.ts";
import { questions } from "./questions.ts";

/** What people answered; `text` is empty once erased, the acceptance is null unless accepted. */
export const solutions = sqliteTable(
  "solutions",
  {
    community: text().notNull(),
    questionId: text("question_id").notNull(),
    platform: text({ enum: platformNames }).notNull(),
    channel: text().notNull(),
    thread: text(),
    messageId: text("message_id"),
    link: text(),
    text: text().notNull(),
    author: text().notNull(),
    authorName: text("author_name"),
    role: text(),
    answeredAt: integer("answered_at").notNull(),
    silentSince: integer("silent_since"),
    state: text({ enum: solutionStates }).notNull(),
    accepter: text(),
    standpoint: text().$type<Standpoint>(),
    acceptedAt: integer("accepted_at"),
    faqId: text("faq_id"),
  },
  (table) => [
    primaryKey({ columns: [table.community, table.questionId] }),
    foreignKey({ columns: [table.community, table.questionId], foreignColumns: [questions.community, questions.id] }),
    index("solutions_by_message").on(table.community, table.platform, table.messageId),
    index("solutions_by_state").on(table.community, table.state, table.silentSince),
  ],
);
