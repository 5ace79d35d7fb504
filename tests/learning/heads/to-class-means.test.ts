import { describe, expect, it } from "vitest";
import { applyToEmbedding } from "../../../src/learning/heads/apply-linear.ts";
import { toClassMeans } from "../../../src/learning/heads/to-class-means.ts";

describe("toClassMeans", () => {
  const head = toClassMeans({
    inputs: [
      [1, 0],
      [0.8, 0.6],
      [0, 1],
    ].map((input) => Float32Array.from(input)),
    labels: Int32Array.of(0, 0, 1),
    weights: Float32Array.of(1, 1, 1),
    dimensions: 2,
    labelCount: 3,
  });

  it("GIVEN an embedding THEN the label with the nearest mean has the greatest logit", () => {
    const [near, far] = applyToEmbedding(head, Float32Array.of(0.9, 0.1));
    expect(near).toBeGreaterThan(far ?? 0);
    const [other, own] = applyToEmbedding(head, Float32Array.of(0.1, 0.9));
    expect(own).toBeGreaterThan(other ?? 0);
  });

  it("GIVEN labels with more and fewer examples THEN their means have one length", () => {
    const lengthOf = (label: number) => Math.hypot(head.kernel[label] ?? 0, head.kernel[3 + label] ?? 0);
    expect(lengthOf(0)).toBeCloseTo(lengthOf(1), 4);
  });

  it("GIVEN a label without an example THEN it says nothing", () => {
    expect(applyToEmbedding(head, Float32Array.of(1, 0))[2]).toBe(0);
  });
});
