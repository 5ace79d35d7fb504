import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import { announcements } from "./schema/announcements.ts";
import { audit } from "./schema/audit.ts";
import { drafts } from "./schema/drafts.ts";
import { dutyAbsences, dutyEntries, dutyPings, dutySwaps, dutyTurns } from "./schema/duty.ts";
import { events, rsvps } from "./schema/events.ts";
import { faqRevisions } from "./schema/faq.ts";
import { feedback } from "./schema/feedback.ts";
import { kudos, kudosOptOuts } from "./schema/kudos.ts";
import { people } from "./schema/people.ts";
import { profiles } from "./schema/profiles.ts";
import { questions } from "./schema/questions.ts";
import { reviewEvents, reviews } from "./schema/reviews.ts";
import { solutions } from "./schema/solutions.ts";
import { taskEvents, tasks } from "./schema/tasks.ts";

/** Rows that belong to one person. */
export interface PersonalTable {
  /** How people read the kind. */
  readonly kind: string;
  readonly table: SQLiteTable;
  readonly community: SQLiteColumn;
  /** Whose rows they are. */
  readonly person: SQLiteColumn;
  /** Absent where a row does not say on which platform the person is. */
  readonly platform?: SQLiteColumn;
  /** What becomes of them: the rows go; or they stay, under a pseudonym, with what the person wrote blanked. */
  readonly erasure: "delete" | { readonly blank: Readonly<Record<string, "" | null>> };
}

const nothing = { blank: {} } as const;

/** Every table that has a person's own rows. A new one is entered here, or the test that reads the schema fails. */
export const personalTables: readonly PersonalTable[] = [
  toPersonal("questions", questions, questions.asker, { blank: { text: "", link: null } }),
  toPersonal("answers", solutions, solutions.author, { blank: { text: "", authorName: null, link: null } }),
  { kind: "votes", table: feedback, community: feedback.community, person: feedback.person, erasure: "delete" },
  toPersonal("standing", people, people.person, "delete"),
  toPersonal("profile", profiles, profiles.person, "delete"),
  toPersonal("duty", dutyEntries, dutyEntries.person, "delete"),
  toPersonal("absences", dutyAbsences, dutyAbsences.person, "delete"),
  toPersonal("swaps", dutySwaps, dutySwaps.person, "delete"),
  toPersonal("turns", dutyTurns, dutyTurns.taker, nothing),
  toPersonal("pings", dutyPings, dutyPings.person, "delete"),
  toPersonal("events", events, events.host, nothing),
  toPersonal("attendances", rsvps, rsvps.person, "delete"),
  toPersonal("thanks", kudos, kudos.giver, { blank: { reason: null } }),
  toPersonal("thanks-refused", kudosOptOuts, kudosOptOuts.person, "delete"),
  {
    kind: "tasks",
    table: tasks,
    community: tasks.community,
    person: tasks.creator,
    platform: tasks.creatorPlatform,
    erasure: { blank: { details: "" } },
  },
  toPersonal("messages-in-tasks", tasks, tasks.author, { blank: { title: "", details: "" } }),
  toPersonal("task-changes", taskEvents, taskEvents.person, { blank: { text: "" } }),
  toPersonal("reviews", reviews, reviews.author, { blank: { title: "", authorLogin: null } }),
  {
    kind: "review-changes",
    table: reviewEvents,
    community: reviewEvents.community,
    person: reviewEvents.by,
    erasure: { blank: { text: "" } },
  },
  toPersonal("announcements", announcements, announcements.person, "delete"),
  {
    kind: "decisions",
    table: drafts,
    community: drafts.community,
    person: drafts.decider,
    erasure: { blank: { reason: "" } },
  },
  {
    kind: "faq-revisions",
    table: faqRevisions,
    community: faqRevisions.community,
    person: faqRevisions.author,
    erasure: nothing,
  },
  { kind: "audit", table: audit, community: audit.community, person: audit.actor, erasure: nothing },
];

function toPersonal(
  kind: string,
  table: SQLiteTable & { readonly community: SQLiteColumn; readonly platform: SQLiteColumn },
  person: SQLiteColumn,
  erasure: PersonalTable["erasure"],
): PersonalTable {
  return { kind, table, community: table.community, person, platform: table.platform, erasure };
}
