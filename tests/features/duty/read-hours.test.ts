import { expect, it } from "vitest";
import { readHours } from "../../../src/features/duty/read-hours.ts";
import { renderHours } from "../../../src/features/duty/render-hours.ts";

it.each([
  ["mon-fri 9-17", "Mon–Fri 09:00–17:00"],
  ["Monday, Wednesday 9:30 - 12:00 13-18; sat 22-2", "Mon, Wed 09:30–12:00; Mon, Wed 13:00–18:00; Sat 22:00–02:00"],
  ["fri-mon 0-24", "Mon, Fri–Sun 00:00–24:00"],
  ["weekdays 9-17; weekend 10-14", "Mon–Fri 09:00–17:00; Sat–Sun 10:00–14:00"],
  ["daily 8-20", "Mon–Sun 08:00–20:00"],
  ["always", "at any time"],
  ["周一至周五 9点-17点", "Mon–Fri 09:00–17:00"],
  ["周一到五 9-12，13-18；周日 10：30-12", "Mon–Fri 09:00–12:00; Mon–Fri 13:00–18:00; Sun 10:30–12:00"],
  ["全天", "at any time"],
])("GIVEN %j THEN the hours are %s", (typed, shown) => {
  expect(renderHours(readHours(typed) ?? [{ days: [], from: "", to: "" }], "en")).toBe(shown);
});

it.each([
  "",
  "9-17",
  "mon-fri",
  "mon-fri 9-25",
  "mon-fri 9:75-17",
  "mon 9-9",
  "someday 9-17",
  "mon 9-17; nonsense",
  "m 9-17",
])("GIVEN %j THEN they are no hours", (typed) => {
  expect(readHours(typed)).toBeUndefined();
});
