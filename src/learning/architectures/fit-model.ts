import type { Tensor, Variable } from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers";
import type { Backend } from "../backend.ts";
import { createRandom } from "../random.ts";
import { createAdam } from "./create-adam.ts";
import { measureLoss, type SequenceSet, toLoss, toScoreModel } from "./sequence-loss.ts";
import { drawBatches } from "./to-batches.ts";

/** How an epoch ended; the losses are weighted mean cross-entropies. */
export interface EpochReport {
  /** Counted from 1. */
  readonly epoch: number;
  readonly epochs: number;
  /** With dropout and label smoothing, so it is the higher one of the two. */
  readonly loss: number;
  /** Absent without a validation set. */
  readonly validationLoss?: number;
}

export interface FitOptions {
  readonly epochs: number;
  readonly batchSize: number;
  readonly learningRate: number;
  readonly seed: number;
  /** Milliseconds; the learning rate falls in time to end within it. */
  readonly timeBudgetMs: number;
  readonly isWordRow: (row: number) => boolean;
  readonly now: () => number;
  readonly onEpoch?: (report: EpochReport) => void;
}

const labelSmoothing = 0.1;
/** The L2 penalty, decoupled from the gradient. */
const weightDecay = 0.01;
/** Share of the known words that only their pieces stand for while training, so that pieces learn to stand alone. */
const wordDropout = 0.1;
/** Epochs without a better validation loss after which training ends. */
const patience = 3;
/** Share of the training over which the learning rate rises. */
const warmUp = 0.03;

/**
 * Trains a model that ends in a softmax: Adam with a linearly falling learning rate, batches of similar length, label
 * smoothing, early stopping on the validation set. Leaves the best weights in the model and no tensor behind; gives the
 * number of epochs. Other work gets its turn between batches.
 */
export async function fitModel(
  backend: Backend,
  model: LayersModel,
  train: SequenceSet,
  validation: SequenceSet | undefined,
  options: FitOptions,
): Promise<number> {
  const random = createRandom(options.seed);
  const scores = toScoreModel(backend, model);
  const variables = model.trainableWeights.map((weight) => weight.read() as Variable);
  const adam = createAdam(backend, variables, weightDecay);
  const best = createBestWeights(backend, variables);
  const start = options.now();
  const lengths = train.texts.map((text) => text.length);
  const keep = (row: number) => !options.isWordRow(row) || random() >= wordDropout;
  let epoch = 0;
  let progress = 0;
  try {
    while (progress < 1 && epoch - best.epoch() < patience) {
      const batches = drawBatches(lengths, options.batchSize, random);
      let loss = 0;
      let done = 0;
      for (const batch of batches) {
        progress = toProgress(epoch + done / batches.length);
        if (progress >= 1) break;
        const rate = options.learningRate * Math.min(1, (progress + warmUp / 4) / warmUp) * (1 - progress);
        loss += trainBatch(batch, rate);
        done++;
        await new Promise((resolve) => setImmediate(resolve));
      }
      progress = toProgress(++epoch);
      const validationLoss = validation && measureLoss(backend, scores, validation);
      best.offer(epoch, validationLoss);
      const report = { epoch, epochs: options.epochs, loss: loss / done };
      options.onEpoch?.(validationLoss === undefined ? report : { ...report, validationLoss });
    }
    best.restore();
  } finally {
    adam.dispose();
    best.dispose();
  }
  return epoch;

  function toProgress(epochs: number): number {
    return Math.max(epochs / options.epochs, (options.now() - start) / options.timeBudgetMs);
  }

  function trainBatch(members: readonly number[], rate: number): number {
    const lossOptions = { smoothing: labelSmoothing, training: true, keep };
    const { value, grads } = backend.tf.variableGrads(
      () => toLoss(backend, scores, train, members, lossOptions),
      variables,
    );
    adam.step(grads, rate);
    const loss = value.dataSync()[0] ?? 0;
    value.dispose();
    return loss;
  }
}

/** Keeps a copy of the variables as they were after the epoch of the least validation loss. */
function createBestWeights({ tf }: Backend, variables: readonly Variable[]) {
  let kept: readonly Tensor[] = [];
  let least = Number.POSITIVE_INFINITY;
  let best = 0;
  return {
    /** Without a validation loss, the latest epoch. */
    epoch: () => best,
    offer(epoch: number, loss: number | undefined): void {
      if (loss === undefined) best = epoch;
      if (loss === undefined || loss >= least) return;
      best = epoch;
      least = loss;
      tf.dispose([...kept]);
      kept = variables.map((variable) => tf.clone(variable));
    },
    restore(): void {
      for (const [index, weights] of kept.entries()) variables[index]?.assign(weights);
    },
    dispose: () => tf.dispose([...kept]),
  };
}
