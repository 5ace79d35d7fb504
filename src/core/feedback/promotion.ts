/** How a candidate model did beside the current one on the same texts. */
export interface Comparison {
  /** Held-out texts that both judged. */
  readonly texts: number;
  /** Mean score of the current model, 0 to 1: its accuracy where a text is right or wrong. */
  readonly before: number;
  /** Mean score of the candidate. */
  readonly after: number;
  /** Texts that the candidate judges better, and worse, than the current model. */
  readonly gained: number;
  readonly lost: number;
  /** Probability of a loss as great as this, or greater, between models that are equally good; 1 where nothing is lost. */
  readonly chance: number;
}

/** What a candidate is worse at: a measure (`role`), or one label of it. */
export interface Loss {
  readonly measure: string;
  readonly label?: string;
  readonly comparison: Comparison;
}

/** Why a candidate is, or is not, to serve. */
export type PromotionGrounds =
  | "first"
  | "rival-broken"
  | "rival-tainted"
  | "nothing-to-judge-by"
  | "better"
  | "as-good"
  | "within-chance"
  | "worse-overall"
  | "worse-in-part"
  | "rival-changed";

/** What the gate says of a candidate. */
export interface PromotionDecision {
  readonly promote: boolean;
  readonly grounds: PromotionGrounds;
  /** One English sentence with the figures that decided. */
  readonly reason: string;
  /** Absent without a rival or texts to judge by. */
  readonly overall?: Comparison;
  readonly measures: Readonly<Record<string, Comparison>>;
  /** What counts against it, the gravest first. */
  readonly losses: readonly Loss[];
  /** How far the model that serves from now on is below the best before it, in mean score; a later candidate may not add to it for ever. */
  readonly shortfall: number;
}

/** What a training came to. */
export interface TrainingOutcome {
  readonly community: string;
  /** The candidate's. */
  readonly version: string;
  /** The version in use before it. */
  readonly before?: string;
  readonly decision: PromotionDecision;
  readonly examples: {
    /** Trained on, wordings of the FAQ not counted. */
    readonly total: number;
    /** Those that people's feedback gave. */
    readonly fromFeedback: number;
    /** Those given or changed since the model in use was trained. */
    readonly fresh: number;
    readonly heldOut: number;
  };
  readonly seconds: number;
}
