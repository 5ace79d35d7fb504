import { describe, expect, test } from "vitest";
import { createRandom } from "../../../src/learning/random.ts";
import { createVectorTable } from "../../../src/learning/search/create-vector-table.ts";

function randomVector(dimensions: number, random: () => number): Float32Array {
  const vector = Float32Array.from({ length: dimensions }, () => random() + random() - 1);
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

describe("createVectorTable", () => {
  test.each([384, 512, 100])("GIVEN %i dimensions THEN cosines are those of the vectors within 0.005", (dimensions) => {
    const random = createRandom(3);
    const vectors = Array.from({ length: 300 }, () => randomVector(dimensions, random));
    const table = createVectorTable(dimensions);
    for (const [row, vector] of vectors.entries()) table.set(row, vector);
    const query = randomVector(dimensions, random);
    let seen = 0;
    table.compare(query, (row, cosine) => {
      const exact = vectors[row]!.reduce((sum, value, at) => sum + value * query[at]!, 0);
      expect(Math.abs(cosine - exact)).toBeLessThan(0.005);
      seen++;
    });
    expect(seen).toBe(300);
  });

  test("GIVEN rows removed and replaced THEN only what is there is compared, each with its own vector", () => {
    const table = createVectorTable(2);
    const east = Float32Array.of(1, 0);
    const north = Float32Array.of(0, 1);
    for (const row of [4, 7, 9]) table.set(row, east);
    table.remove(4);
    table.set(9, north);
    table.remove(11);
    const found = new Map<number, number>();
    table.compare(east, (row, cosine) => found.set(row, Math.round(cosine)));
    expect([...found].sort()).toEqual([
      [7, 1],
      [9, 0],
    ]);
    expect(table.has(4)).toBe(false);
    expect([...table.get(9)!].map(Math.round)).toEqual([0, 1]);
  });

  test("GIVEN a row taken out packed and put into another table THEN it is the same to the last bit", () => {
    const random = createRandom(5);
    const [first, second] = [createVectorTable(100), createVectorTable(100)];
    first.set(3, randomVector(100, random));
    second.setPacked(8, first.getPacked(3)!);
    expect(second.get(8)).toEqual(first.get(3));
    expect(first.getPacked(4)).toBeUndefined();
  });

  test("GIVEN an empty table or a vector of zeros THEN nothing breaks", () => {
    const table = createVectorTable(3);
    table.compare(Float32Array.of(1, 0, 0), () => expect.unreachable());
    table.set(0, new Float32Array(3));
    table.compare(Float32Array.of(1, 0, 0), (_, cosine) => expect(cosine).toBe(0));
  });
});
