import { choosePerson } from "./choose-person.ts";
import type { Community } from "./community.ts";
import type { QuestionStore } from "./ports/store.ts";
import type { Verdict } from "./verdict.ts";

/** How far back questions count as a person's load. */
const loadWindow = 7 * 24 * 60 * 60 * 1000;

/** Names the person within the role that a verdict routes to, where the community lists members. */
export async function assignPerson(
  verdict: Verdict,
  {
    community,
    asker,
    now,
    questions,
  }: {
    readonly community: Community;
    readonly asker: string;
    readonly now: number;
    readonly questions: QuestionStore;
  },
): Promise<Verdict> {
  if (verdict.kind !== "route") return verdict;
  const members = community.roles.find((role) => role.id === verdict.role)?.members ?? [];
  if (members.length === 0) return verdict;
  const load = await questions.countRoutes(community.id, verdict.role, now - loadWindow);
  const person = choosePerson(members, load, asker);
  return person === undefined ? verdict : { ...verdict, person };
}
