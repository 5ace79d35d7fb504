import { describe, expect, it } from "vitest";
import { openBackend } from "../../../src/learning/backend.ts";
import { applyToEmbedding, applyToSparse } from "../../../src/learning/heads/apply-linear.ts";
import { createKernelLoss } from "../../../src/learning/heads/kernel-loss.ts";
import { minimise } from "../../../src/learning/heads/minimise.ts";
import { toTopIndex } from "../../../src/learning/heads/softmax.ts";
import { createTensorLoss } from "../../../src/learning/heads/tensor-loss.ts";
import { trainDenseSoftmax } from "../../../src/learning/heads/train-dense-softmax.ts";
import { trainSparseSoftmax } from "../../../src/learning/heads/train-sparse-softmax.ts";
import { fitNgramEncoder } from "../../../src/learning/ngrams/ngram-encoder.ts";
import { createRandom } from "../../../src/learning/random.ts";
import { toyEncoder, toyTexts } from "../toy-texts.ts";

const texts = toyTexts(20);
const names = [...new Set(texts.map(({ label }) => label))];
const labels = Int32Array.from(texts, ({ label }) => names.indexOf(label));
const weights = new Float32Array(texts.length).fill(1);

describe("minimise", () => {
  it("GIVEN a stretched bowl THEN finds its bottom", () => {
    const point = new Float32Array([5, -3]);
    const value = minimise(
      point,
      ([x, y], gradient) => {
        gradient[0] = 2 * (x! - 1);
        gradient[1] = 200 * (y! - 2);
        return (x! - 1) ** 2 + 100 * (y! - 2) ** 2;
      },
      { iterations: 100, tolerance: 1e-5 },
    );
    expect(value).toBeLessThan(1e-6);
    expect([...point].map((entry) => Math.round(entry * 1e3) / 1e3)).toEqual([1, 2]);
  });
});

describe("trainSparseSoftmax", () => {
  const encoder = fitNgramEncoder(
    texts.map(({ text }) => text),
    1,
  );
  const set = {
    inputs: texts.map(({ text }) => encoder.encode(text)),
    labels,
    weights,
    dimensions: encoder.dimensions,
    labelCount: names.length,
  };
  const options = { epochs: 8, learningRate: 1, l2: 3e-4, l1: 0, seed: 3 };

  it("GIVEN a toy set THEN the loss falls and all is learnt", () => {
    const losses: number[] = [];
    const head = trainSparseSoftmax(set, { ...options, onEpoch: (_, loss) => losses.push(loss) });
    expect(losses.at(-1)!).toBeLessThan(losses[0]! / 3);
    const right = set.inputs.filter((input, at) => toTopIndex(applyToSparse(head, input)) === labels[at]);
    expect(right.length / texts.length).toBeGreaterThan(0.97);
  });

  it("GIVEN the same seed THEN the same head, GIVEN another THEN another", () => {
    const head = trainSparseSoftmax(set, options);
    expect(trainSparseSoftmax(set, options)).toEqual(head);
    expect(trainSparseSoftmax(set, { ...options, seed: 4 }).kernel).not.toEqual(head.kernel);
  });

  it("GIVEN examples without weight THEN they teach nothing", () => {
    const none = trainSparseSoftmax({ ...set, weights: new Float32Array(texts.length) }, { ...options, l2: 0 });
    expect(Math.max(...none.kernel.map(Math.abs))).toBe(0);
  });
});

describe("trainDenseSoftmax", async () => {
  const inputs = await toyEncoder().encode(texts.map(({ text }) => text));
  const set = { inputs, labels, weights, dimensions: 24, labelCount: names.length };
  const options = { iterations: 30, l2: 0.1 };

  it("GIVEN a toy set THEN the loss falls, all is learnt and no tensor is left", async () => {
    const backend = await openBackend(process.env.USHER_BACKEND);
    const before = backend.tf.memory().numTensors;
    const losses: number[] = [];
    const head = trainDenseSoftmax(backend, set, { ...options, onIteration: (_, loss) => losses.push(loss) });
    expect(backend.tf.memory().numTensors).toBe(before);
    expect(losses.at(-1)!).toBeLessThan(losses[0]! / 2);
    const right = inputs.filter((input, at) => toTopIndex(applyToEmbedding(head, input)) === labels[at]);
    expect(right.length / texts.length).toBeGreaterThan(0.9);
  });

  it.each(["native", "wasm", "cpu"])("GIVEN the %s backend THEN the same head but for rounding", async (name) => {
    const here = trainDenseSoftmax(await openBackend(process.env.USHER_BACKEND), set, options);
    const backend = await openBackend(name).catch(() => undefined);
    if (!backend) return expect(name).toBe("native");
    const other = trainDenseSoftmax(backend, set, options);
    for (const input of inputs.slice(0, 20)) {
      const logits = applyToEmbedding(other, input);
      for (const [label, logit] of applyToEmbedding(here, input).entries())
        expect(logit).toBeCloseTo(logits[label]!, 1);
    }
  });
});

describe("createKernelLoss", async () => {
  const backend = await openBackend("cpu");
  /** Counts that are no multiples of what the kernel takes at a time, weights that are zero, logits that are far apart. */
  const drawSet = (count: number, dimensions: number, labelCount: number) => {
    const random = createRandom(count);
    return {
      inputs: Array.from({ length: count }, () => Float32Array.from({ length: dimensions }, () => 2 * random() - 1)),
      labels: Int32Array.from({ length: count }, () => Math.floor(random() * labelCount)),
      weights: Float32Array.from({ length: count }, (_, at) => (at % 5 === 0 ? 0 : random())),
      dimensions,
      labelCount,
    };
  };

  it.each([
    [1, 1, 2, 1],
    [7, 5, 3, 1],
    [129, 30, 9, 1],
    [300, 384, 65, 1],
    [50, 8, 8, 60],
  ])("GIVEN %i examples of %i numbers in %i labels THEN loss and gradient are those of TensorFlow.js", (...sizes) => {
    const [count, dimensions, labelCount, spread] = sizes;
    const set = drawSet(count + 1, dimensions, labelCount);
    const random = createRandom(1);
    const point = Float32Array.from({ length: (dimensions + 1) * labelCount }, () => spread * (random() - 0.5));
    const measure = (loss: ReturnType<typeof createKernelLoss>) => {
      const gradient = new Float32Array(point.length).fill(7);
      const value = loss.measure(point, gradient);
      loss.dispose();
      return { value, gradient };
    };
    const own = measure(createKernelLoss(set));
    const tensors = measure(createTensorLoss(backend, set));
    expect(own.value / tensors.value).toBeCloseTo(1, 4);
    for (const [at, slope] of tensors.gradient.entries())
      expect(Math.abs(own.gradient[at]! - slope)).toBeLessThan(1e-5);
  });
});
