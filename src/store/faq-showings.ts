import { and, count, eq, isNull, max, ne, sql } from "drizzle-orm";
import type { FaqShowing, FaqUsage } from "../core/ports/faq-store.ts";
import type { Place } from "../core/question/message.ts";
import type { Verdict } from "../core/question/verdict.ts";
import type { Reply } from "../core/reply/reply.ts";
import type { Database } from "./database.ts";
import { faqShowings } from "./schema/faq.ts";
import { feedback } from "./schema/feedback.ts";
import { questions } from "./schema/questions.ts";

/** Notes that an entry was shown. */
export function insertShowing({ query }: Database, showing: FaqShowing): void {
  query.insert(faqShowings).values(showing).run();
}

/** Notes what an automatic reply shows, inside the caller's transaction; a reply that does not show the entry notes nothing. */
export function insertAnswerShowing(
  database: Database,
  key: { readonly community: string; readonly questionId: string },
  verdict: Verdict,
  { kind, visibility }: Reply,
  at: number,
): void {
  if (verdict.kind !== "answer" || verdict.match.kind !== "faq" || kind !== "answer") return;
  const place = database.query
    .select({ platform: questions.platform, channel: questions.channel, thread: questions.thread })
    .from(questions)
    .where(and(eq(questions.community, key.community), eq(questions.id, key.questionId)))
    .get();
  if (!place) return;
  const { thread, ...where } = place;
  insertShowing(database, {
    ...where,
    ...(thread !== null && { thread }),
    community: key.community,
    faqId: verdict.match.id,
    isPublic: visibility === "public",
    at,
  });
}

/** When an entry was last shown to all in a channel, or in the thread where there is one. */
export function findLastShown({ query }: Database, place: Place, id: string): number | undefined {
  const found = query
    .select({ at: max(faqShowings.at) })
    .from(faqShowings)
    .where(
      and(
        eq(faqShowings.community, place.community),
        eq(faqShowings.faqId, id),
        eq(faqShowings.platform, place.platform),
        eq(faqShowings.channel, place.channel),
        place.thread === undefined ? isNull(faqShowings.thread) : eq(faqShowings.thread, place.thread),
        eq(faqShowings.isPublic, true),
      ),
    )
    .get();
  return found?.at ?? undefined;
}

/** How often entries were shown, and how many questions they solved in the word of more than a bystander. */
export function countUses({ query }: Database, community: string): ReadonlyMap<string, FaqUsage> {
  const shown = query
    .select({ id: faqShowings.faqId, total: count() })
    .from(faqShowings)
    .where(eq(faqShowings.community, community))
    .groupBy(faqShowings.faqId)
    .all();
  const named = sql<string | null>`json_extract(${feedback.correction}, '$.faqId')`;
  const helped = query
    .select({ id: named, total: sql<number>`count(distinct ${feedback.questionId})` })
    .from(feedback)
    .where(and(eq(feedback.community, community), eq(feedback.vote, "helpful"), ne(feedback.standpoint, "bystander")))
    .groupBy(named)
    .all();
  const uses = new Map<string, FaqUsage>(shown.map(({ id, total }) => [id, { shown: total, helped: 0 }]));
  for (const { id, total } of helped) {
    if (id !== null) uses.set(id, { shown: uses.get(id)?.shown ?? 0, helped: total });
  }
  return uses;
}
