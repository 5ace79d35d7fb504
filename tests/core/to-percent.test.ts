import { expect, test } from "vitest";
import { toTexts } from "../../src/core/reply/texts.ts";
import { toPercent } from "../../src/core/reply/to-percent.ts";

test.each([
  { share: 0.876, digits: 0, text: "88 %" },
  { share: 0.99, digits: 0, text: "99 %" },
  { share: 0.9951, digits: 0, text: "over 99 %" },
  { share: 1, digits: 0, text: "over 99 %" },
  { share: 0.9951, digits: 1, text: "99.5 %" },
  { share: 0.99999, digits: 1, text: "over 99.9 %" },
  { share: 1.01, digits: 1, text: "101.0 %" },
])("GIVEN $share with $digits digits THEN $text", ({ share, digits, text }) => {
  expect(toPercent(share, digits)).toBe(text);
});

test.each(["en", "zh"])("GIVEN certainty in %s THEN no reply says 100", (language) => {
  const texts = toTexts(language);
  const said = [texts.answered("m1", 1), texts.suggested("m1", 0.9999), texts.remembered("m1", 0.996, 2)];
  for (const text of said) {
    expect(text).toContain("99 %");
    expect(text).not.toContain("100");
  }
});
