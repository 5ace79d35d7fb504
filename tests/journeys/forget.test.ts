import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { aTrainedUsher, callUsher, post, runUsher, type SmallUsher, startUsher } from "./a-small-community.ts";

/** Asks and corrects: `right` and `wrong` are the roles that mona and max give to each question. */
async function correct(usher: SmallUsher, words: readonly { text: string; author: string; role: string }[]) {
  const running = await startUsher(usher);
  for (const [at, { text, author, role }] of words.entries()) {
    const message = { channel: "help", author: "ann", text, messageId: `m${at}` };
    const { questionId } = await post<{ questionId: string }>(running.address, "messages", message);
    await post(running.address, "feedback", { questionId, author, vote: "unhelpful", correction: { role } });
  }
  await running.end("SIGTERM");
}

async function train(usher: SmallUsher) {
  const { status, output, errors } = await runUsher(usher, ["train", "--json"]);
  expect({ status, errors: status === 0 ? "" : errors }).toEqual({ status: 0, errors: "" });
  return JSON.parse(output);
}

/** The hashes of all that a model learnt. */
function toWeights(usher: SmallUsher, version: string): Readonly<Record<string, string>> {
  const file = join(usher.folder, "models", "mini", version, "metadata.json");
  const { files, thresholds } = JSON.parse(readFileSync(file, "utf8"));
  const { "report.json": _, ...weights } = files;
  return { ...weights, thresholds: JSON.stringify(thresholds) };
}

const words = [
  { text: "the parser module needs another reviewer", author: "mona", role: "developer" },
  { text: "who writes the next regression test", author: "mona", role: "tester" },
];
const hostile = [
  { text: "refactor the attention class once more", author: "max", role: "tester" },
  { text: "extend the loader with a second hook", author: "max", role: "tester" },
  { text: "flaky coverage of the whole benchmark", author: "max", role: "developer" },
];

describe("forgetting a person", { timeout: 120_000 }, () => {
  it("GIVEN a running Usher THEN within seconds it heeds no longer what that person refused", async () => {
    const usher = aTrainedUsher();
    const { address, end } = await startUsher(usher);
    let asks = 0;
    const ask = async () => {
      asks += 1;
      const message = { channel: "help", author: `person-${asks}`, messageId: `m${asks}` };
      const text = "Why is my GPU not used by the mail server?";
      return post<{ questionId: string; verdict: { kind: string } }>(address, "messages", { ...message, text });
    };
    const { questionId, verdict } = await ask();
    expect(verdict.kind).toBe("answer");
    const correction = { kind: "nothing-fits" };
    await post(address, "feedback", { questionId, author: "max", vote: "unhelpful", correction });
    expect((await ask()).verdict.kind).not.toBe("answer");
    await callUsher(usher, ["model", "forget", "--person", "max"]);
    await vi.waitUntil(async () => (await ask()).verdict.kind === "answer", { timeout: 20_000, interval: 200 });
    await end("SIGTERM");
  });

  it("GIVEN one account's corrections forgotten THEN the next model is byte for byte the one without that account", async () => {
    const never = aTrainedUsher();
    await correct(never, words);
    const without = toWeights(never, (await train(never)).version);

    const usher = aTrainedUsher();
    await correct(usher, [...words, ...hostile]);
    const taught = await train(usher);
    expect(taught.examples.fromFeedback).toBe(5);
    expect(toWeights(usher, taught.version)).not.toEqual(without);

    const forgotten = await callUsher(usher, ["model", "forget", "--person", "max", "--json"]);
    expect(JSON.parse(forgotten)).toEqual({ community: "mini", person: "max", words: 3 });
    const next = await train(usher);
    expect(next).toMatchObject({
      promoted: true,
      decision: { grounds: "rival-tainted" },
      examples: { fromFeedback: 2 },
    });
    expect(toWeights(usher, next.version)).toEqual(without);
    // Nobody can go back to a model that still has that influence.
    expect(readdirSync(join(usher.folder, "models", "mini")).filter((name) => /^\d/.test(name))).toEqual([
      next.version,
    ]);

    expect(await callUsher(usher, ["model", "forget", "--person", "max"])).toContain("said nothing");
  });
});
