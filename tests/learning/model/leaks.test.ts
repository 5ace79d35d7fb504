import { expect, it } from "vitest";
import { openBackend } from "../../../src/learning/backend.ts";
import { trainModel } from "../../../src/learning/model/train-model.ts";
import { toyDataset, toyEncoders } from "./toy-model.ts";

// The same over a hundred trainings, with the memory of the process: npx tsx bench/leaks.ts
it("GIVEN two trainings in one process, each on other texts THEN no tensor is left behind", async () => {
  const backend = await openBackend(process.env.USHER_BACKEND);
  const { examples, heldOut } = toyDataset();
  const before = backend.tf.memory();
  for (let round = 0; round < 2; round++) {
    const model = await trainModel({
      community: "toys",
      version: String(round),
      trainedAt: round,
      dataset: { examples: examples.filter((_, at) => at % 5 === round), faq: [], heldOut },
      encoders: toyEncoders,
      backend,
      seed: round,
      precision: 0.9,
    });
    expect(model.report.texts).toBeGreaterThan(10);
    expect(backend.tf.memory()).toMatchObject({ numTensors: before.numTensors, numBytes: before.numBytes });
  }
}, 60_000);
