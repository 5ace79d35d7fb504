import { describe, expect, it } from "vitest";
import { UsherError } from "../../src/core/errors.ts";
import { type BackendName, openBackend } from "../../src/learning/backend.ts";

describe("openBackend", () => {
  it("GIVEN an unknown name THEN names the ones there are", async () => {
    const error = await openBackend("gpu").catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UsherError);
    expect(error).toMatchObject({ code: "config-invalid", message: expect.stringContaining("native, wasm, cpu") });
  });

  for (const name of ["wasm", "cpu"] satisfies BackendName[]) {
    it(`GIVEN ${name} is forced THEN ${name} computes`, async () => {
      const backend = await openBackend(name);
      expect(backend.name).toBe(name);
      const product = backend.tf.tidy(() => backend.tf.matMul([[1, 2]], [[3], [4]]).dataSync()[0]);
      expect(product).toBe(11);
    });
  }

  it("GIVEN nothing is forced THEN some backend is ready", async () => {
    const { tf } = await openBackend();
    expect(tf.tidy(() => tf.sum([1, 2, 3]).dataSync()[0])).toBe(6);
  });
});
