import { UsherError } from "../../core/errors.ts";
import { architectureNames as networks } from "../architectures/architecture.ts";
import type { Backend } from "../backend.ts";
import { type TuningSearch, tuneClassifier } from "../classifier/tune-classifier.ts";
import { embedTexts } from "./embed-texts.ts";
import type { LabelSet } from "./label-sets.ts";
import { type PlannedSet, planSide } from "./plan-side.ts";
import type { SideName } from "./side-name.ts";
import { toLabelledTexts } from "./to-labelled-texts.ts";
import type { ModelTraining } from "./train-model.ts";
import { type Tunings, toTunings } from "./tunings.ts";

export interface ModelTuning
  extends Pick<ModelTraining, "dataset" | "encoders" | "architecture" | "seed" | "onProgress"> {
  readonly backend: Backend;
  /** Milliseconds that the search may take; a training that has begun is brought to its end. */
  readonly budget: number;
  /** Milliseconds of a clock that never goes back. */
  readonly clock?: () => number;
  /** Ends the search by a throw. */
  readonly signal?: AbortSignal;
}

/** What was searched for one classifier. */
export interface ClassifierSearch extends TuningSearch {
  readonly side: SideName;
  readonly set: LabelSet;
}

/**
 * Searches the tuning of every classifier of a community's next model, by its training examples alone: the held-out texts are not
 * looked at. The topics keep the defaults. What is left of the time goes in equal parts to the classifiers to come.
 */
export async function tuneModel(tuning: ModelTuning): Promise<readonly ClassifierSearch[]> {
  const network = networks.find((name) => name === tuning.architecture);
  if (network) {
    const why = `a network chooses its own effort; leave --tune out, or set architecture to pair, ngrams or dense`;
    throw new UsherError("input-invalid", `${network}: there is nothing to tune, ${why}`);
  }
  const { encoders, budget, clock = () => performance.now(), signal, onProgress = () => {} } = tuning;
  const end = clock() + budget;
  const texts = toLabelledTexts(tuning.dataset);
  const english = texts.filter(({ language }) => language === "en");
  const sides = [
    { side: "english", own: english, encoder: encoders.english },
    { side: "multilingual", own: texts, encoder: encoders.multilingual },
  ] as const;
  const planned: (PlannedSet & { readonly side: SideName })[] = [];
  for (const { side, own, encoder } of sides) {
    if (side === "english" && (!encoder || own.length === 0)) continue;
    const embeddings = embedTexts(encoder, own, [], () => onProgress(0, `reading ${side} texts`));
    const { sets } = planSide({ architecture: "pair", ...tuning, side, texts: own, embeddings });
    planned.push(...sets.filter(({ set }) => set !== "topic").map((set) => ({ ...set, side })));
  }
  const searches: ClassifierSearch[] = [];
  for (const [place, { side, set, examples, settings }] of planned.entries()) {
    await settings.embeddings;
    const now = clock();
    const due = now + (end - now) / (planned.length - place);
    const search = await tuneClassifier(examples, settings, {
      isTimeUp: () => clock() >= due,
      ...(signal ? { signal } : {}),
      onProgress: (share) => onProgress((place + share) / planned.length, `tuning ${set} (${side})`),
    });
    searches.push({ side, set, ...search });
  }
  return searches;
}

/** The tunings that were chosen. */
export function toChosen(searches: readonly ClassifierSearch[]): Tunings {
  return toTunings((side, set) => searches.find((search) => search.side === side && search.set === set)?.tuning);
}
