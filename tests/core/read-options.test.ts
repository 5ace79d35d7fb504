import { expect, it } from "vitest";
import type { CommandOption } from "../../src/core/command/command.ts";
import { readOptions } from "../../src/core/command/read-options.ts";

const option = (name: string, inForm = false): CommandOption => ({
  name,
  description: name,
  type: "text",
  required: false,
  inForm,
});

const options = [option("task"), option("title"), option("note", true)];

it.each([
  ["", {}],
  ["T-1", { task: "T-1" }],
  ["T-1 fix the loader", { task: "T-1", title: "fix the loader" }],
  ['"T 1" fix', { task: "T 1", title: "fix" }],
  ['title:"fix the loader" T-1', { task: "T-1", title: "fix the loader" }],
  ["note:urgent T-1", { task: "T-1", note: "urgent" }],
  ["T-1 see https://example.org/a:b", { task: "T-1", title: "see https://example.org/a:b" }],
  ["task:T-1 title:修复", { task: "T-1", title: "修复" }],
])("GIVEN %j THEN the options are %j", (text, found) => {
  expect(readOptions({ options }, text)).toEqual(found);
});
