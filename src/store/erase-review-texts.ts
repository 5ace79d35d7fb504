import { and, eq, isNotNull, lt, ne } from "drizzle-orm";
import type { Database } from "./database.ts";
import { forgeDeliveries, reviewEvents, reviews } from "./schema/reviews.ts";

/** Blanks what people wrote of reviews before `time`, and forgets old deliveries, whose order alone refuses them by then. */
export function eraseReviewTexts({ query }: Database, community: string, time: number): void {
  query
    .update(reviews)
    .set({ title: "" })
    .where(and(eq(reviews.community, community), lt(reviews.createdAt, time), ne(reviews.title, "")))
    .run();
  query
    .update(reviewEvents)
    .set({ text: "" })
    .where(and(eq(reviewEvents.community, community), lt(reviewEvents.at, time), isNotNull(reviewEvents.text)))
    .run();
  query
    .delete(forgeDeliveries)
    .where(and(eq(forgeDeliveries.community, community), lt(forgeDeliveries.at, time)))
    .run();
}
