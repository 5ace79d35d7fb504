import { defaultTuning, type Tuning } from "../classifier/tuning.ts";
import { type LabelSet, labelSets } from "./label-sets.ts";
import type { Sides } from "./model.ts";
import { type SideName, sideNames } from "./side-name.ts";

/** How the classifiers of a model are trained; those that are absent by the defaults. */
export type Tunings = Readonly<Partial<Record<SideName, Readonly<Partial<Record<LabelSet, Tuning>>>>>>;

/** The tunings beside the defaults, always in the same order. */
export function toTunings(find: (side: SideName, set: LabelSet) => Tuning | undefined): Tunings {
  const sides = sideNames.map((side) => {
    const found = labelSets.map((set) => [set, find(side, set)] as const);
    return [side, Object.fromEntries(found.filter(([, tuning]) => tuning && !isDefault(tuning)))] as const;
  });
  return Object.fromEntries(sides);
}

/** How a model's classifiers were trained, so that the next ones are trained likewise. */
export function readTunings(sides: Partial<Sides>): Tunings {
  return toTunings((side, set) => sides[side]?.classifiers[set]?.tuning);
}

function isDefault(tuning: Tuning): boolean {
  return JSON.stringify(tuning) === JSON.stringify(defaultTuning);
}
