import { describe, expect, it } from "vitest";
import { drawSimulation } from "../../../src/learning/simulation/draw-simulation.ts";
import type { SimulatedNight, Simulation } from "../../../src/learning/simulation/simulation.ts";

function aNight(night: number, candidateAccuracy: number, promoted: boolean): SimulatedNight {
  return {
    night,
    questions: 100,
    called: 0.9,
    rightlyCalled: 0.8,
    votes: 120,
    examples: 100 * night,
    wrongExamples: 2,
    heldOut: 10 * night,
    wrongHeldOut: 0,
    candidateAccuracy,
    accuracy: promoted ? candidateAccuracy : 0.8,
    promoted,
    grounds: promoted ? "better" : "worse-overall",
    reason: "",
  };
}

const simulation: Simulation = {
  labels: 5,
  testTexts: 100,
  hostile: 0.2,
  seed: 1,
  start: { examples: 25, accuracy: 0.76 },
  nights: [aNight(1, 0.8, true), aNight(2, 0.7, false), aNight(3, 0.91, true)],
  end: { examples: 300, accuracy: 0.91 },
  greatestFall: 0,
};

describe("drawSimulation", () => {
  const chart = drawSimulation(simulation);

  it("is well-formed: every element is closed, in order, and no text breaks out of its place", () => {
    const open: string[] = [];
    for (const [, slash, name, rest] of chart.matchAll(/<(\/?)(\w+)([^<>]*)>/g)) {
      if (slash) expect(open.pop()).toBe(name);
      else if (!rest!.endsWith("/")) open.push(name!);
    }
    expect(open).toEqual([]);
    expect(chart.replaceAll(/<[^<>]*>/g, "")).not.toMatch(/[<>]|&(?!\w+;)|NaN|undefined/);
    expect(chart).not.toMatch(/"[^"]*(NaN|undefined)[^"]*"/);
  });

  it("shows a mark a night, the refused apart, and both ends in figures", () => {
    expect(chart.match(/night \d: promoted/g)).toHaveLength(2);
    expect(chart.match(/night \d: refused, 70\.0 %/g)).toHaveLength(1);
    expect(chart).toContain(">76.0 %<");
    expect(chart).toContain(">91.0 %<");
    expect(chart).toContain("20 % of the people hostile");
    expect(chart).toContain("prefers-color-scheme:dark");
  });

  it("keeps every mark within the picture, for one night as for a year", () => {
    const nights = Array.from({ length: 365 }, (_, at) => aNight(at + 1, 0.5 + at / 1000, true));
    for (const drawn of [
      chart,
      drawSimulation({ ...simulation, nights }),
      drawSimulation({ ...simulation, nights: [] }),
    ]) {
      const marks = [...drawn.matchAll(/c?x="([\d.]+)" c?y="([\d.]+)"/g)];
      expect(Math.max(...marks.map(([, x]) => Number(x)))).toBeLessThanOrEqual(720);
      expect(Math.max(...marks.map(([, , y]) => Number(y)))).toBeLessThanOrEqual(300);
    }
  });
});
