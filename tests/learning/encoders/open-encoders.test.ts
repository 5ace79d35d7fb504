import { copyFileSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { EmbeddingStore } from "../../../src/core/ports/store.ts";
import { createCachedEncoder } from "../../../src/learning/encoders/create-cached-encoder.ts";
import { openEncoders } from "../../../src/learning/encoders/open-encoders.ts";
import { encodersFolder, openShippedEncoders } from "./shipped-encoders.ts";

describe("openEncoders", () => {
  test("GIVEN both encoders THEN English has its own and every other language the multilingual one", async () => {
    const encoders = await openShippedEncoders();
    expect(encoders.problems).toEqual([]);
    expect(encoders.forLanguage("en")?.name).toBe("all-MiniLM-L6-v2");
    expect(["zh", "de", "ja"].map((language) => encoders.forLanguage(language)?.name)).toEqual(
      Array(3).fill("use-multilingual-v3"),
    );
  });

  test("GIVEN one folder is missing THEN the other goes on and the loss is named once", async () => {
    const encoders = await openEncoders({
      folder: encodersFolder,
      english: "no-such",
      multilingual: "use-multilingual-v3",
    });
    expect(encoders.forLanguage("en")?.name).toBe("use-multilingual-v3");
    expect(encoders.problems).toHaveLength(1);
    expect(encoders.problems[0]).toContain("no-such");
  });

  test("GIVEN no encoder at all THEN there is none for any language, without a problem where none was wanted", async () => {
    const none = await openEncoders({ folder: encodersFolder, english: undefined, multilingual: undefined });
    expect([none.forLanguage("en"), none.forLanguage("zh"), none.problems]).toEqual([undefined, undefined, []]);
    const lost = await openEncoders({ folder: join(tmpdir(), "usher-nowhere"), english: "a", multilingual: "b" });
    expect([lost.forLanguage("en"), lost.problems.length]).toEqual([undefined, 2]);
  });

  test("GIVEN one that breaks at its first use THEN it is left out from then on and named once", async () => {
    const folder = mkdtempSync(join(tmpdir(), "usher-encoders-"));
    mkdirSync(join(folder, "spoilt"));
    copyFileSync(join(encodersFolder, "all-MiniLM-L6-v2", "model.onnx"), join(folder, "spoilt", "model.onnx"));
    writeFileSync(join(folder, "spoilt", "tokenizer.json"), "{}");
    const encoders = await openEncoders({ folder, english: "spoilt", multilingual: undefined });
    const encoder = encoders.forLanguage("en")!;
    await expect(encoder.encode(["hello"])).rejects.toMatchObject({ code: "model-mismatch" });
    await expect(encoder.encode(["hello"])).rejects.toMatchObject({ code: "model-mismatch" });
    expect(encoders.forLanguage("en")).toBeUndefined();
    expect(encoders.problems).toHaveLength(1);
  });
});

function memoryStore(): EmbeddingStore & { readonly kept: Map<string, Float32Array> } {
  const kept = new Map<string, Float32Array>();
  return {
    kept,
    find: async (encoder, hashes) => hashes.map((hash) => kept.get(`${encoder} ${hash}`)),
    save: async (encoder, embeddings) => {
      for (const [hash, vector] of embeddings) kept.set(`${encoder} ${hash}`, vector);
    },
  };
}

function countingEncoder(fingerprint = "f1") {
  const asked: string[] = [];
  return {
    asked,
    name: "counting",
    dimensions: 2,
    fingerprint: async () => fingerprint,
    encode: async (texts: readonly string[]) => {
      asked.push(...texts);
      return texts.map((text) => Float32Array.of(text.length, 1));
    },
  };
}

describe("createCachedEncoder", () => {
  test("GIVEN texts encoded before THEN only the new ones are encoded, each once, and the order is kept", async () => {
    const inner = countingEncoder();
    const store = memoryStore();
    await createCachedEncoder(inner, store).encode(["a", "bb"]);
    const again = await createCachedEncoder(inner, store).encode(["ccc", "bb", "a", "ccc"]);
    expect(inner.asked).toEqual(["a", "bb", "ccc"]);
    expect(again.map((vector) => vector[0])).toEqual([3, 2, 1, 3]);
  });

  test("GIVEN a single text THEN it passes through and is not kept", async () => {
    const inner = countingEncoder();
    const store = memoryStore();
    const encoder = createCachedEncoder(inner, store);
    await encoder.encode(["hello"]);
    await encoder.encode(["hello"]);
    expect(inner.asked).toEqual(["hello", "hello"]);
    expect(store.kept.size).toBe(0);
  });

  test("GIVEN another model under the same name THEN no vector of the old one is used", async () => {
    const store = memoryStore();
    await createCachedEncoder(countingEncoder("f1"), store).encode(["a", "bb"]);
    const replaced = countingEncoder("f2");
    await createCachedEncoder(replaced, store).encode(["a", "bb"]);
    expect(replaced.asked).toEqual(["a", "bb"]);
  });
});
