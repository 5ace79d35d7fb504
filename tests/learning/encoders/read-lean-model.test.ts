import { mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { InferenceSession, Tensor } from "onnxruntime-node";
import { describe, expect, test } from "vitest";
import { readLeanModel } from "../../../src/learning/encoders/onnx/read-lean-model.ts";
import { cosine, encodersFolder } from "./shipped-encoders.ts";

const pieces = BigInt64Array.from([101n, 2129n, 2079n, 1045n, 16500n, 12731n, 2850n, 102n]);

async function run(model: string | Uint8Array, weightsFolder: string): Promise<Float32Array> {
  const options = { extra: { session: { model_external_initializers_file_folder_path: weightsFolder } } };
  const session = await (typeof model === "string"
    ? InferenceSession.create(model, options)
    : InferenceSession.create(model, options));
  const shape = [1, pieces.length];
  const feeds = Object.fromEntries(
    session.inputNames.map((name) => {
      const data = name === "input_ids" ? pieces : pieces.map(() => (name === "attention_mask" ? 1n : 0n));
      return [name, new Tensor("int64", data, shape)];
    }),
  );
  const outputs = await session.run(feeds);
  await session.release();
  return Object.values(outputs)[0]?.data as Float32Array;
}

describe("readLeanModel", () => {
  test("GIVEN a model of floats THEN what is read has no weights, and computes with those in the file what the file computes", async () => {
    const folder = join(encodersFolder, "use-multilingual-v3");
    const path = join(folder, "model.onnx");
    const lean = readLeanModel(path);
    expect(lean.length).toBeLessThan(statSync(path).size / 1000);
    expect(await run(lean, folder)).toEqual(await run(path, folder));
  });

  test("GIVEN a model of integers THEN they stay integers, and what is computed is nearly the same", async () => {
    const folder = join(encodersFolder, "all-MiniLM-L6-v2");
    const path = join(folder, "model.onnx");
    const lean = readLeanModel(path);
    expect(lean.length).toBeLessThan(statSync(path).size / 100);
    expect(cosine(await run(lean, folder), await run(path, folder))).toBeGreaterThan(0.999);
  });

  test.each([
    { file: "of something else", bytes: () => new TextEncoder().encode("this is no model") },
    {
      file: "cut off",
      bytes: () => readFileSync(join(encodersFolder, "use-multilingual-v3", "model.onnx")).subarray(0, 1e6),
    },
  ])("GIVEN a file $file THEN it throws", ({ bytes }) => {
    const path = join(mkdtempSync(join(tmpdir(), "usher-lean-")), "model.onnx");
    writeFileSync(path, bytes());
    expect(() => readLeanModel(path)).toThrow();
  });
});
