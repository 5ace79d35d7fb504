import type { Faq } from "../../core/faq/faq.ts";
import type { Example, FeedbackExample } from "../../core/feedback/example.ts";
import { cleanExamples, type KnownLabels } from "./clean-examples.ts";
import type { Dataset } from "./dataset.ts";
import { isFeedbackExample, mergeExamples, type SomeExample } from "./merge-examples.ts";
import { splitHeldOut } from "./split-held-out.ts";
import { toTextKey } from "./to-text-key.ts";

/** What was collected for a community's next model. */
export interface Collected {
  /** Those of the examples file. */
  readonly curated: readonly Example[];
  readonly feedback: readonly FeedbackExample[];
  readonly faq: readonly Faq[];
  /** When each entry was last written, by id, in milliseconds since the epoch; absent where none was since anybody spoke. */
  readonly writtenAt?: ReadonlyMap<string, number>;
  /** Those of the held-out file. */
  readonly heldOut: readonly Example[];
  /** The roles and stages there are; the entries are those of `faq`. Labels beyond them are dropped, unless absent. */
  readonly known?: Pick<KnownLabels, "roles" | "stages">;
}

/** A dataset with what became of the collected examples on the way. */
export interface BuiltDataset extends Dataset {
  /** As it was collected. */
  readonly feedback: readonly FeedbackExample[];
  readonly counts: DatasetCounts;
}

export interface DatasetCounts {
  /** Examples to train on, FAQ wordings not counted. */
  readonly examples: number;
  /** Those among them that people's feedback gave. */
  readonly fromFeedback: number;
  readonly heldOut: number;
  readonly duplicates: number;
  readonly conflicts: number;
}

/** The way from what was collected to what is trained on and judged by: clean, merge (which settles conflicts), split. */
export function buildDataset({ curated, feedback, faq, writtenAt, heldOut, known }: Collected): BuiltDataset {
  const wordings = new Set(
    faq.flatMap(({ texts }) =>
      Object.values(texts).flatMap(({ question, variants }) => [question, ...variants].map(toTextKey)),
    ),
  );
  const labels: KnownLabels = { ...known, faq: new Set(faq.map(({ id }) => id)), wordings };
  const { duplicates, conflicts, examples } = mergeExamples(cleanExamples([...curated, ...feedback], labels));
  const merged = examples.map((example) => markUnseen(example, writtenAt));
  const split = splitHeldOut(merged, cleanExamples(heldOut, labels), wordings);
  return {
    ...split,
    faq,
    ...(writtenAt && { writtenAt }),
    feedback,
    counts: {
      examples: split.examples.length,
      fromFeedback: split.examples.filter(isFeedbackExample).length,
      heldOut: split.heldOut.length,
      duplicates,
      conflicts,
    },
  };
}

/** Whoever said that no entry fits had not seen those written since. */
function markUnseen(example: SomeExample, writtenAt: Collected["writtenAt"] = new Map()): SomeExample {
  if (example.faq !== null || !isFeedbackExample(example)) return example;
  const unseen = [...writtenAt].flatMap(([id, at]) => (at > example.at ? [id] : []));
  return unseen.length > 0 ? { ...example, unseen } : example;
}
