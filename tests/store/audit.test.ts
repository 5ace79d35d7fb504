import { expect, it } from "vitest";
import type { AuditFilter } from "../../src/core/ports/store.ts";
import { aStore } from "./a-store.ts";

it("GIVEN entries THEN the audit gives the newest first, as many as wanted, of whom and since when is wanted", async () => {
  const store = await aStore();
  const entry = { community: "c1", actor: "mona", action: "faq-saved", subject: "f1", details: { revision: 1 } };
  for (const [subject, at] of [
    ["one", 10],
    ["three", 30],
    ["two", 20],
    ["three-again", 30],
  ] as const) {
    await store.audit.record({ ...entry, subject, at });
  }
  const latest = await store.audit.findLatest("c1", 3);
  expect(latest.map(({ subject }) => subject)).toEqual(["three-again", "three", "two"]);
  expect(latest[1]).toEqual({ ...entry, subject: "three", at: 30 });
  const subjects = async (filter: AuditFilter) =>
    (await store.audit.findLatest("c1", 2, filter)).map(({ subject }) => subject);
  expect(await subjects({ offset: 2 })).toEqual(["two", "one"]);
  expect(await subjects({ since: 30 })).toEqual(["three-again", "three"]);
  expect(await subjects({ since: 20, offset: 2 })).toEqual(["two"]);
  expect(await subjects({ actor: "nobody" })).toEqual([]);
});
