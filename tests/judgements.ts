import type { Judgement } from "../src/core/question/judgement.ts";
import type { Match } from "../src/core/question/match.ts";

type Pairs = readonly (readonly [label: string, confidence: number])[];

/** A judgement with easy thresholds: answer 0.9, suggest 0.4, route 0.7, not a question 0.8, out of scope 0.6. */
export function aJudgement(given: {
  readonly matches?: readonly Match[];
  readonly role?: Pairs;
  readonly stage?: Pairs;
  readonly notAQuestion?: number;
  readonly outOfScope?: number;
  readonly language?: string;
}): Judgement {
  const toPredictions = (pairs: Pairs = []) => pairs.map(([label, confidence]) => ({ label, confidence }));
  return {
    language: given.language ?? "en",
    predictions: {
      role: toPredictions(given.role),
      stage: toPredictions(given.stage),
      topic: [],
      notAQuestion: given.notAQuestion ?? 0,
      outOfScope: given.outOfScope ?? 0,
    },
    matches: given.matches ?? [],
    thresholds: { answer: 0.9, suggest: 0.4, route: 0.7, notAQuestion: 0.8, outOfScope: 0.6 },
    modelVersion: "test-1",
  };
}

export function aMatch(id: string, confidence: number): Match {
  return { kind: "faq", id, wording: `wording of ${id}`, similarity: confidence, confidence };
}
