import type { NewQuestion } from "../core/ports/store.ts";
import type { Match } from "../core/question/match.ts";
import type { Question, RecordedVerdict } from "../core/question/question.ts";
import type { Database } from "./database.ts";
import { insertAnswerShowing } from "./faq-showings.ts";
import { outbox as outboxTable } from "./schema/outbox.ts";
import { quotes, verdicts } from "./schema/verdicts.ts";

/** Writes a verdict with its outbox entry, inside the caller's transaction; false, and nothing written, when the turn is taken. */
export function insertVerdict(
  database: Database,
  { community, id: questionId }: Pick<Question, "community" | "id">,
  { turn, verdict, judgement, decidedAt }: RecordedVerdict,
  outbox: NewQuestion["outbox"],
  /** The question that the reply points to. */
  pointedTo?: string,
): boolean {
  const { query } = database;
  const key = { community, questionId, turn };
  const route = verdict.kind === "route" ? { role: verdict.role, person: verdict.person } : {};
  const { changes } = query
    .insert(verdicts)
    .values({ ...key, kind: verdict.kind, ...route, verdict, judgement, decidedAt })
    .onConflictDoNothing({ target: [verdicts.community, verdicts.questionId, verdicts.turn] })
    .run();
  if (changes === 0) return false;
  const quotedIds = toQuotedIds([...judgement.matches, ...toMatches(verdict)]);
  for (const quotedId of pointedTo === undefined ? quotedIds : new Set([...quotedIds, pointedTo])) {
    query
      .insert(quotes)
      .values({ ...key, quotedId })
      .run();
  }
  if (outbox) {
    query
      .insert(outboxTable)
      .values({ ...key, id: outbox.id, reply: outbox.reply, createdAt: decidedAt })
      .run();
    insertAnswerShowing(database, key, verdict, outbox.reply, decidedAt);
  }
  return true;
}

function toQuotedIds(matches: readonly Match[]): ReadonlySet<string> {
  return new Set(matches.filter(({ kind }) => kind === "solved").map(({ id }) => id));
}

function toMatches(verdict: RecordedVerdict["verdict"]): readonly Match[] {
  if (verdict.kind === "answer") return [verdict.match];
  return verdict.kind === "suggest" ? verdict.matches : [];
}
