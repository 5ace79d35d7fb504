import type { Standpoint } from "../../core/feedback/feedback.ts";
import { shuffleIndices } from "../random.ts";

/** An account of the simulated community. */
export interface Person {
  readonly id: string;
  /** In whose name it speaks, of its own questions or of everybody's. */
  readonly standpoint: Standpoint;
  readonly isHostile: boolean;
}

/** Accounts of one standing, some of them busier than others. */
export interface Group {
  readonly people: readonly Person[];
  /** One of them by chance, the busy ones more often. */
  draw(random: () => number): Person;
}

export interface People {
  readonly moderators: Group;
  readonly helpers: Group;
  readonly askers: Group;
}

/** How many accounts there are of each standing. */
export const peopleCounts = { moderators: 5, helpers: 20, askers: 400 } as const;

/**
 * The people of a simulated community. The hostile share is taken from every group, moderators too, and evenly from the busy and
 * the quiet, so that it is a share of the voices as well.
 */
export function createPeople(hostile: number, random: () => number): People {
  return {
    moderators: createGroup("moderator", peopleCounts.moderators, hostile, random),
    helpers: createGroup("helper", peopleCounts.helpers, hostile, random),
    askers: createGroup("asker", peopleCounts.askers, hostile, random),
  };
}

function createGroup(
  standpoint: "moderator" | "helper" | "asker",
  count: number,
  hostile: number,
  random: () => number,
): Group {
  const offset = random();
  const names = shuffleIndices(count, random);
  const people = Array.from(names, (name, rank): Person => {
    const isHostile = Math.floor((rank + 1) * hostile + offset) > Math.floor(rank * hostile + offset);
    return { id: `${standpoint}-${name + 1}`, standpoint, isHostile };
  });
  return { people, draw: (random) => drawByActivity(people, random) };
}

/** The n-th busiest speaks in proportion to 1 / (n + 2): few speak often, many seldom, as in real communities. */
function drawByActivity(people: readonly Person[], random: () => number): Person {
  const total = people.reduce((sum, _, rank) => sum + 1 / (rank + 3), 0);
  let left = random() * total;
  for (const [rank, person] of people.entries()) {
    left -= 1 / (rank + 3);
    if (left <= 0) return person;
  }
  const [first] = people;
  if (!first) throw new RangeError("a group of nobody");
  return first;
}
