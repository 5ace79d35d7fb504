import { and, eq, exists, inArray, isNotNull, ne, type SQL, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { feedback } from "./schema/feedback.ts";
import { questions } from "./schema/questions.ts";
import { solutions } from "./schema/solutions.ts";

/** Whether a row of `questions` was called solved or dismissed by somebody entitled, has an accepted answer, or its message is gone. */
export function isSettled({ query }: Database): SQL {
  const closed = query
    .select({ one: sql`1` })
    .from(feedback)
    .where(
      and(
        eq(feedback.community, questions.community),
        eq(feedback.questionId, questions.id),
        inArray(feedback.vote, ["helpful", "dismiss"]),
        ne(feedback.standpoint, "bystander"),
      ),
    );
  const solved = query
    .select({ one: sql`1` })
    .from(solutions)
    .where(
      and(
        eq(solutions.community, questions.community),
        eq(solutions.questionId, questions.id),
        eq(solutions.state, "accepted"),
      ),
    );
  return sql`(${isNotNull(questions.deletedAt)} or ${exists(closed)} or ${exists(solved)})`;
}
