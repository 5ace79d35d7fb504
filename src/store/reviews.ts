import { and, asc, eq, gte, inArray, max, or } from "drizzle-orm";
import type { ForgeDelivery, ReviewOutcome, ReviewStore } from "../core/ports/review-store.ts";
import { type NewReview, openReviewStates, type Review, toReviewId } from "../core/review/review.ts";
import { applyReviewChange, type ReviewChange, type ReviewEvent } from "../core/review/review-change.ts";
import { insertAuditEntry } from "./audit.ts";
import type { Database } from "./database.ts";
import { splitText, toReview, toReviewEvent, toReviewRow } from "./review-rows.ts";
import { forgeDeliveries, reviewEvents, reviewOffers, reviews } from "./schema/reviews.ts";

/** Reviews: as they are, and everything that happened to them. */
export function createReviewStore(database: Database): ReviewStore {
  const { attempt, transact, query } = database;
  return {
    create: (review, by) => transact(() => create(database, review, by)),
    change: (review, changes, by, at, delivery) =>
      transact(() => save(database, review, { changes, by, at, ...(delivery && { delivery }) })),
    find: (community, number) =>
      attempt(() => {
        const found = query.select().from(reviews).where(isReview({ community, number })).get();
        return found && toReview(found);
      }),
    findByUrl: (community, url) => attempt(() => findByUrl(database, community, url)),
    findCurrent: (community, since) =>
      attempt(() =>
        query
          .select()
          .from(reviews)
          .where(
            and(
              eq(reviews.community, community),
              or(inArray(reviews.state, [...openReviewStates]), gte(reviews.changedAt, since)),
            ),
          )
          .orderBy(asc(reviews.number))
          .all()
          .map(toReview),
      ),
    findHistory: (community, number) =>
      attempt(() =>
        query
          .select()
          .from(reviewEvents)
          .where(and(eq(reviewEvents.community, community), eq(reviewEvents.review, number)))
          .orderBy(asc(reviewEvents.version))
          .all()
          .map(toReviewEvent),
      ),
    offer: (url, { platform, community, messageId }) =>
      transact(() => {
        if (findByUrl(database, community, url)) return false;
        query.insert(reviewOffers).values({ community, url, platform, messageId }).onConflictDoNothing().run();
        const offered = and(eq(reviewOffers.community, community), eq(reviewOffers.url, url));
        const first = query.select().from(reviewOffers).where(offered).get();
        return first?.messageId === messageId && first.platform === platform;
      }),
  };
}

function create(database: Database, draft: NewReview, by: string) {
  const { query } = database;
  const { community, url, createdAt } = draft;
  const known = findByUrl(database, community, url);
  if (known) return { review: known, isNew: false };
  const highest = query
    .select({ number: max(reviews.number) })
    .from(reviews)
    .where(eq(reviews.community, community))
    .get();
  const number = (highest?.number ?? 0) + 1;
  const clock = draft.state === "waiting-for-reviewer" ? { waitingSince: createdAt } : {};
  const untouched = { turn: 0, passed: [], isEscalated: false, round: 0, waited: 0, version: 1 };
  const review: Review = { ...draft, ...untouched, ...clock, number, changedAt: createdAt };
  query.insert(reviews).values(toReviewRow(review)).run();
  insertEvent(database, review, { change: { kind: "requested" }, by, at: createdAt });
  return { review, isNew: true };
}

interface Changes {
  readonly changes: readonly ReviewChange[];
  readonly by: string;
  readonly at: number;
  readonly delivery?: ForgeDelivery;
}

function save(database: Database, review: Review, { changes, by, at, delivery }: Changes): ReviewOutcome {
  const { query } = database;
  const { community } = review;
  if (delivery && isKnown(database, community, delivery)) return { kind: "known" };
  const current = query
    .select()
    .from(reviews)
    .where(and(isReview(review), eq(reviews.version, review.version)))
    .get();
  if (!current) return { kind: "outdated" };
  if (delivery) {
    query
      .insert(forgeDeliveries)
      .values({ community, ...delivery })
      .run();
  }
  let next = review;
  for (const change of changes) {
    next = applyReviewChange(next, change, at);
    insertEvent(database, next, { change, by, at });
  }
  query.update(reviews).set(toReviewRow(next)).where(isReview(review)).run();
  return { kind: "changed", review: next };
}

function isKnown({ query }: Database, community: string, { id }: ForgeDelivery): boolean {
  const same = and(eq(forgeDeliveries.community, community), eq(forgeDeliveries.id, id));
  return query.select().from(forgeDeliveries).where(same).get() !== undefined;
}

/** The audit has ids only; what people wrote is kept where it can be erased. */
function insertEvent(database: Database, review: Review, { change: whole, by, at }: ReviewEvent): void {
  const { community, number, version, place } = review;
  const { change, text } = splitText(whole);
  database.query.insert(reviewEvents).values({ community, review: number, version, change, text, by, at }).run();
  insertAuditEntry(database, {
    community,
    actor: by,
    action: `review-${change.kind}`,
    subject: toReviewId(review),
    details: { platform: place.platform, ...toDetails(change) },
    at,
  });
}

function toDetails(change: ReviewChange): Readonly<Record<string, string>> {
  if (change.kind === "assigned") return { reviewer: change.reviewer };
  return change.kind === "passed" ? { reviewer: change.reviewer, reason: change.reason } : {};
}

function findByUrl({ query }: Database, community: string, url: string): Review | undefined {
  const found = query
    .select()
    .from(reviews)
    .where(and(eq(reviews.community, community), eq(reviews.url, url)))
    .get();
  return found && toReview(found);
}

function isReview({ community, number }: Pick<Review, "community" | "number">) {
  return and(eq(reviews.community, community), eq(reviews.number, number));
}
