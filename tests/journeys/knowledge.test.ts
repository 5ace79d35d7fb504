import { describe, expect, it, vi } from "vitest";
import { aQuickUsher, runUsher, startUsher } from "./a-small-community.ts";

interface Shown {
  readonly text: string;
  readonly buttons: readonly { readonly label: string }[];
}

interface Asked {
  readonly questionId: string;
  readonly modelVersion: string;
  readonly verdict: object;
  readonly predictions: { readonly role: readonly { readonly label: string; readonly confidence: number }[] };
  readonly reply?: Shown;
}

async function post<Answer>(address: string, path: string, body: object): Promise<Answer> {
  const response = await fetch(`${address}/api/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ channel: "help", ...body }),
  });
  expect(response.status).toBe(200);
  return (await response.json()) as Answer;
}

const question = "Why does the tokenizer class drop emoji in the parser module?";
const answer = "Set `normalise: false`: the normaliser drops them.";

describe("what a community keeps", { timeout: 120_000 }, () => {
  it("GIVEN a person's accepted answer THEN it is remembered, made a FAQ by a press, and known to the next model", async () => {
    const usher = aQuickUsher();
    const { address, end } = await startUsher(usher);
    const ask = (messageId: string, author: string, text: string) =>
      post<Asked>(address, "messages", { author, text, messageId });
    const call = async (name: string, author: string, options: object, more: object = {}) =>
      (await post<{ reply: Shown }>(address, "commands", { name, author, options, ...more })).reply;

    const asked = await ask("q", "ann", question);
    expect(asked.verdict).toMatchObject({ kind: "route", role: "developer" });
    const said = { messageId: "a", author: "dora", text: answer, thread: "q" };
    await post(address, "messages", said);
    const solved = await call("solved", "ann", { question: asked.questionId }, { target: said });
    expect(solved.buttons.map(({ label }) => label)).toContain("Make it a FAQ");
    const remembered = await ask("q2", "bob", "Why does the tokenizer class drop emoji in the parser?");
    expect(remembered.reply?.text).toMatch(/^Set `normalise: false`.*\n\n_Answered by Dora on .*, and accepted\._$/);

    const adopted = await call("faq adopt", "mona", { solution: asked.questionId });
    expect(adopted.text).toContain("Saved: ");
    const entry = "tokenizer-class-drop-emoji-parser-module";
    const before = await ask("q3", "cid", "The tokenizer class drops emoji, why?");
    expect(before).toMatchObject({ verdict: { kind: "answer", faqId: entry }, reply: { text: answer } });

    const trained = await runUsher(usher, ["train", "--json"]);
    const { version, examples, report } = JSON.parse(trained.output);
    expect(examples).toMatchObject({ fromFeedback: 1, fresh: 1 });
    expect(Object.keys(report.crossValidation.multilingual.topic.perLabel)).toContain(entry);
    let asks = 0;
    const askAgain = () => ask(`again-${++asks}`, "dan", "The tokenizer class drops emoji, why?");
    const after = await vi.waitUntil(async () => {
      const found = await askAgain();
      return found.modelVersion === version && found;
    }, 10_000);
    expect(after.verdict).toMatchObject({ kind: "answer", faqId: entry });
    const toSureness = ({ predictions }: Asked) =>
      predictions.role.find(({ label }) => label === "developer")?.confidence;
    expect(toSureness(after)).toBeGreaterThan(toSureness(before) ?? 1);
    await end("SIGTERM");
  });
});
