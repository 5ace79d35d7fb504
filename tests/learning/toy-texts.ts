import type { Encoder } from "../../src/core/ports/encoder.ts";
import { hashNgrams } from "../../src/learning/ngrams/hash-ngrams.ts";
import { createRandom } from "../../src/learning/random.ts";

const subjects: Readonly<Record<string, readonly string[]>> = {
  install: [
    "install the package",
    "set up the driver",
    "pip cannot find a wheel",
    "the installer stops",
    "which version do I install",
  ],
  training: [
    "the loss explodes",
    "choose a learning rate",
    "my model overfits",
    "how many epochs",
    "freeze the first layers",
  ],
  licence: [
    "may I sell it",
    "is the licence free",
    "commercial use of the weights",
    "who owns the output",
    "price of a licence",
  ],
  testing: [
    "a flaky test fails",
    "measure the recall",
    "write a benchmark",
    "coverage of the suite",
    "reproduce the regression",
  ],
  events: ["when is the meetup", "join the call", "talk at the conference", "where do you meet", "the next event"],
};

const openings = ["", "please, ", "hi, ", "quick question: ", "anyone know: "];
const endings = ["", "?", " on my machine", " today", " for our team", " in version 2"];

/** Texts of five subjects, the same for the same seed; `count` a subject. */
export function toyTexts(count: number, seed = 1): readonly { readonly text: string; readonly label: string }[] {
  const random = createRandom(seed);
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)]!;
  return Object.entries(subjects).flatMap(([label, stems]) =>
    Array.from({ length: count }, () => ({ text: `${pick(openings)}${pick(stems)}${pick(endings)}`, label })),
  );
}

/** An encoder without a model: words fall on directions of their own. */
export function toyEncoder(name = "toy", dimensions = 24): Encoder {
  return {
    name,
    dimensions,
    encode: async (texts) => texts.map((text) => toVector(text, dimensions)),
  };
}

function toVector(text: string, dimensions: number): Float32Array {
  const vector = new Float32Array(dimensions);
  for (const hash of hashNgrams(text)) {
    const random = createRandom(hash);
    for (let at = 0; at < dimensions; at++) vector[at] = vector[at]! + random() - 0.5;
  }
  const length = Math.hypot(...vector) || 1;
  return vector.map((entry) => entry / length);
}
