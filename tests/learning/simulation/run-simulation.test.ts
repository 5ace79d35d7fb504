import { describe, expect, it } from "vitest";
import { openBackend } from "../../../src/learning/backend.ts";
import { runSimulation, type SimulationPlan } from "../../../src/learning/simulation/run-simulation.ts";
import type { SimulatedNight } from "../../../src/learning/simulation/simulation.ts";
import { toyEncoder, toyTexts } from "../toy-texts.ts";

async function simulate(changes: Partial<SimulationPlan> = {}) {
  const encoder = toyEncoder();
  return runSimulation({
    train: toyTexts(40, 1),
    test: toyTexts(10, 2),
    nights: 3,
    hostile: 0,
    initial: 2,
    seed: 1,
    encoders: { english: encoder, multilingual: undefined, forLanguage: () => encoder },
    backend: await openBackend(process.env.USHER_BACKEND),
    ...changes,
  });
}

describe("runSimulation", () => {
  it("GIVEN honest people THEN the serving model grows, and every night is reported", async () => {
    const told: SimulatedNight[] = [];
    const simulation = await simulate({ train: toyTexts(24, 1), nights: 2, onNight: (night) => told.push(night) });
    expect(told).toEqual(simulation.nights);
    expect(told.map(({ night }) => night)).toEqual([1, 2]);
    expect(told.reduce((sum, { questions }) => sum + questions, 0)).toBe(110);
    expect(simulation.start.examples).toBe(10);
    expect(simulation.end.accuracy).toBeGreaterThan(simulation.start.accuracy);
    expect(simulation.greatestFall).toBeLessThan(0.05);
    for (const { promoted, accuracy, candidateAccuracy, reason } of told) {
      if (promoted) expect(accuracy).toBe(candidateAccuracy);
      expect(reason).not.toBe("");
    }
  });

  it("GIVEN a fifth of the people hostile THEN little of theirs is learnt, and the model still grows", async () => {
    const simulation = await simulate({ hostile: 0.2 });
    const [first] = simulation.nights;
    const last = simulation.nights.at(-1)!;
    expect(first?.votes).toBeGreaterThan(0);
    expect(last.wrongExamples / last.examples).toBeLessThan(0.1);
    expect(simulation.end.accuracy).toBeGreaterThan(simulation.start.accuracy);
  });

  it("GIVEN the same seed THEN the same nights, GIVEN another THEN others", async () => {
    // On n-grams alone, which take a tenth of the time: what a seed decides is the same.
    const encoders = { english: undefined, multilingual: undefined, forLanguage: () => undefined };
    const small = { train: toyTexts(6, 1), nights: 1, hostile: 0.2, encoders };
    const first = await simulate(small);
    expect(await simulate(small)).toEqual(first);
    expect((await simulate({ ...small, seed: 2 })).nights).not.toEqual(first.nights);
  });

  it.each([
    [
      "a single label",
      { train: toyTexts(9).filter(({ label }) => label === "licence") },
      /--train: there is one label/,
    ],
    ["nothing left to ask", { initial: 100 }, /--train: no text is left/],
    ["a test without a text in scope", { test: [{ text: "gnocchi", label: "oos" }] }, /--test: every text is oos/],
  ] as const)("GIVEN %s THEN it says which file to change", async (_, changes, message) => {
    await expect(simulate(changes)).rejects.toThrow(message);
  });
});
