import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { toyTexts } from "../learning/toy-texts.ts";
import { aSmallUsher, runUsher, type SmallUsher } from "./a-small-community.ts";

function write(usher: SmallUsher, name: string, texts: ReturnType<typeof toyTexts>): string {
  const file = join(usher.folder, name);
  writeFileSync(file, texts.map((text) => JSON.stringify(text)).join("\n"));
  return file;
}

describe("usher simulate", { timeout: 120_000 }, () => {
  it("GIVEN labelled files THEN a line a night and a chart, GIVEN --json THEN one object", async () => {
    const usher = aSmallUsher();
    const files = ["--train", write(usher, "train.jsonl", toyTexts(6, 1))];
    files.push("--test", write(usher, "test.jsonl", toyTexts(2, 2)));
    const lines = await runUsher(usher, ["simulate", ...files, "--nights", "1", "--initial", "3"]);
    expect(lines.errors).toContain("The chart is usher-simulation.svg.");
    expect(lines.status).toBe(0);
    expect(lines.output).toMatch(/^start +15 +\d+\.\d %$/m);
    expect(lines.output).toMatch(/^ +1 +\d+ .*(promoted|refused)\. It is /m);
    expect(readFileSync(join(usher.folder, "usher-simulation.svg"), "utf8")).toMatch(/^<svg [\s\S]*<\/svg>\n$/);

    const chart = join(usher.folder, "chart.svg");
    const more = ["--nights", "1", "--hostile", "0.2", "--seed", "3", "--svg", chart, "--json"];
    const { status, output } = await runUsher(usher, ["simulate", ...files, ...more]);
    expect(status).toBe(0);
    const simulation = JSON.parse(output);
    expect(simulation).toMatchObject({ labels: 5, testTexts: 10, hostile: 0.2, seed: 3, svg: chart });
    expect(simulation.nights).toHaveLength(1);
    for (const key of ["questions", "votes", "examples", "heldOut", "accuracy", "promoted", "reason"]) {
      expect(simulation.nights[0]).toHaveProperty(key);
    }
    expect(simulation.end.accuracy).toBe(simulation.nights[0].accuracy);
    expect(readFileSync(chart, "utf8")).toContain("20 % of the people hostile");
  });

  it("GIVEN a call at fault THEN it says which part, and does nothing", async () => {
    const usher = aSmallUsher();
    const file = write(usher, "train.jsonl", toyTexts(2, 1));
    const faults = [
      [["--train", file], /--test/],
      [["--train", file, "--test", file, "--hostile", "1.5"], /--hostile.*share from 0 to 0\.9/],
      [["--train", file, "--test", file, "--nights", "0"], /--nights.*whole number from 1 to 365/],
      [
        ["--train", file, "--test", file, "--svg", join(usher.folder, "nowhere", "a.svg")],
        /--svg: .*cannot be written/,
      ],
    ] as const;
    const outcomes = await Promise.all(faults.map(([args]) => runUsher(usher, ["simulate", ...args])));
    for (const [place, [, message]] of faults.entries()) {
      expect(outcomes[place]).toMatchObject({ status: 2, output: "" });
      expect(outcomes[place]?.errors).toMatch(message);
    }
  });
});
