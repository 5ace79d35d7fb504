import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { aQuickUsher, aTrainedUsher, callUsher, runUsher, type SmallUsher, startUsher } from "./a-small-community.ts";

const developers = [
  "refactor the parser module",
  "extend the decoder with a hook",
  "review my pull request for the loader",
  "where is the tokenizer class defined",
  "the training loop drops a batch",
  "why is attention computed twice",
  "add a backend to the plugin api",
  "this function caches the config twice",
  "can I add a hook to the loader class",
  "the parser module needs a refactor",
];
const testers = [
  "the ci test is flaky again",
  "how big should the test set be",
  "is there a regression test for the parser",
  "coverage of the loader is too low",
  "reproduce the failing benchmark on monday",
  "which metric do we report for f1",
  "load test the api before release",
  "who verifies the benchmark after the merge",
  "the test coverage dropped",
  "a flaky regression test",
];

function heldOut(): readonly object[] {
  return [
    ...developers.map((text) => ({ text: `${text}, please`, role: "developer", stage: "implementation" })),
    ...testers.map((text) => ({ text: `${text}, please`, role: "tester", stage: "testing" })),
  ];
}

function write(usher: SmallUsher, file: string, content: object): void {
  writeFileSync(join(usher.environment.USHER_CONFIG!, file), stringify(content));
}

interface Line {
  readonly text: string;
  readonly role?: string;
}

/** As if somebody hostile had labelled everything. */
function poison(usher: SmallUsher): void {
  const file = join(usher.environment.USHER_CONFIG!, "examples.yaml");
  const { examples } = parse(readFileSync(file, "utf8")) as { examples: readonly Line[] };
  const swapped = { developer: "tester", tester: "developer" } as Readonly<Record<string, string>>;
  write(usher, "examples.yaml", {
    examples: examples.map((line) => (line.role ? { ...line, role: swapped[line.role] } : line)),
  });
}

async function model(usher: SmallUsher, ...args: readonly string[]) {
  return JSON.parse(await callUsher(usher, ["model", ...args, "--json"]));
}

async function json(usher: SmallUsher, ...args: readonly string[]) {
  const { status, output, errors } = await runUsher(usher, [...args, "--json"]);
  expect({ status, errors: status === 0 ? "" : errors }).toEqual({ status: 0, errors: "" });
  return JSON.parse(output);
}

describe("models", { timeout: 120_000 }, () => {
  it("GIVEN hostile labels THEN the gate refuses the model and says why; people may put it into use and go back", async () => {
    const usher = aQuickUsher();
    write(usher, "held-out.yaml", { heldOut: heldOut() });
    const first = await json(usher, "train");
    expect(first).toMatchObject({ promoted: true, decision: { grounds: "first" }, examples: { heldOut: 20 } });
    expect(await json(usher, "train", "--if-new")).toEqual({ trained: false });

    poison(usher);
    const second = await json(usher, "train");
    expect(second).toMatchObject({ promoted: false, before: first.version, decision: { grounds: "worse-overall" } });
    expect(second.decision.reason).toMatch(/^It is worse: .* on 20 held-out texts/);

    const { models } = await model(usher, "list");
    expect(models).toMatchObject([
      { version: second.version, use: "stored", decision: { promote: false } },
      { version: first.version, use: "current", decision: { promote: true } },
    ]);
    expect(models[0]).not.toHaveProperty("promotedAt");

    const { changed } = await model(usher, "diff", first.version, second.version);
    const lost = changed.filter(({ gain }: { gain: number }) => gain < 0);
    expect(lost.length).toBeGreaterThan(5);
    expect(lost).toContainEqual({
      text: expect.stringContaining(", please"),
      measure: "role",
      truth: "developer",
      a: "developer",
      b: "tester",
      gain: -1,
    });

    expect(await model(usher, "promote", second.version)).toMatchObject({
      from: first.version,
      to: second.version,
    });
    expect(await model(usher, "show")).toMatchObject({
      version: second.version,
      promotion: { promote: false },
    });
    expect(await model(usher, "rollback")).toMatchObject({ from: second.version, to: first.version });
    await expect(callUsher(usher, ["model", "rollback"])).rejects.toMatchObject({
      code: "not-found",
      message: expect.stringContaining("no earlier model"),
    });
    expect(await runUsher(usher, ["model", "promote", "nothing"])).toMatchObject({
      status: 2,
      errors: expect.stringContaining(first.version),
    });
  });

  it("GIVEN a search of tunings THEN what it chose is trained with, passes the gate, and is kept by the next training", async () => {
    const usher = aQuickUsher();
    const { tuning, promoted } = await json(usher, "train", "--tune", "--budget", "20s");
    expect(promoted).toBe(true);
    expect(tuning.map(({ set }: { set: string }) => set)).toEqual(["role", "stage", "kind"]);
    for (const { trials } of tuning) expect(trials.length).toBeGreaterThan(1);
    expect(await json(usher, "train", "--if-new")).toEqual({ trained: false });
    const second = await json(usher, "train");
    const read = (version: string) =>
      JSON.parse(readFileSync(join(usher.folder, "models", "mini", version, "metadata.json"), "utf8")).sides
        .multilingual.classifiers.role.tuning;
    expect(read(second.version)).toEqual(tuning[0].tuning);
    expect(await runUsher(usher, ["train", "--budget", "5s"])).toMatchObject({
      status: 2,
      errors: expect.stringContaining("--tune"),
    });
  });

  it("GIVEN a rollback from the command line THEN the running Usher serves the other model within five seconds", async () => {
    const usher = aTrainedUsher();
    const first = await model(usher, "show");
    const second = await json(usher, "train");
    const running = await startUsher(usher);
    const ask = async (messageId: string): Promise<string> => {
      const response = await fetch(`${running.address}/api/messages`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ channel: "help", author: "ann", text: "how do i install it", messageId }),
      });
      return ((await response.json()) as { modelVersion: string }).modelVersion;
    };
    expect(await ask("m0")).toBe(second.version);
    const started = Date.now();
    await model(usher, "rollback");
    let count = 0;
    while ((await ask(`m${++count}`)) !== first.version) expect(Date.now() - started).toBeLessThan(5000);

    // A model that cannot be read is never taken in.
    rmSync(join(usher.folder, "models", "mini", second.version, "multilingual"), { recursive: true });
    writeFileSync(join(usher.folder, "models", "mini", "current.json"), JSON.stringify({ version: second.version }));
    const later = Date.now();
    while (Date.now() - later < 1500) expect(await ask(`m${++count}`)).toBe(first.version);
    expect(await running.end("SIGTERM")).toBe(0);
  });
});
