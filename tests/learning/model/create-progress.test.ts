import { expect, test } from "vitest";
import { createProgress } from "../../../src/learning/model/create-progress.ts";

test("GIVEN two parts side by side THEN the whole is their weighted sum and never goes back", () => {
  const seen: [number, string][] = [];
  const toPart = createProgress((share, step) => seen.push([Math.round(share * 100), step]));
  const read = toPart(0.4);
  const learn = toPart(0.6);
  read(0.5, "reading");
  learn(0.5, "learning");
  read(0.25, "reading");
  read(1, "reading");
  learn(1, "learning");
  expect(seen).toEqual([
    [20, "reading"],
    [50, "learning"],
    [50, "reading"],
    [70, "reading"],
    [100, "learning"],
  ]);
});
