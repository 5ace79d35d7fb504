import type { Architecture } from "../../core/feedback/architecture.ts";
import type { PromotionDecision, TrainingOutcome } from "../../core/feedback/promotion.ts";
import type { LabelScore } from "../metrics/confusion.ts";
import type { OutOfScopeScore } from "../metrics/out-of-scope-score.ts";
import type { LabelSet } from "./label-sets.ts";
import type { SideName } from "./side-name.ts";
import type { VerdictReport } from "./verdict-report.ts";

/** How well one label set is predicted. */
export interface LabelSetScore {
  /** Texts judged. */
  readonly texts: number;
  readonly accuracy: number;
  readonly macroPrecision: number;
  readonly macroRecall: number;
  readonly macroF1: number;
  /** Expected calibration error. */
  readonly ece: number;
  readonly perLabel: Readonly<Record<string, LabelScore>>;
}

/** How well a model judges texts that it was not trained on. */
export interface JudgedScores {
  readonly sets: Readonly<Partial<Record<LabelSet, LabelSetScore>>>;
  /** At the model's thresholds: share of the texts that are no question recognised, and share of the questions taken for none. */
  readonly notAQuestion: { readonly recall: number | null; readonly questionsLost: number | null };
  readonly outOfScope: OutOfScopeScore;
}

/** What is known of a model's quality. */
export interface ModelReport {
  /** How its classifiers but the topics' work; `pair` in reports from before it was told. */
  readonly architecture?: Architecture;
  /** Texts trained on. */
  readonly texts: number;
  readonly trainSeconds: number;
  /** On the held-out texts, all together and by language; absent without held-out texts. */
  readonly heldOut?: JudgedScores & { readonly byLanguage: Readonly<Record<string, JudgedScores>> };
  /** What came of the held-out texts as messages; absent without them. */
  readonly verdicts?: VerdictReport;
  /** By cross-validation on the training texts. */
  readonly crossValidation: Readonly<Partial<Record<SideName, Readonly<Partial<Record<LabelSet, LabelSetScore>>>>>>;
  /** What was missing in training, one sentence each. */
  readonly problems: readonly string[];
  /** What the gate said of it, beside the model that was in use; absent where no gate was asked. */
  readonly promotion?: PromotionDecision;
  /** Where its examples came from; with `promotion`. */
  readonly examples?: TrainingOutcome["examples"];
  /** Of all that it was made from, to tell whether there is something new to learn. */
  readonly fingerprint?: string;
}
