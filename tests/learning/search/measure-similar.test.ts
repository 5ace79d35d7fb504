import { afterAll, expect, it } from "vitest";
import { measureSimilar } from "../../../bench/measure-similar.ts";
import { openShippedEncoders } from "../encoders/shipped-encoders.ts";

const encoders = await openShippedEncoders();
afterAll(() => encoders.close());

const memory = [
  { text: "How do I install the driver for my graphics card?", label: "driver" },
  { text: "The build of the package fails on Windows", label: "build" },
  { text: "Which licence is this under?", label: "licence" },
  { text: "When is the next release?", label: "release" },
  { text: "How do I report a bug?", label: "bug" },
];

it("GIVEN paraphrases without a word in common THEN the search finds the solved question and BM25 does not", async () => {
  const queries = [
    { text: "may a company use it commercially", label: "licence" },
    { text: "what date does version two come out", label: "release" },
    { text: "nothing like it was solved", label: "other" },
  ];
  const given = { memory, queries, perLabel: 1, encoders, seed: 1 };
  expect(await measureSimilar(given)).toEqual({ remembered: 5, asked: 2, search: 1, bm25: 0 });
});

it("GIVEN more of a label than wanted THEN so many are remembered, the same for the same seed", async () => {
  const many = ["a", "b", "c", "d"].map((text) => ({ text: `${text} driver`, label: "driver" }));
  const given = { memory: [...many, ...memory], queries: memory, perLabel: 2, encoders, seed: 3 };
  const measured = await measureSimilar(given);
  expect(measured).toMatchObject({ remembered: 6, asked: 5 });
  expect(await measureSimilar(given)).toEqual(measured);
});
