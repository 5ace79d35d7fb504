import type { PromotionDecision, TrainingOutcome } from "../feedback/promotion.ts";

/** A model of a community as far as it is known. */
export interface ModelState {
  readonly version: string;
  readonly trainedAt: number;
  /** When it was last put into use; absent for one that never was. */
  readonly promotedAt?: number;
  /** `deleted`: only the record is left, its files are gone. */
  readonly use: "current" | "stored" | "deleted";
  /** What the gate said of it. */
  readonly decision?: PromotionDecision;
  readonly examples?: TrainingOutcome["examples"];
}

/** One model took another's place. */
export interface ModelChange {
  readonly from?: string;
  readonly to: string;
}

/** What people may do with a community's models. `actor` is the platform's id of a person, or `system`; changes are audited. */
export interface ModelAdmin {
  /** Newest first. */
  list(community: string): Promise<readonly ModelState[]>;
  /** Puts a stored model into use; throws `input-invalid` for one that is not there, and `model-mismatch` for a damaged one. */
  promote(community: string, version: string, actor: string): Promise<ModelChange>;
  /** Goes back to the model in use before the current one; again, to the one before that. Throws `not-found` when there is none. */
  rollBack(community: string, actor: string): Promise<ModelChange>;
}
