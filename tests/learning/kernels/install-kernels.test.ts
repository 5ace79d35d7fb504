import type { Tensor, Tensor2D, Tensor3D, Tensor4D } from "@tensorflow/tfjs-core";
import { beforeAll, describe, expect, it } from "vitest";
import { type Backend, openBackend } from "../../../src/learning/backend.ts";
import { installKernels } from "../../../src/learning/kernels/install-kernels.ts";
import { createRandom } from "../../../src/learning/random.ts";

const random = createRandom(7);
const draw = (count: number) => Float32Array.from({ length: count }, () => random() * 2 - 1);
const size = (shape: readonly number[]) => shape.reduce((all, extent) => all * extent, 1);

interface Case {
  readonly name: string;
  compute(tf: Backend["tf"]): Tensor;
}

const ids = Int32Array.from({ length: 40 }, () => Math.floor(random() * 12));
ids[3] = -1;
const rows = draw(40 * 5);
const table = draw(9 * 6);
const picked = Int32Array.from({ length: 8 }, () => Math.floor(random() * 9));

const cases: readonly Case[] = [
  {
    name: "sums of rows by segment, one segment empty and one row of none",
    compute: (tf) => tf.unsortedSegmentSum(tf.tensor2d(rows, [40, 5]), tf.tensor1d(ids, "int32"), 13),
  },
  {
    name: "rows of a table",
    compute: (tf) => tf.gather(tf.tensor2d(table, [9, 6]), tf.tensor2d(picked, [2, 4], "int32")),
  },
  {
    name: "columns of a table",
    compute: (tf) => tf.gather(tf.tensor2d(table, [9, 6]), tf.tensor1d([5, 0], "int32"), 1),
  },
  ...[
    { image: [2, 1, 7, 3], filter: [1, 2, 3, 4], strides: [1, 1], pad: "same" },
    { image: [3, 1, 6, 2], filter: [1, 3, 2, 5], strides: [1, 1], pad: "same" },
    { image: [2, 5, 6, 2], filter: [3, 2, 2, 3], strides: [1, 1], pad: "valid" },
    { image: [2, 7, 8, 2], filter: [3, 3, 2, 3], strides: [2, 2], pad: "same" },
    { image: [1, 7, 7, 1], filter: [2, 3, 1, 2], strides: [2, 1], pad: "valid" },
  ].map((shape) => toConvolutionCase(shape as ConvolutionShape)),
];

interface ConvolutionShape {
  readonly image: [number, number, number, number];
  readonly filter: [number, number, number, number];
  readonly strides: [number, number];
  readonly pad: "same" | "valid";
}

/** Both slopes of a convolution, one after the other. */
function toConvolutionCase({ image, filter, strides, pad }: ConvolutionShape): Case {
  const pixels = draw(size(image));
  const weights = draw(size(filter));
  const slopes = draw(1000);
  return {
    name: `slopes of a convolution of ${image} with ${filter}, steps ${strides}, ${pad}`,
    compute: (tf) => {
      const sum = (x: Tensor, w: Tensor) => {
        const y = tf.conv2d(x as Tensor4D, w as Tensor4D, strides, pad);
        return tf.sum(tf.mul(y, tf.tensor(slopes.subarray(0, y.size), y.shape)));
      };
      const [dx, dw] = tf.grads(sum)([tf.tensor4d(pixels, image), tf.tensor4d(weights, filter)]);
      return tf.concat([tf.reshape(dx!, [-1]), tf.reshape(dw!, [-1])]);
    },
  };
}

describe("own kernels", () => {
  const expected: number[][] = [];

  // The reference is the CPU backend as it ships, before any kernel of ours is there.
  beforeAll(async () => {
    const { tf } = await openBackend("cpu");
    for (const { compute } of cases) expected.push([...tf.tidy(() => compute(tf)).dataSync()]);
  });

  describe.each(["cpu", "wasm"])("on %s", (name) => {
    it.each(cases.map((entry, index) => ({ ...entry, index })))(
      "GIVEN $name THEN they equal the CPU backend's",
      async ({ compute, index }) => {
        const backend = await openBackend(name);
        installKernels(backend);
        const { tf } = backend;
        const held = () => [tf.memory().numTensors, tf.engine().backend.numDataIds()];
        const before = held();
        const found = tf.tidy(() => compute(tf).dataSync());
        expect(found.length).toBe(expected[index]!.length);
        for (const [at, value] of found.entries()) expect(value).toBeCloseTo(expected[index]![at]!, 4);
        expect(held()).toEqual(before);
      },
    );

    it("GIVEN an embedding under a convolution THEN slopes equal differences", async () => {
      const backend = await openBackend(name);
      installKernels(backend);
      const { tf } = backend;
      const words = tf.tensor2d(Int32Array.of(1, 4, 4, 0, 2, 5), [2, 3], "int32");
      const filter = tf.tensor3d(draw(2 * 3 * 4), [2, 3, 4]);
      const loss = (embedding: Tensor): Tensor =>
        tf.sum(tf.square(tf.conv1d(tf.gather(embedding as Tensor2D, words) as Tensor as Tensor3D, filter, 1, "same")));
      const start = draw(6 * 3);
      const slopes = tf.tidy(() =>
        tf
          .grad(loss as never)(tf.tensor2d(start, [6, 3]))
          .dataSync(),
      );
      const at = (index: number, move: number) => {
        const moved = start.slice();
        moved[index]! += move;
        return tf.tidy(() => loss(tf.tensor2d(moved, [6, 3])).dataSync()[0]!);
      };
      for (let index = 0; index < start.length; index++) {
        expect(slopes[index]).toBeCloseTo((at(index, 1e-2) - at(index, -1e-2)) / 2e-2, 2);
      }
      tf.dispose([words, filter]);
    });
  });
});
