import fc from "fast-check";
import { expect, it } from "vitest";
import { splitText } from "../../../src/platforms/discord/split-text.ts";

const sentence = "Some words of a sentence. ";

it.each([
  ["nothing", "  \n ", []],
  ["a short text", "Hello.", ["Hello."]],
  ["two paragraphs", `${"a".repeat(40)}\n\n${"b".repeat(40)}`, ["a".repeat(40), "b".repeat(40)]],
  ["two lines", `${"a".repeat(40)}\n${"b".repeat(40)}`, ["a".repeat(40), "b".repeat(40)]],
  ["a word too long", "x".repeat(100), ["x".repeat(56), "x".repeat(44)]],
])("GIVEN %s THEN it is cut where it should be", (_, text, parts) => {
  expect(splitText(text, 60)).toEqual(parts);
});

it("GIVEN a code block across the border THEN it is closed and opened again with its language", () => {
  const code = Array.from({ length: 20 }, (_, index) => `line(${index})`).join("\n");
  const parts = splitText(`Try this:\n\n\`\`\`python\n${code}\n\`\`\`\n\nDone.`, 100);
  expect(parts.length).toBeGreaterThan(2);
  for (const part of parts) {
    expect(part.length).toBeLessThanOrEqual(100);
    expect(part.match(/```/g)?.length ?? 0).toSatisfy((count: number) => count % 2 === 0);
  }
  expect(parts.slice(1, -1).every((part) => part.startsWith("```python\n"))).toBe(true);
  expect(parts.join("\n").match(/line\(\d+\)/g)).toEqual(code.split("\n"));
});

it("GIVEN room for the whole code block in the next part THEN it is not cut", () => {
  const block = `\`\`\`\n${"code\n".repeat(10)}\`\`\``;
  expect(splitText(`${sentence.repeat(2)}\n\n${block}`, 100)).toEqual([sentence.repeat(2).trim(), block]);
});

const words = fc.oneof(
  fc.constantFrom("\n\n", "\n", " ", "。", "👩‍👩‍👧", "@everyone"),
  fc.string({ maxLength: 80, unit: "grapheme" }).map((text) => text.replaceAll("`", "'")),
  fc.constant(sentence.repeat(4)),
);
const limits = fc.integer({ min: 60, max: 400 });

it("GIVEN any text THEN every part fits, none is empty, no character is lost or halved", () => {
  fc.assert(
    fc.property(fc.array(words, { maxLength: 40 }), limits, (pieces, limit) => {
      const text = pieces.join("");
      const parts = splitText(text, limit);
      for (const part of parts) {
        expect(part.length).toBeLessThanOrEqual(limit);
        expect(part.trim()).not.toBe("");
        expect(part).not.toMatch(/\p{Surrogate}/u);
      }
      expect(parts.join("").replaceAll(/\s/g, "")).toBe(text.replaceAll(/\s/g, ""));
    }),
  );
});

it("GIVEN code blocks anywhere THEN every part fits and closes what it opens", () => {
  const fence = fc.constantFrom("```", "```ts\n", "\n```\n");
  fc.assert(
    fc.property(fc.array(fc.oneof(words, fence), { maxLength: 40 }), limits, (pieces, limit) => {
      const parts = splitText(pieces.join(""), limit);
      for (const part of parts) expect(part.length).toBeLessThanOrEqual(limit);
      for (const part of parts.slice(0, -1)) expect((part.match(/```/g)?.length ?? 0) % 2).toBe(0);
    }),
  );
});
