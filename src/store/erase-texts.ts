import { and, eq, exists, inArray, isNotNull, isNull, ne, notExists, type SQL, sql } from "drizzle-orm";
import type { Match } from "../core/question/match.ts";
import type { Verdict } from "../core/question/verdict.ts";
import type { Database } from "./database.ts";
import { drafts } from "./schema/drafts.ts";
import { outbox } from "./schema/outbox.ts";
import { questions } from "./schema/questions.ts";
import { solutions } from "./schema/solutions.ts";
import { quotes, verdicts } from "./schema/verdicts.ts";

/**
 * Blanks the questions that `which` picks, the answers and replies to them, and where verdicts and replies of other questions quote
 * them, inside the caller's transaction; gives the number of questions blanked. A quoting reply that still waits to be sent is
 * left for the next run, unless `evenWaiting`.
 */
export function eraseTexts(
  database: Database,
  community: string,
  which: SQL | undefined,
  { evenWaiting = false }: { readonly evenWaiting?: boolean } = {},
): number {
  const { query } = database;
  const isErased = and(eq(questions.community, community), which);
  const erased = query.select({ id: questions.id }).from(questions).where(isErased);
  const { changes } = query
    .update(questions)
    .set({ text: "" })
    .where(and(isErased, ne(questions.text, "")))
    .run();
  query
    .update(outbox)
    .set({ reply: null })
    .where(and(eq(outbox.community, community), isNotNull(outbox.reply), inArray(outbox.questionId, erased)))
    .run();
  query
    .update(solutions)
    .set({ text: "", authorName: null })
    .where(and(eq(solutions.community, community), ne(solutions.text, ""), inArray(solutions.questionId, erased)))
    .run();
  eraseQuotes(database, community, which, evenWaiting);
  return changes;
}

/** Blanks what repeats the questions that `which` picks, or the answers to them, in verdicts and replies of other questions. */
export function eraseQuotes(database: Database, community: string, which: SQL | undefined, evenWaiting: boolean): void {
  for (const quote of findQuotes(database, community, which, evenWaiting)) eraseQuote(database, quote);
  eraseDrafts(database, community, which);
}

/** A draft that speaks of one of them is blank; one that was open is put together anew from what is left. */
function eraseDrafts({ query }: Database, community: string, which: SQL | undefined): void {
  const isSpokenOf = sql`${questions.id} in (select value from json_each(${drafts.questionIds}))`;
  const spokenOf = query
    .select({ id: questions.id })
    .from(questions)
    .where(and(eq(questions.community, community), which, isSpokenOf));
  const isAbout = and(eq(drafts.community, community), exists(spokenOf));
  const blank = { name: "", question: "", answer: "", reason: "", isEdited: false } as const;
  query.update(drafts).set(blank).where(isAbout).run();
  query
    .update(drafts)
    .set({ state: "outdated", decider: "system", decidedAt: sql`${drafts.openedAt}` })
    .where(and(isAbout, eq(drafts.state, "open")))
    .run();
}

type Quote = typeof quotes.$inferSelect;

function findQuotes(
  { query }: Database,
  community: string,
  which: SQL | undefined,
  evenWaiting: boolean,
): readonly Quote[] {
  const quoted = query
    .select({ id: questions.id })
    .from(questions)
    .where(and(eq(questions.community, community), eq(questions.id, quotes.quotedId), which));
  const waiting = query
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(ofTurn(outbox, quotes), isNull(outbox.sentAt), isNotNull(outbox.reply)));
  return query
    .select()
    .from(quotes)
    .where(and(eq(quotes.community, community), exists(quoted), evenWaiting ? undefined : notExists(waiting)))
    .all();
}

function eraseQuote({ query }: Database, quote: Quote): void {
  const stored = query.select().from(verdicts).where(ofTurn(verdicts, quote)).get();
  if (!stored) return;
  const blank = (match: Match): Match => (match.id === quote.quotedId ? { ...match, wording: "" } : match);
  query
    .update(verdicts)
    .set({
      verdict: blankVerdict(stored.verdict, blank),
      judgement: { ...stored.judgement, matches: stored.judgement.matches.map(blank) },
    })
    .where(ofTurn(verdicts, quote))
    .run();
  query.update(outbox).set({ reply: null }).where(ofTurn(outbox, quote)).run();
  query
    .delete(quotes)
    .where(and(ofTurn(quotes, quote), eq(quotes.quotedId, quote.quotedId)))
    .run();
}

function blankVerdict(verdict: Verdict, blank: (match: Match) => Match): Verdict {
  if (verdict.kind === "answer") return { ...verdict, match: blank(verdict.match) };
  return verdict.kind === "suggest" ? { ...verdict, matches: verdict.matches.map(blank) } : verdict;
}

function ofTurn(
  table: typeof outbox | typeof verdicts | typeof quotes,
  turn: Pick<Quote, "community" | "questionId" | "turn"> | typeof quotes,
) {
  return and(eq(table.community, turn.community), eq(table.questionId, turn.questionId), eq(table.turn, turn.turn));
}
