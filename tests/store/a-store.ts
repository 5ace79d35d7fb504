import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { openStore } from "../../src/store/open-store.ts";

/** A path in a folder that is removed after the test. */
export function aFile(name = "usher.db"): string {
  const folder = mkdtempSync(join(tmpdir(), "usher-store-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, name);
}

/** A store that is closed after the test. */
export async function aStore(file = ":memory:") {
  const store = await openStore({ file });
  onTestFinished(() => store.close());
  return store;
}
