import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { aQuickUsher, aSmallUsher, aTrainedUsher, runUsher, type SmallUsher, startUsher } from "./a-small-community.ts";

async function post(address: string, messageId: string, text: string) {
  const response = await fetch(`${address}/api/messages`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ channel: "help", author: "ann", text, messageId }),
  });
  return {
    status: response.status,
    body: (await response.json()) as { questionId?: string; verdict: { kind: string } },
  };
}

function countRows(usher: SmallUsher, query: string): number {
  const database = new Sqlite(join(usher.folder, "data", "usher.db"), { readonly: true });
  try {
    return database.prepare<[], { n: number }>(query).get()?.n ?? -1;
  } finally {
    database.close();
  }
}

describe("serving", { timeout: 120_000 }, () => {
  it("GIVEN kill -9 while messages are posted THEN every accepted one has its verdict, none has two", async () => {
    const usher = aTrainedUsher("encoders");
    const first = await startUsher(usher);
    const accepted = new Map<string, string>();
    const posting = Array.from({ length: 120 }, async (_, index) => {
      const messageId = `m-${index}`;
      const { status, body } = await post(first.address, messageId, `why does test ${index} of the gpu loader fail?`);
      if (status === 200) accepted.set(messageId, body.questionId ?? "");
    });
    await Promise.race(posting.slice(30));
    expect(await first.end("SIGKILL")).toBeNull();
    await Promise.allSettled(posting);
    expect(accepted.size).toBeGreaterThan(0);
    expect(accepted.size).toBeLessThan(120);

    const second = await startUsher(usher);
    for (const [messageId, questionId] of accepted) {
      const { status, body } = await post(second.address, messageId, "again");
      expect({ status, questionId: body.questionId }).toEqual({ status: 200, questionId });
      expect(body.verdict.kind).toMatch(/answer|suggest|route|abstain/);
    }
    expect(await second.end("SIGTERM")).toBe(0);
    expect(
      countRows(
        usher,
        "select count(*) n from questions q where not exists (select 1 from verdicts v where v.question_id = q.id)",
      ),
    ).toBe(0);
    expect(
      countRows(usher, "select count(*) n from (select 1 from verdicts group by question_id having count(*) > 1)"),
    ).toBe(0);
    expect(
      countRows(usher, "select count(*) n from (select 1 from questions group by message_id having count(*) > 1)"),
    ).toBe(0);
  });

  it("GIVEN a model THEN doctor finds all well; GIVEN it is damaged THEN it says so, with the remedy", async () => {
    const usher = aTrainedUsher("encoders");
    expect((await runUsher(usher, ["doctor"])).status).toBe(0);
    const models = join(usher.folder, "models", "mini");
    const [version] = readdirSync(models).filter((name) => /^\d/.test(name));
    writeFileSync(join(models, version!, "metadata.json"), "{");
    expect(await runUsher(usher, ["doctor"])).toMatchObject({
      status: 1,
      output: expect.stringMatching(/FAIL {2}mini: model: .*usher train/),
    });
  });

  it("GIVEN no encoders THEN it says so, trains and serves on n-grams", async () => {
    const asked = await runUsher(aQuickUsher(), ["ask", "--json", "how do i install the package"]);
    expect(asked).toMatchObject({ status: 0, errors: expect.stringContaining("nowhere") });
    expect(JSON.parse(asked.output).verdict.kind).toMatch(/answer|suggest|route|abstain/);
  });

  it("GIVEN a piped chat THEN each line is answered and it ends", async () => {
    const usher = aTrainedUsher("encoders");
    const { status, output } = await runUsher(usher, ["chat"], {}, "how do i install the package\nthanks a lot\n");
    expect(status).toBe(0);
    expect(output).toMatch(/pip install mini|How do I install|For \*?\*?Developers|Ask a person/);
    expect(output).toContain("I did not find a question in this.");
  });
});

describe("before the first start", { timeout: 60_000 }, () => {
  it("GIVEN no database THEN the entries that the configuration will bring are listed, said to be that, and not stored", async () => {
    const usher = aSmallUsher();
    const first = await runUsher(usher, ["faq", "list"]);
    expect(first).toMatchObject({ status: 0, errors: expect.stringMatching(/empty yet.*entries of faq\.yaml/) });
    expect(first.output).toContain("How do I install");
    expect(countRows(usher, "select count(*) n from faq")).toBe(0);
    expect((await runUsher(usher, ["faq", "list", "--json"])).errors).toMatch(/empty yet/);
  });
});

describe("starting", { timeout: 60_000 }, () => {
  it("GIVEN a port that Usher serves already THEN it says so, with the remedy, before it trains", async () => {
    const usher = aTrainedUsher();
    const running = await startUsher(usher);
    const { port } = new URL(running.address);
    const again = aSmallUsher();
    const { status, errors } = await runUsher(again, ["start"], { PORT: port });
    expect(status).toBe(1);
    expect(errors).toContain(`Usher runs already, at ${running.address}`);
    expect(errors).toContain(`PORT=${Number(port) + 1} npm start`);
    expect(existsSync(join(again.folder, "models"))).toBe(false);
  });

  it.each([
    ["a data folder that cannot be made", { USHER_DATA: "/dev/null/data" }, 1, /\/dev\/null\/data.*USHER_DATA/s],
    ["a port that is none", { PORT: "abc" }, 2, /PORT=abc: must be a whole number from 0 to 65535/],
    ["a port too high", { PORT: "70000" }, 2, /PORT=70000: must be a whole number from 0 to 65535/],
    ["a backend that is none", { USHER_BACKEND: "gpu" }, 2, /USHER_BACKEND=gpu: must be one of native, wasm, cpu/],
    ["a log level that is none", { LOG_LEVEL: "loud" }, 2, /LOG_LEVEL=loud: must be one of fatal, .*silent/],
    ["a secret too short", { GITHUB_WEBHOOK_SECRET: "hush" }, 2, /GITHUB_WEBHOOK_SECRET: must have at least 16 char/],
    ["a file as data folder", { USHER_DATA: process.execPath }, 1, /a file stands where its folder.*USHER_DATA/s],
    ["a configuration that is not there", { USHER_CONFIG: "/nowhere" }, 2, /\/nowhere\/usher\.yaml.*USHER_CONFIG/s],
  ])("GIVEN %s THEN it names the thing and the remedy", async (_, changes, status, message) => {
    const outcome = await runUsher(aSmallUsher(), ["start"], changes);
    expect(outcome).toMatchObject({ status, errors: expect.stringMatching(message) });
  });

  it("GIVEN a wrong command or option THEN usage is shown and the status is 2", async () => {
    const usher = aSmallUsher();
    expect(await runUsher(usher, ["fqa"])).toMatchObject({
      status: 2,
      errors: expect.stringContaining("Did you mean faq?"),
    });
    expect(await runUsher(usher, ["ask"])).toMatchObject({ status: 2, errors: expect.stringContaining("question") });
    expect(await runUsher(usher, ["ask", "  "])).toMatchObject({
      status: 2,
      errors: expect.stringContaining("usher ask"),
    });
    expect(await runUsher(usher, ["faq", "list", "--community", "x"])).toMatchObject({
      status: 2,
      errors: expect.stringContaining("mini"),
    });
  });
});
