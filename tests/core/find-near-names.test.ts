import { expect, it } from "vitest";
import { findNearNames } from "../../src/core/command/find-near-names.ts";
import { createFaqCommands } from "../../src/features/faq/create-faq-commands.ts";
import { serveBot } from "../serve-bot.ts";

const names = ["ask", "why", "queue", "faq add", "faq search", "duty show", "duty swap"];

it.each([
  ["fqa search", ["faq search"]],
  ["faq serch", ["faq search"]],
  ["FAQ Search", ["faq search"]],
  ["queu", ["queue"]],
  ["que", ["queue"]],
  ["faq", ["faq add", "faq search"]],
  ["faq nothing-like-it", ["faq add", "faq search"]],
  ["asks for help", ["ask"]],
  ["etc", []],
  ["deploy", []],
])("GIVEN %s THEN %j may be meant", (name, near) => {
  expect(findNearNames(name, names)).toEqual(near);
});

it("GIVEN a name with a slip THEN the bot asks whether another was meant, of those that the caller may call", async () => {
  const { call } = await serveBot({
    commands: (context) => createFaqCommands({ ...context, detectLanguage: () => "en" }),
  });
  expect((await call("fqa search", "ann")).text).toBe("I have no command fqa search. Did you mean `faq search`?");
  expect((await call("faq remvoe", "ann")).text).toBe(
    "I have no command faq remvoe. Did you mean `faq search` or `faq show`?",
  );
  expect((await call("faq remvoe", "mona")).text).toContain("`faq remove`");
  expect((await call("dance", "ann")).text).toBe("I have no command dance.");
  const person = { id: "ann", roleIds: [], isBot: false, language: "zh" };
  expect((await call("fqa", "ann", {}, { person })).text).toBe(
    "没有 fqa 这个命令。你是指 `faq search` 或 `faq show` 吗？",
  );
});
