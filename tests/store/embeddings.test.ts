import { describe, expect, it } from "vitest";
import { aFile, aStore } from "./a-store.ts";

describe("embeddings", () => {
  it("GIVEN saved embeddings THEN gives them bit for bit, in the order asked, with gaps where there is none", async () => {
    const store = await aStore(aFile());
    const one = Float32Array.of(0.1, -0, Number.MIN_VALUE, 1e-38);
    const part = new Float32Array([9, 1, 2, 9]).subarray(1, 3);
    await store.embeddings.save(
      "minilm",
      new Map([
        ["h1", one],
        ["h2", part],
      ]),
    );
    const found = await store.embeddings.find("minilm", ["h2", "h0", "h1", "h2"]);
    expect(found).toEqual([Float32Array.of(1, 2), undefined, one, Float32Array.of(1, 2)]);
    expect(await store.embeddings.find("other", ["h1"])).toEqual([undefined]);
    expect(await store.embeddings.find("minilm", [])).toEqual([]);
  });

  it("GIVEN the same key again THEN the later vector counts", async () => {
    const store = await aStore();
    await store.embeddings.save("minilm", new Map([["h", Float32Array.of(1)]]));
    await store.embeddings.save("minilm", new Map([["h", Float32Array.of(2)]]));
    expect(await store.embeddings.find("minilm", ["h"])).toEqual([Float32Array.of(2)]);
  });

  it("GIVEN more hashes than SQLite takes variables THEN finds them all in one call", async () => {
    const store = await aStore();
    const hashes = Array.from({ length: 40_000 }, (_, index) => `hash-${index}`);
    await store.embeddings.save("minilm", new Map(hashes.map((hash, index) => [hash, Float32Array.of(index)])));
    const found = await store.embeddings.find("minilm", hashes);
    expect(found.every((vector, index) => vector?.[0] === index)).toBe(true);
  });
});
