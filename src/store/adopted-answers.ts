import { and, eq } from "drizzle-orm";
import type { Database } from "./database.ts";
import { solutions } from "./schema/solutions.ts";

/** The accepted answer of a question, with the entry that was made of it, if any. */
export function findAdoptable({ query }: Database, community: string, questionId: string) {
  return query
    .select({ faqId: solutions.faqId })
    .from(solutions)
    .where(
      and(eq(solutions.community, community), eq(solutions.questionId, questionId), eq(solutions.state, "accepted")),
    )
    .get();
}

/** Notes the entry that was made of an answer, inside the caller's transaction. */
export function adoptAnswer({ query }: Database, community: string, questionId: string, faqId: string): void {
  const isIt = and(eq(solutions.community, community), eq(solutions.questionId, questionId));
  query.update(solutions).set({ faqId }).where(isIt).run();
}

/** Lets the answers that a removed entry was made of stand for themselves again, inside the caller's transaction. */
export function releaseAnswers({ query }: Database, community: string, faqId: string): void {
  const isOfIt = and(eq(solutions.community, community), eq(solutions.faqId, faqId));
  query.update(solutions).set({ faqId: null }).where(isOfIt).run();
}
