import { describe, expect, it } from "vitest";
import { renderSearches } from "../../../src/commands/rendering/render-searches.ts";
import { openBackend } from "../../../src/learning/backend.ts";
import { tuneClassifier } from "../../../src/learning/classifier/tune-classifier.ts";
import { defaultTuning, tuningGrid } from "../../../src/learning/classifier/tuning.ts";
import { fitNgramEncoder } from "../../../src/learning/ngrams/ngram-encoder.ts";
import { toyEncoder, toyTexts } from "../toy-texts.ts";

const texts = toyTexts(16, 1);
const ngrams = fitNgramEncoder(
  texts.map(({ text }) => text),
  1,
);
const embeddings = await toyEncoder().encode(texts.map(({ text }) => text));
const examples = texts.map(({ text, label }) => ({ ngrams: ngrams.encode(text), label, weight: 1, calibrates: true }));
const settings = {
  backend: await openBackend(process.env.USHER_BACKEND),
  architecture: "pair" as const,
  embeddings,
  ngramDimensions: ngrams.dimensions,
  seed: 1,
};
const whole = { isTimeUp: () => false };

describe("tuneClassifier", () => {
  it("GIVEN time THEN tries the whole grid and takes none with a higher loss than the default's", async () => {
    const shares: number[] = [];
    const search = await tuneClassifier(examples, settings, { ...whole, onProgress: (share) => shares.push(share) });
    const { ngrams: heads, dense, trust } = tuningGrid;
    expect(search.trials).toHaveLength(1 + heads.length + dense.length + trust.length);
    expect(search.trials[0]!.tuning).toEqual(defaultTuning);
    expect(search.untried).toBe(0);
    const chosen = search.trials.find(({ tuning }) => tuning === search.tuning)!;
    expect(chosen.loss).toBeLessThanOrEqual(search.trials[0]!.loss);
    expect(new Set(search.trials.map(({ loss }) => loss)).size).toBeGreaterThan(5);
    expect(shares.at(-1)).toBe(1);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  });

  it("GIVEN embeddings that say nothing THEN finds something better than the default", async () => {
    const noise = await toyEncoder("noise").encode(texts.map((_, at) => `nothing ${at}`));
    const search = await tuneClassifier(examples, { ...settings, embeddings: noise }, whole);
    expect(search.tuning).not.toEqual(defaultTuning);
    const [first, ...others] = search.trials;
    expect(Math.min(...others.map(({ loss }) => loss))).toBeLessThan(first!.loss);
  });

  it("GIVEN no time THEN the default is all, and the table says what was left", async () => {
    const search = await tuneClassifier(examples, settings, { isTimeUp: () => true });
    expect(search).toMatchObject({ tuning: defaultTuning, trials: [{ tuning: defaultTuning }] });
    const lines = renderSearches([{ side: "english", set: "role", ...search }]);
    expect(lines.join("\n")).toMatch(/^role \(english\)[\s\S]+\n\* [\s\S]+11 more were not tried/);
  });

  it("GIVEN it is cancelled THEN ends with the reason", async () => {
    const signal = AbortSignal.abort(new Error("enough"));
    await expect(tuneClassifier(examples, settings, { ...whole, signal })).rejects.toThrow("enough");
  });

  it("GIVEN n-grams alone THEN tries theirs alone", async () => {
    const search = await tuneClassifier(examples, { ...settings, architecture: "ngrams" }, whole);
    expect(search.trials).toHaveLength(1 + tuningGrid.ngrams.length);
  });
});
