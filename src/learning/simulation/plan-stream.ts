import type { Standpoint } from "../../core/feedback/feedback.ts";
import type { LabelledText } from "../dataset/labelled-file.ts";
import { shuffleIndices } from "../random.ts";
import type { People, Person } from "./create-people.ts";

/** Somebody who will say what they think of how a question was led. */
export interface Visit {
  readonly person: Person;
  readonly standpoint: Standpoint;
  /** An honest person who takes it for something else this time. */
  readonly isMistaken: boolean;
  /** Milliseconds after the question. */
  readonly after: number;
}

/** A question to come, with its true label and those who will speak of it. */
export interface PlannedQuestion extends LabelledText {
  readonly id: string;
  readonly asker: Person;
  /** Milliseconds since the epoch. */
  readonly askedAt: number;
  readonly visits: readonly Visit[];
}

export interface Stream {
  /** What the community starts with. */
  readonly initial: readonly LabelledText[];
  /** The questions of each day. */
  readonly days: readonly (readonly PlannedQuestion[])[];
}

export interface StreamPlan {
  /** Examples a label to start with. */
  readonly initial: number;
  readonly nights: number;
  /** The first day; milliseconds since the epoch. */
  readonly start: number;
}

/** How often somebody of each standing speaks of a question, and how often they are honestly wrong. */
export const habits = {
  asker: { speaks: 0.4, errs: 0.1 },
  helper: { speaks: 0.5, errs: 0.04 },
  moderator: { speaks: 0.2, errs: 0.02 },
  bystander: { speaks: 0.2, errs: 0.2 },
} as const;

const hour = 3_600_000;
const day = 24 * hour;

/**
 * Parts the texts into those to start with and a stream of questions, and decides beforehand who will speak of each: the same
 * people see the same questions whatever the models say, so that runs can be compared.
 */
export function planStream(
  texts: readonly LabelledText[],
  people: People,
  { initial, nights, start }: StreamPlan,
  random: () => number,
): Stream {
  const taken = new Map<string, number>();
  const kept: LabelledText[] = [];
  const rest: LabelledText[] = [];
  for (const place of shuffleIndices(texts.length, random)) {
    const text = texts[place];
    if (!text) continue;
    const count = taken.get(text.label) ?? 0;
    taken.set(text.label, count + 1);
    (count < initial ? kept : rest).push(text);
  }
  const days: PlannedQuestion[][] = Array.from({ length: nights }, () => []);
  for (const [place, text] of rest.entries()) {
    const night = Math.floor((place * nights) / rest.length);
    const askedAt = start + night * day + Math.floor(random() * 12 * hour);
    const asker = people.askers.draw(random);
    const visits = planVisits(people, asker, random);
    days[night]?.push({ ...text, id: `question-${place + 1}`, asker, askedAt, visits });
  }
  return { initial: kept, days };
}

function planVisits(people: People, asker: Person, random: () => number): readonly Visit[] {
  const visit = (standpoint: Standpoint, person: Person): readonly Visit[] => {
    const { speaks, errs } = habits[standpoint];
    const [does, slips, after] = [random() < speaks, random() < errs, Math.floor(random() * 8 * hour)];
    return does ? [{ person, standpoint, isMistaken: slips, after }] : [];
  };
  const passer = people.askers.draw(random);
  return [
    ...visit("asker", asker),
    ...visit("helper", people.helpers.draw(random)),
    ...visit("moderator", people.moderators.draw(random)),
    ...(passer.id === asker.id ? [] : visit("bystander", passer)),
  ];
}
