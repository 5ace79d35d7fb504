import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readLabelledFile } from "../../../src/learning/dataset/labelled-file.ts";

const folder = mkdtempSync(join(tmpdir(), "usher-labelled-"));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe("readLabelledFile", () => {
  it.each([
    ["JSON lines", '{"text":"hi, you","label":"a"}\n\n{"text":"bye","label":"oos"}\n'],
    ["JSON lines of Windows", '\uFEFF{"text":"hi, you","label":"a"}\r\n{"text":"bye","label":"oos"}\r\n'],
    ["CSV", 'text,label\n"hi, you",a\nbye,oos\n'],
  ])("GIVEN %s THEN reads texts and labels", (name, content) => {
    const texts = readLabelledFile(write(`${name}.txt`, content));
    expect(texts).toEqual([
      { text: "hi, you", label: "a" },
      { text: "bye", label: "oos" },
    ]);
  });

  it.each([
    ["broken JSON", '{"text":"a","label":"b"}\n{"text": oops\n', /line 2/],
    ["no label", '{"text":"a","label":"b"}\n\n{"text":"a"}\n', /line 3: label/],
    ["an empty text", '{"text":"  ","label":"b"}\n', /line 1: text/],
    ["CSV without its header", "a,b\nc,d\n", /header lacks text and label; it has "a", "b"/],
    ["CSV with another label column", "text,category\nhi,a\n", /header lacks label; it has "text", "category"/],
    ["a line of CSV without its label", "text,label\nhi,a\nbye,\n", /line 3: label/],
    ["columns parted by tabs", "text\tlabel\nhi\ta\n", /parted by commas/],
    ["a header alone", "text,label\n", /no labelled text/],
    ["nothing", "", /no labelled text/],
  ])("GIVEN %s THEN names the place", (name, content, message) => {
    expect(() => readLabelledFile(write(`${name}.txt`, content))).toThrow(message);
  });

  it("GIVEN no file, or a folder, THEN says so", () => {
    for (const path of [join(folder, "none.jsonl"), folder]) {
      expect(() => readLabelledFile(path)).toThrow(expect.objectContaining({ code: "input-invalid" }));
      expect(() => readLabelledFile(path)).toThrow(/cannot be read/);
    }
  });
});
