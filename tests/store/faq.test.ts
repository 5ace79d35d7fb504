import { describe, expect, it } from "vitest";
import type { Faq } from "../../src/core/faq.ts";
import { aStore } from "./a-store.ts";

function aFaq(id: string, answer: string, more: Partial<Faq> = {}): Faq {
  return { id, tags: [], texts: { en: { question: `What is ${id}?`, variants: [], answer } }, ...more };
}

describe("faq", () => {
  it("GIVEN entries THEN gives them back by id, and one alone", async () => {
    const store = await aStore();
    const [b, a] = [aFaq("b", "second"), aFaq("a", "first", { role: "core-developer", source: "https://a.example" })];
    expect(await store.faq.save("c1", [b, a], "system", 10)).toBe(2);
    expect(await store.faq.findAll("c1")).toEqual([a, b]);
    expect(await store.faq.find("c1", "b")).toEqual(b);
    expect(await store.faq.find("c1", "z")).toBeUndefined();
  });

  it("GIVEN changed entries THEN writes a revision of those alone", async () => {
    const store = await aStore();
    await store.faq.save("c1", [aFaq("a", "one"), aFaq("b", "same")], "system", 10);
    expect(await store.faq.save("c1", [aFaq("a", "two"), aFaq("b", "same")], "mona", 20)).toBe(1);
    expect(await store.faq.find("c1", "a")).toEqual(aFaq("a", "two"));
    expect(await store.faq.findRevisions("c1", "a")).toEqual([
      { revision: 1, faq: aFaq("a", "one"), author: "system", at: 10 },
      { revision: 2, faq: aFaq("a", "two"), author: "mona", at: 20 },
    ]);
    expect(await store.faq.findRevisions("c1", "b")).toHaveLength(1);
  });

  it("GIVEN an entry with its keys in another order THEN it is unchanged", async () => {
    const store = await aStore();
    await store.faq.save("c1", [aFaq("a", "one", { stage: "testing" })], "system", 10);
    const { texts, tags, id, stage } = aFaq("a", "one", { stage: "testing" });
    expect(await store.faq.save("c1", [{ texts, tags, id, ...(stage && { stage }) }], "system", 20)).toBe(0);
  });

  it("GIVEN one entry that cannot be stored THEN none is", async () => {
    const store = await aStore();
    const impossible = { ...aFaq("b", "x"), id: null as unknown as string };
    await expect(store.faq.save("c1", [aFaq("a", "one"), impossible], "system", 10)).rejects.toMatchObject({
      code: "store-failed",
    });
    expect(await store.faq.findAll("c1")).toEqual([]);
  });
});
