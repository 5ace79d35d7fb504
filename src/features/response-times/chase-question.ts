import type { Audience } from "../../core/announcement/announcement.ts";
import { toAvailability } from "../../core/community/availability.ts";
import { type Community, type ResponseTimes, toRoleName } from "../../core/community/community.ts";
import { findMember } from "../../core/community/find-member.ts";
import { toName } from "../../core/community/profile.ts";
import { toModerators } from "../../core/community/to-moderators.ts";
import { pingPerson } from "../../core/duty/ping-person.ts";
import { isOpenlyAsked } from "../../core/question/is-openly-asked.ts";
import type { JudgedQuestion } from "../../core/question/question.ts";
import { type ResponseGoal, toCalled, toDueTime } from "../../core/question/response-times.ts";
import { renderTime } from "../../core/reply/render-time.ts";
import { toExcerpt } from "../../core/reply/to-excerpt.ts";
import { leadOn } from "./lead-on.ts";
import type { ResponsePorts } from "./response-ports.ts";
import { toResponseTexts } from "./texts.ts";

/** What became due longer ago, as when targets are first set, is let be. */
const tooLate = 7 * 86_400_000;

/** Does for a waiting question what is due at a moment, each step once however often and however late it is called. */
export async function chaseQuestion(
  ports: ResponsePorts,
  community: Community,
  judged: JudgedQuestion,
  at: number,
): Promise<void> {
  const { responseTimes: times } = community;
  const { platform, asker } = judged.question;
  if (!times) return;
  const person = await ports.store.people.find({ platform, community: community.id, person: asker });
  if (person?.mutedAt !== undefined) return;
  const chase: Chase = { ports, community, times, judged, at };
  await report(chase, "first-reply");
  await report(chase, "solution");
  await lead(chase);
  await remind(chase, "solution");
}

interface Chase {
  readonly ports: ResponsePorts;
  readonly community: Community;
  readonly times: ResponseTimes;
  readonly judged: JudgedQuestion;
  readonly at: number;
}

function isDue({ community, judged, at }: Chase, goal: ResponseGoal, share: number): boolean {
  const due = toDueTime(community, judged, goal, share);
  return due !== undefined && due <= at && at - due < tooLate;
}

/** Until somebody replied: a reminder to whom it was led to, then another of the role, who is told. */
async function lead(chase: Chase): Promise<void> {
  const { ports, community, times, judged, at } = chase;
  const called = toCalled(judged);
  if (!called || judged.question.repliedAt !== undefined) return;
  if (called.rule === "unanswered") return tell(chase, `turn:${judged.verdicts.length}`, called.person, "reassigned");
  const isAbsent = isDue(chase, "first-reply", times.remindAt) && (await isAway(chase, called.person));
  if (!isAbsent && !isDue(chase, "first-reply", times.reassignAt)) return remind(chase, "first-reply");
  const led = await leadOn(ports, community, judged, at);
  if (led) await tell({ ...chase, judged: led }, `turn:${led.verdicts.length}`, toCalled(led)?.person, "reassigned");
}

async function isAway({ ports, community, judged, at }: Chase, person: string | undefined): Promise<boolean> {
  const role = toCalled(judged)?.role;
  if (person === undefined || role === undefined) return false;
  const member = await findMember(ports.store, community, judged.question, role, person);
  return toAvailability(member, at, 0) === "away";
}

async function remind(chase: Chase, goal: ResponseGoal): Promise<void> {
  const { times, judged } = chase;
  if (isDue(chase, goal, times.remindAt)) await tell(chase, `${goal}:reminder`, toCalled(judged)?.person, goal);
}

/** Tells the person alone, once they are at work; beyond a day's pings it waits with the others that were held back. */
async function tell(
  chase: Chase,
  about: string,
  person: string | undefined,
  what: ResponseGoal | "reassigned",
): Promise<void> {
  const { ports, community, judged, at } = chase;
  const called = toCalled(judged);
  if (person === undefined || !called) return;
  const { id, platform, text, askedAt } = judged.question;
  const member = await findMember(ports.store, community, judged.question, called.role, person);
  if (toAvailability(member, at, 0) !== "free") return;
  const key = `response:${id}:${about}`;
  const line = toExcerpt(text, 120);
  const ping = { community: community.id, platform, person, key, text: line, at };
  if ((await pingPerson(ports.store, community, ping)) === "held") return;
  const language = toLanguage(community);
  const texts = toResponseTexts(language);
  const since = renderTime(askedAt, member.calendar.timeZone, language);
  const word =
    what === "reassigned" ? texts.reassigned(toRoleName(community, called.role), since) : texts.remind(what, since);
  await say(chase, key, { kind: "person", person }, word);
}

/** Moderators learn once of each target that was missed by far. */
async function report(chase: Chase, goal: ResponseGoal): Promise<void> {
  const { ports, community, times, judged } = chase;
  if (!isDue(chase, goal, times.reportAt)) return;
  const { question } = judged;
  const called = toCalled(judged);
  const { timeZone } = community.workingTime;
  const language = toLanguage(community);
  const since = `${renderTime(question.askedAt, timeZone, language)} (${timeZone})`;
  const profile =
    called?.person === undefined ? undefined : await ports.store.profiles.find({ ...question, person: called.person });
  const name = called?.person === undefined ? undefined : toName(community, called.person, profile);
  const role = called && toRoleName(community, called.role);
  const text = toResponseTexts(language).report(goal, role, name, since);
  await say(chase, `response:${question.id}:${goal}:report`, toModerators(community, question), text);
}

function say({ ports, community, judged }: Chase, key: string, audience: Audience, word: string): Promise<void> {
  const { id, platform, text, link } = judged.question;
  // What was asked in private is for whom it was led to, not for a channel.
  const quoted = audience.kind === "channel" && !isOpenlyAsked(judged.question) ? "" : `\n\n> ${toExcerpt(text, 300)}`;
  const reply = {
    questionId: id,
    kind: "notice",
    language: toLanguage(community),
    text: `${word}${quoted}`,
    ...(link !== undefined && { source: link }),
    buttons: [],
    visibility: "private",
  } as const;
  return ports.announce([{ platform, community: community.id, key, audience, reply }]);
}

function toLanguage({ languages }: Community): string {
  return languages[0] ?? "en";
}
