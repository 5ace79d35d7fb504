import type { PersonKey } from "../../core/community/profile.ts";
import { groupBy } from "../../core/group-by.ts";
import type { SolvedQuestion } from "../../core/solution/solution.ts";

/** An answer that somebody else confirmed. */
export interface Confirmation extends Pick<PersonKey, "platform"> {
  readonly author: string;
  readonly asker: string;
  readonly at: number;
}

/** A person among those who helped. */
export interface Helper extends PersonKey {
  readonly points: number;
  /** Confirmed answers that count. */
  readonly answers: number;
  /** How many different people they helped. */
  readonly people: number;
}

const day = 24 * 3_600_000;
/** What is older counts for nothing. */
const rankWindow = 180 * day;
/** After so long an answer counts half. */
const halfLife = 60 * day;
/** As many answers count of one person to another within `pairPeriod`. */
const perPair = 2;
const pairPeriod = 30 * day;
/** Whoever helped fewer people is not ranked. */
const fewestPeople = 2;

/** The accepted answers that count: confirmed by the asker or a moderator, and by nobody for themselves. */
export function toConfirmations(solved: readonly SolvedQuestion[]): readonly Confirmation[] {
  return solved.flatMap(({ judged: { question }, solution: { author, platform, acceptance } }) => {
    const isConfirmed = acceptance?.standpoint === "asker" || acceptance?.standpoint === "moderator";
    if (!acceptance || !isConfirmed || author === question.asker || acceptance.person === author) return [];
    return [{ platform, author, asker: question.asker, at: acceptance.at }];
  });
}

/**
 * Those who helped most, by confirmed answers up to `at`: newer ones count more, of one person to another only so many a month, and
 * none between two who confirmed each other's.
 */
export function rankHelpers(confirmations: readonly Confirmation[], at: number): readonly Helper[] {
  const recent = confirmations.filter((one) => one.at <= at && one.at > at - rankWindow);
  const toPair = ({ platform, author }: Confirmation, asker: string) => JSON.stringify([platform, asker, author]);
  const pairs = groupBy(recent, (one) => toPair(one, one.asker));
  const counted = [...pairs.values()].flatMap((ofPair) => {
    const [first] = ofPair;
    if (!first) return [];
    // The same two the other way round.
    const isMutual = pairs.has(toPair({ ...first, author: first.asker }, first.author));
    return isMutual ? [] : capPair(ofPair);
  });
  return [...groupBy(counted, ({ platform, author }) => JSON.stringify([platform, author])).values()]
    .flatMap((own) => toHelper(own, at))
    .toSorted((a, b) => b.points - a.points || a.person.localeCompare(b.person));
}

/** The newest of one person's for another, so many a period. */
function capPair(ofPair: readonly Confirmation[]): readonly Confirmation[] {
  const kept: Confirmation[] = [];
  for (const one of ofPair.toSorted((a, b) => b.at - a.at)) {
    if (kept.filter((other) => other.at - one.at < pairPeriod).length < perPair) kept.push(one);
  }
  return kept;
}

function toHelper(own: readonly Confirmation[], at: number): readonly Helper[] {
  const [first] = own;
  const people = new Set(own.map(({ asker }) => asker)).size;
  if (!first || people < fewestPeople) return [];
  const points = own.reduce((sum, one) => sum + 0.5 ** ((at - one.at) / halfLife), 0);
  return [{ platform: first.platform, person: first.author, points, answers: own.length, people }];
}
