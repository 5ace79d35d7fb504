import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { type OpenedEncoder, openEncoder } from "../../../src/learning/encoders/open-encoder.ts";
import { cosine, encodersFolder } from "./shipped-encoders.ts";

const miniLm = await openEncoder({ folder: join(encodersFolder, "all-MiniLM-L6-v2"), name: "all-MiniLM-L6-v2" });
const universal = await openEncoder({
  folder: join(encodersFolder, "use-multilingual-v3"),
  name: "use-multilingual-v3",
});

afterAll(async () => {
  await miniLm.close();
  await universal.close();
});

async function encodeOne(encoder: typeof miniLm, text: string): Promise<Float32Array> {
  return (await encoder.encode([text]))[0]!;
}

describe("openEncoder", () => {
  test("GIVEN an encoder that nobody used THEN its dimensions are known and its model is not loaded", () => {
    expect([miniLm.dimensions, universal.dimensions]).toEqual([384, 512]);
    expect([miniLm.isLoaded(), universal.isLoaded()]).toEqual([false, false]);
  });

  test.each([
    { encoder: miniLm, text: "tell me time of alarm you set", start: [0.04015, 0.07622, -0.01358, 0.04081] },
    { encoder: universal, text: "如何防止模型过拟合？", start: [-0.0438, 0.0316, 0.016, -0.0694] },
  ])(
    "GIVEN $encoder.name THEN the vector of $text begins as its authors measured it",
    async ({ encoder, text, start }) => {
      const vector = await encodeOne(encoder, text);
      start.forEach((value, at) => {
        expect(vector[at]).toBeCloseTo(value, 2);
      });
      expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
      expect(encoder.isLoaded()).toBe(true);
    },
  );

  test("GIVEN a Chinese question THEN its English counterpart is nearer than another question", async () => {
    const [asked, same, other] = await universal.encode([
      "如何防止模型过拟合？",
      "How do I prevent overfitting?",
      "How do I install CUDA on Ubuntu?",
    ]);
    expect(cosine(asked!, same!)).toBeCloseTo(0.58, 1);
    expect(cosine(asked!, other!)).toBeCloseTo(0.21, 1);
  });

  test.each([miniLm, universal])(
    "GIVEN many texts for $name THEN each has the vector it has alone, in order",
    async (encoder) => {
      const texts = Array.from(
        { length: 70 },
        (_, at) => `question ${at} about ${"long training runs ".repeat(at % 7)}`,
      );
      const together = await encoder.encode(texts);
      for (const at of [0, 6, 33, 69])
        expect(cosine(together[at]!, await encodeOne(encoder, texts[at]!))).toBeCloseTo(1, 4);
    },
  );

  test("GIVEN a text of more than 256 pieces THEN what lies beyond does not count, and what lies before does", async () => {
    const long = "alpha beta gamma delta ".repeat(100);
    expect(cosine(await encodeOne(miniLm, `${long} zebra`), await encodeOne(miniLm, long))).toBeCloseTo(1, 5);
    expect(cosine(await encodeOne(miniLm, `zebra ${long}`), await encodeOne(miniLm, long))).toBeLessThan(0.9999);
    const pastTheTokenizersOwnCut = "alpha beta gamma delta ".repeat(40);
    const changed = await encodeOne(miniLm, `${pastTheTokenizersOwnCut} the cat sat on a mat`);
    expect(cosine(changed, await encodeOne(miniLm, pastTheTokenizersOwnCut))).toBeLessThan(0.999);
  });

  test("GIVEN no text and an empty text THEN nothing, and a vector", async () => {
    expect(await miniLm.encode([])).toEqual([]);
    expect(await encodeOne(miniLm, "")).toHaveLength(384);
  });
});

describe("openEncoder, beside", async () => {
  // A thread is started from a file that Node.js itself can read: the built one.
  const built = new URL("../../../dist/learning/encoders/open-encoder.js", import.meta.url).href;
  const { openEncoder: openBuilt } = (await import(built)) as {
    openEncoder: (...settings: Parameters<typeof openEncoder>) => Promise<OpenedEncoder>;
  };

  test("GIVEN texts THEN the vectors are those made here, and meanwhile this thread is free", async () => {
    const folder = join(encodersFolder, "all-MiniLM-L6-v2");
    const beside = await openBuilt({ folder, name: "beside", isBeside: true });
    const texts = Array.from({ length: 40 }, (_, at) => `question ${at} about long training runs`);
    let turns = 0;
    const count = setInterval(() => turns++, 1);
    const [vectors, more] = await Promise.all([beside.encode(texts), beside.encode(["one more"])]);
    clearInterval(count);
    expect(turns).toBeGreaterThan(1);
    const here = await miniLm.encode([...texts, "one more"]);
    for (const [at, vector] of [...vectors, ...more].entries()) expect(cosine(vector, here[at]!)).toBeCloseTo(1, 4);
    await beside.close();
    expect(await beside.encode(["again"])).toHaveLength(1);
    await beside.close();
  });

  test("GIVEN a broken tokenizer THEN it is named as when it is loaded here", async () => {
    const folder = copyEncoder();
    writeFileSync(join(folder, "tokenizer.json"), "{}");
    const beside = await openBuilt({ folder, name: "spoilt", isBeside: true });
    await expect(beside.encode(["hello"])).rejects.toMatchObject({ code: "model-mismatch" });
    await expect(beside.encode(["hello"])).rejects.toThrow(/spoilt/);
  });
});

function copyEncoder(): string {
  const folder = mkdtempSync(join(tmpdir(), "usher-encoder-"));
  for (const file of ["model.onnx", "tokenizer.json", "tokenizer_config.json"]) {
    copyFileSync(join(encodersFolder, "all-MiniLM-L6-v2", file), join(folder, file));
  }
  return folder;
}

describe("openEncoder, broken folders", () => {
  test("GIVEN no such folder THEN says which file is missing", async () => {
    const folder = join(tmpdir(), "usher-no-such-encoder");
    await expect(openEncoder({ folder, name: "lost" })).rejects.toMatchObject({
      code: "model-missing",
      message: expect.stringContaining(join(folder, "model.onnx")),
    });
  });

  test.each([
    { fault: "cut off", spoil: (path: string) => truncateSync(path, 1_000_000) },
    { fault: "not ONNX", spoil: (path: string) => writeFileSync(path, "version https://git-lfs.github.com/spec/v1\n") },
    { fault: "empty", spoil: (path: string) => writeFileSync(path, "") },
  ])("GIVEN a model file that is $fault THEN refuses it at once", async ({ spoil }) => {
    const folder = copyEncoder();
    spoil(join(folder, "model.onnx"));
    await expect(openEncoder({ folder, name: "spoilt" })).rejects.toMatchObject({ code: "model-mismatch" });
  });

  test("GIVEN a broken tokenizer THEN the first encode says so", async () => {
    const folder = copyEncoder();
    writeFileSync(join(folder, "tokenizer.json"), "{}");
    const encoder = await openEncoder({ folder, name: "spoilt" });
    await expect(encoder.encode(["hello"])).rejects.toMatchObject({ code: "model-mismatch" });
  });

  test("GIVEN another model under the same name THEN its fingerprint is another", async () => {
    const folder = copyEncoder();
    const before = await (await openEncoder({ folder, name: "same" })).fingerprint();
    const model = readFileSync(join(folder, "model.onnx"));
    model[model.length - 1] = (model[model.length - 1] ?? 0) ^ 1;
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "model.onnx"), model);
    const after = await (await openEncoder({ folder, name: "same" })).fingerprint();
    expect(after).not.toBe(before);
    expect(await (await openEncoder({ folder, name: "same", cut: 64 })).fingerprint()).not.toBe(after);
  });
});
