import { sql } from "drizzle-orm";
import type { CommunityNumbers, InsightStore } from "../core/ports/insight-store.ts";
import type { Database } from "./database.ts";

/** Figures of a community, counted anew at each call. */
export function createInsightStore({ attempt, query }: Database): InsightStore {
  return {
    countNumbers: (community, span) =>
      attempt(() => {
        const numbers = query.get<Omit<CommunityNumbers, "medianFirstReply">>(
          sql`${askedIn(community, span)}
            select
              count(*) as asked,
              count(*) filter (where kind = 'answer') as answered,
              count(*) filter (where kind = 'suggest') as suggested,
              count(*) filter (where kind = 'route') as routed,
              count(*) filter (where kind = 'abstain') as abstained,
              count(*) filter (where kind = 'answer' and helped and not missed) as confirmed,
              count(*) filter (where kind = 'answer' and missed) as refuted,
              count(*) filter (where kind = 'answer' and not helped and not missed and not led_on and not accepted) as presumed,
              count(*) filter (where accepted) as solvedByPeople
            from asked`,
        );
        const waits = query.all<{ readonly wait: number }>(
          sql`${askedIn(community, span)}
            select replied_at - asked_at as wait from asked where replied_at is not null order by wait`,
        );
        const median = waits[Math.floor((waits.length - 1) / 2)]?.wait;
        return { ...numbers, ...(median !== undefined && { medianFirstReply: median }) };
      }),
  };
}

/** The questions of a span with their first verdict and what was said of them by those whose word counts. */
function askedIn(community: string, { from, until }: { readonly from: number; readonly until: number }) {
  const said = (vote: string) =>
    sql`exists (select 1 from feedback where feedback.community = questions.community and question_id = questions.id
      and vote = ${vote} and standpoint <> 'bystander')`;
  return sql`with asked as (
    select asked_at, replied_at, verdicts.kind as kind, ${said("helpful")} as helped, ${said("unhelpful")} as missed,
      exists (select 1 from verdicts later where later.community = questions.community
        and later.question_id = questions.id and later.turn > 0) as led_on,
      exists (select 1 from solutions where solutions.community = questions.community
        and question_id = questions.id and state = 'accepted') as accepted
    from questions join verdicts
      on verdicts.community = questions.community and verdicts.question_id = questions.id and verdicts.turn = 0
    where questions.community = ${community} and asked_at >= ${from} and asked_at < ${until}
      and verdicts.verdict ->> '$.rule' <> 'not-a-question')`;
}
