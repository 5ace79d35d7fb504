import { describe, expect, it } from "vitest";
import { addQuestionCues, questionCueCount } from "../../../src/learning/classifier/question-cues.ts";

const embedding = Float32Array.from([0.6, 0.8]);

function cosine(a: string, b: string): number {
  const [left, right] = [addQuestionCues(undefined, a), addQuestionCues(undefined, b)];
  return left.reduce((sum, value, at) => sum + value * (right[at] ?? 0), 0);
}

describe("addQuestionCues", () => {
  it("GIVEN an embedding THEN it stays in front, and the whole has length 1", () => {
    const joined = addQuestionCues(embedding, "how do I install it?");
    expect(joined).toHaveLength(2 + questionCueCount);
    expect(Math.hypot(...joined)).toBeCloseTo(1, 5);
    expect(joined[1]! / joined[0]!).toBeCloseTo(0.8 / 0.6, 5);
  });

  it.each([
    ["a question", "how do i install cuda 12?", "why does the loss explode?", "finally installed cuda 12, thanks all"],
    [
      "a report that wants help",
      "cant get it to build, keeps failing",
      "training crashes and never starts",
      "build went through, merged it",
    ],
    [
      "a plea without a question mark",
      "two seeds and two scores, which one do I report",
      "the loader hangs, hints on what to look at are welcome",
      "the loader is merged, see the changelog",
    ],
    ["a question that wants no answer", "who needs sleep", "how hard can it be", "where do i find the sleep setting"],
    ["a Chinese plea", "想听听大家的思路", "懂这块的帮看看", "已经整理好了，通知大家一声"],
    ["a Chinese question", "怎么装 CUDA？", "为什么 loss 不降呢？", "终于装好了，谢谢大佬"],
    [
      "pasted code",
      "import torch\nmodel = torch.nn.Linear(1, 2)",
      "def f(x):\n  return {x: [1]}",
      "how do i define a layer?",
    ],
  ])("GIVEN %s THEN it is nearer to its like than to a statement of the same subject", (_, text, alike, unlike) => {
    expect(cosine(text, alike)).toBeGreaterThan(cosine(text, unlike) + 0.1);
  });

  it("GIVEN the same words after a greeting THEN the first word still counts", () => {
    expect(addQuestionCues(undefined, "hi all, how to start")[2]).toBeGreaterThan(0);
  });
});
