import { describe, expect, it } from "vitest";
import { encodeReply } from "../../../src/platforms/terminal/encode.ts";
import { createPaint } from "../../../src/platforms/terminal/paint.ts";
import { aButton, aCommunity, aReply } from "../../fakes.ts";

const plain = { community: aCommunity(), paint: createPaint(false), isTyped: false };

describe("encodeReply for a terminal", () => {
  it("GIVEN a full reply THEN title, mention, text, small print and numbered buttons follow each other", () => {
    const reply = aReply({
      title: "How?",
      text: "So.",
      mention: { role: "core-developer", person: "cora" },
      source: "https://example.org",
      footer: "97 % sure",
      visibility: "private",
      buttons: [aButton(), aButton({ label: "Not it" })],
    });
    expect(encodeReply(reply, plain)).toBe(`How?
@Cora Lindqvist @Core developers

So.

Source: https://example.org
97 % sure
(only you see this)

  [1] This solved it
  [2] Not it
  type a number to press`);
  });

  it.each([
    ["**bold** and *soft* and `code`", "bold and soft and code"],
    ["[docs](https://example.org)", "docs (https://example.org)"],
    ["<https://example.org>", "https://example.org"],
    ["# Title\n\ntext", "Title\n\ntext"],
    ["- one\n- two **b**", "  • one\n  • two b"],
    ["3. c\n4. d", "  3. c\n  4. d"],
    ["- one\n  - inner", "  • one\n      • inner"],
    ["```\na = 1\n\nb\n```", "    a = 1\n\n    b"],
    ["> said", "  │ said"],
    ["| a | b |\n|---|---|\n| 1 | 2 |", "a │ b\n1 │ 2"],
    ["a < b & <b>c</b>", "a < b & <b>c</b>"],
    ["clear \u001b[2J\u0007now", "clear [2Jnow"],
  ])("GIVEN %j THEN %j", (markdown, expected) => {
    expect(encodeReply(aReply({ text: markdown }), plain)).toBe(expected);
  });

  it("GIVEN colour THEN marks become styles", () => {
    const painted = encodeReply(aReply({ text: "**bold** `code`" }), { ...plain, paint: createPaint(true) });
    expect(painted).toBe("\u001b[1mbold\u001b[22m \u001b[36mcode\u001b[39m");
  });
});
