import { describe, expect, test } from "vitest";
import { createMasks } from "../../../src/learning/search/create-masks.ts";
import type { KnowledgeEntry, KnowledgeRow } from "../../../src/learning/search/knowledge-row.ts";

const entries = [0, 1].map((slot): KnowledgeEntry => ({ kind: "faq", id: `entry-${slot}`, slot, rows: new Set() }));
const toRow = (number: number, slot: number, language: string, isVariant: boolean): KnowledgeRow => ({
  number,
  entry: entries[slot]!,
  kind: "wording",
  isVariant,
  language,
  text: "",
  encoded: "",
});
const rows = [toRow(0, 0, "en", false), toRow(1, 0, "zh", true), undefined, toRow(3, 1, "zh", false)];

describe("createMasks", () => {
  test("GIVEN a language THEN every second entry loses its texts in it, and no other", () => {
    const masks = createMasks(rows);
    expect([...masks.everySecond("zh", 0)]).toEqual([0, 1, 0, 0]);
    expect([...masks.everySecond("zh", 1)]).toEqual([0, 0, 0, 1]);
  });

  test("GIVEN a mask that is written to THEN the next is untouched by it", () => {
    const masks = createMasks(rows);
    masks.everySecond("zh", 0).fill(1);
    expect([...masks.everySecond("zh", 0)]).toEqual([0, 1, 0, 0]);
  });

  test("GIVEN variants are added THEN they are excluded beside the rest", () => {
    const masks = createMasks(rows);
    const excluded = masks.everySecond("zh", 1);
    masks.addVariants(excluded);
    expect([...excluded]).toEqual([0, 1, 0, 1]);
  });
});
