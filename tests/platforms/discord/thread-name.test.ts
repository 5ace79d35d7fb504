import { expect, it } from "vitest";
import { toThreadName } from "../../../src/platforms/discord/thread-name.ts";

it.each([
  ["How do I train?", "How do I train?"],
  ["  **Why** `does`\n\nit  fail? ", "Why does it fail?"],
  ["<@123> <@&4> <#5> help <:party:99>", "help :party:"],
  ["```py\nprint(1)\n```", "Question"],
  ["```py\nprint(1)\n``` why?", "why?"],
  ["模型过拟合怎么办？", "模型过拟合怎么办？"],
  ["word ".repeat(50), `${"word ".repeat(17).trim()} word…`],
  ["很".repeat(200), `${"很".repeat(90)}…`],
  ["😀".repeat(120), `${"😀".repeat(90)}…`],
])("GIVEN %j THEN the thread is called %j", (question, name) => {
  expect(toThreadName(question, "Question")).toBe(name);
});
