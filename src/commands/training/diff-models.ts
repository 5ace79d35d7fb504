import { join } from "node:path";
import type { Store } from "../../core/ports/store.ts";
import type { Configuration } from "../../features/configuration/configuration-schema.ts";
import { createJudge } from "../../learning/create-judge.ts";
import { openEncoders } from "../../learning/encoders/open-encoders.ts";
import { judgeExamples } from "../../learning/judge-examples.ts";
import { loadModel } from "../../learning/model/load-model.ts";
import { rememberEncoders } from "../../learning/retraining/remember-encoders.ts";
import { scoreJudged } from "../../learning/retraining/score-judged.ts";
import type { Settings } from "../read-settings.ts";
import { collectDataset } from "./collect-dataset.ts";

/** A held-out question that two models judge differently in one respect. */
export interface ChangedText {
  readonly text: string;
  /** `role`, `stage`, `kind`, `entry` or `answer`. */
  readonly measure: string;
  readonly truth: string;
  readonly a: string;
  readonly b: string;
  /** How much better `b` is: 1 right instead of wrong, −1 the other way round. */
  readonly gain: number;
}

export interface ModelDifference {
  readonly a: string;
  readonly b: string;
  readonly heldOut: number;
  readonly changed: readonly ChangedText[];
}

/** Lets two stored models judge today's held-out questions, with today's FAQ and examples. */
export async function diffModels(options: {
  readonly settings: Settings;
  readonly configuration: Configuration;
  readonly community: Configuration["communities"][number];
  readonly store: Store;
  readonly folder: string;
  readonly a: string;
  readonly b: string;
}): Promise<ModelDifference> {
  const { settings, configuration, community, store, folder, a, b } = options;
  const models = [await loadModel(join(folder, a)), await loadModel(join(folder, b))];
  const dataset = await collectDataset(community, settings.configFolder, store);
  const opened = await openEncoders({
    folder: settings.encodersFolder,
    ...configuration.encoders,
    cache: store.embeddings,
  });
  try {
    const texts = dataset.heldOut.map(({ text }) => text);
    const encoders = rememberEncoders(opened);
    const scores = [];
    for (const model of models) {
      const judged = await judgeExamples(await createJudge({ model, encoders, dataset }), dataset.heldOut);
      scores.push(judged.map((one) => scoreJudged(one, community.precision)));
    }
    const [ofA = [], ofB = []] = scores;
    const changed = texts.flatMap((text, at) =>
      Object.entries(ofA[at] ?? {}).flatMap(([measure, before]): readonly ChangedText[] => {
        const after = ofB[at]?.[measure];
        if (!after || after.said === before.said) return [];
        const gain = after.score - before.score;
        return [{ text, measure, truth: before.label, a: before.said, b: after.said, gain }];
      }),
    );
    return { a, b, heldOut: texts.length, changed: changed.toSorted((one, other) => one.gain - other.gain) };
  } finally {
    await opened.close();
  }
}
