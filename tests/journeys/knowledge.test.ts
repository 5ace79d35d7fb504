import { describe, expect, it, vi } from "vitest";
import { aTrainedUsher, post, runUsher, startUsher } from "./a-small-community.ts";

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

const question = "Why does the tokenizer class drop emoji in the parser module?";
const answer = "Set `normalise: false`: the normaliser drops them.";

const channel = "help";
const nothingFits = { kind: "nothing-fits" };

describe("what a community keeps", { timeout: 120_000 }, () => {
  it("GIVEN a person's accepted answer THEN it is remembered, made a FAQ by a press, and known to the next model", async () => {
    const usher = aTrainedUsher();
    const { address, end } = await startUsher(usher);
    const ask = (messageId: string, author: string, text: string) =>
      post<Asked>(address, "messages", { channel, author, text, messageId });
    const call = async (name: string, author: string, options: object, more: object = {}) =>
      (await post<{ reply: Shown }>(address, "commands", { channel, name, author, options, ...more })).reply;

    const asked = await ask("q", "ann", question);
    expect(asked.verdict).toMatchObject({ kind: "route", role: "developer" });
    const said = { messageId: "a", author: "dora", text: answer, thread: "q" };
    await post(address, "messages", { channel, ...said });
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

  it("GIVEN that nothing fits THEN the entry is not answered with again, before and after the next training, but its own questions are", async () => {
    const usher = aTrainedUsher();
    const { address, end } = await startUsher(usher);
    let asks = 0;
    const ask = (text: string) => {
      asks += 1;
      return post<Asked>(address, "messages", { channel, author: `person-${asks}`, text, messageId: `m${asks}` });
    };
    const wrong = "Why is my GPU not used by the mail server?";
    const entry = { kind: "answer", faqId: "gpu" };
    const { questionId, verdict } = await ask(wrong);
    expect(verdict).toMatchObject(entry);
    await post(address, "feedback", { questionId, author: "somebody", vote: "unhelpful", correction: nothingFits });
    expect((await ask(wrong)).verdict).toMatchObject(entry);
    await post(address, "feedback", { questionId, author: "mona", vote: "unhelpful", correction: nothingFits });

    const expectRefused = async () => {
      const again = await ask(wrong);
      expect(again.verdict).not.toMatchObject(entry);
      expect(again.reply?.text).not.toContain("CUDA");
      for (const own of ["Why is my GPU not used?", "cuda not available", "torch does not see the graphics card"]) {
        expect((await ask(own)).verdict).toMatchObject(entry);
      }
    };
    await expectRefused();
    const { version, examples } = JSON.parse((await runUsher(usher, ["train", "--json"])).output);
    expect(examples).toMatchObject({ fromFeedback: 1 });
    await vi.waitUntil(async () => (await ask("cuda not available")).modelVersion === version, 10_000);
    await expectRefused();
    await end("SIGTERM");
  });
});
