import { describe, expect, test } from "vitest";
import { createRowColumns } from "../../../src/learning/search/create-row-columns.ts";
import type { KnowledgeEntry, KnowledgeRow } from "../../../src/learning/search/knowledge-row.ts";

const toRow = (number: number, kind: KnowledgeEntry["kind"], verifiedBy?: string): KnowledgeRow => ({
  number,
  entry: { kind, id: "entry", slot: 0, rows: new Set() },
  kind: "wording",
  isVariant: false,
  language: "zh",
  text: "",
  encoded: "",
  ...(verifiedBy === undefined ? {} : { verifiedBy }),
});

describe("createRowColumns", () => {
  test("GIVEN a question people asked of a FAQ THEN the FAQ does not count as translated, as its own wording or a solved question would", () => {
    const columns = createRowColumns();
    for (const row of [toRow(0, "faq"), toRow(1, "faq", "q1"), toRow(2, "solved", "q2")]) columns.set(row);
    const [own, asked, solved] = columns.languages();
    expect(own).toBe(columns.numberOf("zh"));
    expect(solved).toBe(columns.numberOf("zh"));
    expect(asked).not.toBe(0);
    expect(asked).not.toBe(columns.numberOf("zh"));
    expect(asked).not.toBe(columns.numberOf("fr"));
  });
});
