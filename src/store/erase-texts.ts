import { and, eq, exists, inArray, isNotNull, isNull, lt, ne, notExists } from "drizzle-orm";
import type { Match } from "../core/match.ts";
import type { Verdict } from "../core/verdict.ts";
import type { Database } from "./database.ts";
import { outbox } from "./schema/outbox.ts";
import { questions } from "./schema/questions.ts";
import { solutions } from "./schema/solutions.ts";
import { quotes, verdicts } from "./schema/verdicts.ts";

/**
 * Blanks the questions asked before `time`, the replies to them and where verdicts and replies of later questions quote them,
 * inside the caller's transaction; gives the number of questions blanked. A quoting reply that still waits to be sent is left for
 * the next run.
 */
export function eraseTexts(database: Database, community: string, time: number): number {
  const { query } = database;
  const isOld = and(eq(questions.community, community), lt(questions.askedAt, time));
  const old = query.select({ id: questions.id }).from(questions).where(isOld);
  const { changes } = query
    .update(questions)
    .set({ text: "" })
    .where(and(isOld, ne(questions.text, "")))
    .run();
  query
    .update(outbox)
    .set({ reply: null })
    .where(and(eq(outbox.community, community), isNotNull(outbox.reply), inArray(outbox.questionId, old)))
    .run();
  query
    .update(solutions)
    .set({ text: "", authorName: null })
    .where(and(eq(solutions.community, community), ne(solutions.text, ""), inArray(solutions.questionId, old)))
    .run();
  for (const quote of findSettledQuotes(database, community, time)) eraseQuote(database, quote);
  return changes;
}

type Quote = typeof quotes.$inferSelect;

function findSettledQuotes({ query }: Database, community: string, time: number): readonly Quote[] {
  const oldQuoted = query
    .select({ id: questions.id })
    .from(questions)
    .where(and(eq(questions.community, community), eq(questions.id, quotes.quotedId), lt(questions.askedAt, time)));
  const waiting = query
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(ofTurn(outbox, quotes), isNull(outbox.sentAt), isNotNull(outbox.reply)));
  return query
    .select()
    .from(quotes)
    .where(and(eq(quotes.community, community), exists(oldQuoted), notExists(waiting)))
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
