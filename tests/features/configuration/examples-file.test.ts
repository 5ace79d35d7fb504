import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { loadExamplesFile, loadHeldOutFile } from "../../../src/features/configuration/examples-file.ts";

const folder = mkdtempSync(join(tmpdir(), "usher-examples-"));
afterAll(() => rmSync(folder, { recursive: true }));

function write(content: string): string {
  const path = join(folder, "labelled.yaml");
  writeFileSync(path, content);
  return path;
}

describe("a file of labelled messages", () => {
  it("GIVEN labels, that no entry answers among them, THEN each line is a curated example", async () => {
    const lines = `
  - { text: "why is it slow", role: dev, faq: speed }
  - { text: "can it sing", faq: null }
  - { text: "lol", kind: not-a-question }
`;
    const curated = { source: "curated", trust: 1 };
    const examples = [
      { text: "why is it slow", role: "dev", faq: "speed", ...curated },
      { text: "can it sing", faq: null, ...curated },
      { text: "lol", kind: "not-a-question", ...curated },
    ];
    expect(await loadExamplesFile(write(`examples:${lines}`))).toEqual(examples);
    expect(await loadHeldOutFile(write(`heldOut:${lines}`))).toEqual(examples);
  });

  it.each([
    ["no label", '{ text: "why" }', /examples\[0\].*has no label; give it a role/],
    ["a kind beside another label", '{ text: "why", faq: null, kind: out-of-scope }', /has a kind and another label/],
    ["an unknown kind", '{ text: "why", kind: joke }', /examples\[0\]\.kind/],
    ["a misspelt key", '{ text: "why", rolle: dev }', /rolle/],
  ])("GIVEN %s THEN names the line and the remedy", async (_, line, message) => {
    const loading = loadExamplesFile(write(`examples:\n  - ${line}\n`));
    await expect(loading).rejects.toMatchObject({ code: "config-invalid", message: expect.stringMatching(message) });
  });
});
