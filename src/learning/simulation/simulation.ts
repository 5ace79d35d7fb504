import type { PromotionDecision } from "../../core/feedback/promotion.ts";

/** A day of questions and the night after it. */
export interface SimulatedNight {
  /** From 1 on. */
  readonly night: number;
  readonly questions: number;
  /** Share of the day's questions for which a role was called, and share of those calls that were right; `null` without any. */
  readonly called: number;
  readonly rightlyCalled: number | null;
  readonly votes: number;
  /** Examples trained on, those to start with included, and how many of them have a wrong label. */
  readonly examples: number;
  readonly wrongExamples: number;
  /** Texts of people's feedback that the gate compared the models by, and how many of them have a wrong label. */
  readonly heldOut: number;
  readonly wrongHeldOut: number;
  /** On the test file, which neither training nor gate ever sees: of the night's model, and of the one that serves afterwards. */
  readonly candidateAccuracy: number;
  readonly accuracy: number;
  readonly promoted: boolean;
  readonly grounds: PromotionDecision["grounds"];
  /** One English sentence with the figures that decided. */
  readonly reason: string;
}

/** A community that starts with few examples and learns from its people, night by night. */
export interface Simulation {
  readonly labels: number;
  readonly testTexts: number;
  /** Share of the people of every standing who are hostile. */
  readonly hostile: number;
  readonly seed: number;
  readonly start: { readonly examples: number; readonly accuracy: number };
  readonly nights: readonly SimulatedNight[];
  readonly end: { readonly examples: number; readonly accuracy: number };
  /** The furthest that the serving model's accuracy was ever below the best one before it. */
  readonly greatestFall: number;
}

/** The furthest that a figure of the list is below the greatest one before it; 0 where it never falls. */
export function toGreatestFall(figures: readonly number[]): number {
  let best = Number.NEGATIVE_INFINITY;
  let fall = 0;
  for (const figure of figures) {
    fall = Math.max(fall, best - figure);
    best = Math.max(best, figure);
  }
  return fall;
}
