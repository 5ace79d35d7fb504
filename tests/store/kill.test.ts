import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, it } from "vitest";
import { aFile, aStore } from "./a-store.ts";

it("GIVEN two processes killed while they write the same messages THEN all that was acknowledged is there, once", async () => {
  const file = aFile();
  const writers = ["one", "two"].map((name) => startWriter(file, name));
  await Promise.all(writers.map(({ isBusy }) => isBusy));
  await Promise.all(writers.map(({ kill }) => kill()));

  const store = await aStore(file);
  const acknowledged = writers.flatMap(({ name, lines }) => lines.map((line) => [name, ...line.split(" ")] as const));
  for (const [name, number, isNew] of acknowledged) {
    const messageId = `m-${number}`;
    const judged = await store.questions.findByMessage({ platform: "web", community: "c1", messageId });
    const id = judged?.question.id ?? "";
    if (isNew === "true") expect(id).toBe(`${name}-${number}`);
    expect(judged?.verdicts).toHaveLength(1);
    expect((await store.feedback.findByQuestion("c1", id)).map(({ person }) => person)).toContain(name);
  }
  const open = await store.outbox.findOpen("web");
  expect(new Set(open.map(({ messageId }) => messageId)).size).toBe(open.length);
  expect(await store.questions.countVerdicts("c1")).toEqual({ abstain: open.length });
});

/** `isBusy` resolves after 100 acknowledgements; `lines` is complete once killed. */
function startWriter(file: string, name: string) {
  const script = join(import.meta.dirname, "write-until-killed.mjs");
  const child = spawn(process.execPath, [script, file, name], { stdio: ["ignore", "pipe", "inherit"] });
  const closed = once(child, "close");
  const lines: string[] = [];
  const isBusy = new Promise<void>((resolve, reject) => {
    closed.then(() => reject(new Error(`writer ${name} ended by itself`)));
    createInterface(child.stdout).on("line", (line) => {
      lines.push(line);
      if (lines.length === 100) resolve();
    });
  });
  const kill = async () => {
    child.kill("SIGKILL");
    await closed;
  };
  return { name, lines, isBusy, kill };
}
