import { describe, expect, it } from "vitest";
import type { AuditEntry } from "../../src/core/audit-entry.ts";
import type { AuditFilter, Store } from "../../src/core/ports/store.ts";
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

describe("a change and its entry", () => {
  const here = { community: "lumen", platform: "web" } as const;
  const entry = { community: "lumen", actor: "ann", action: "changed", subject: "ann", details: {}, at: 1 };
  const absence = { ...here, person: "ann", start: 1, end: 9 };
  const swap = {
    ...here,
    id: "s1",
    role: "r",
    person: "ann",
    standIn: "bob",
    start: 1,
    end: 9,
    isAgreed: false,
    owed: 0,
  };
  const rotaEntry = { ...here, role: "r", person: "ann", isOn: true, share: 1, skills: [] };
  type Audited = (store: Store, audited: AuditEntry) => Promise<unknown>;

  it.each<[string, Audited, (store: Store) => Promise<unknown>]>([
    ["an absence", ({ duty }, by) => duty.saveAbsence(absence, by), ({ duty }) => duty.findAbsences(here)],
    ["a swap", ({ duty }, by) => duty.saveSwap(swap, by), ({ duty }) => duty.findSwapsOf(here, "ann", 2)],
    ["a rota's entry", ({ duty }, by) => duty.saveEntry(rotaEntry, by), ({ duty }) => duty.findEntries(here, "r")],
    [
      "a name on the forge",
      ({ profiles }, by) => profiles.save({ ...here, person: "ann", login: "ann-gh" }, by),
      ({ profiles }) => profiles.findAll("lumen"),
    ],
  ])("GIVEN %s THEN both are kept, or, when the entry cannot be, neither", async (_, change, find) => {
    const store = await aStore();
    // A number that JSON cannot write, so that the entry fails after the change was made.
    await expect(change(store, { ...entry, details: { count: 1n } })).rejects.toThrow();
    expect(await find(store)).toEqual([]);
    await change(store, entry);
    expect(await find(store)).toHaveLength(1);
    expect(await store.audit.findLatest("lumen", 9)).toEqual([entry]);
  });

  it("GIVEN a swap that was answered already THEN the second answer leaves no entry", async () => {
    const store = await aStore();
    await store.duty.saveSwap(swap);
    const answer = (isAgreed: boolean) => store.duty.answerSwap("lumen", "s1", isAgreed, entry);
    expect([await answer(true), await answer(false)]).toEqual([true, false]);
    expect(await store.audit.findLatest("lumen", 9)).toHaveLength(1);
  });
});
