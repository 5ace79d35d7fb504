import { describe, expect, it } from "vitest";
import type { Encoder } from "../../../src/core/ports/encoder.ts";
import { rememberTexts } from "../../../src/learning/search/remember-texts.ts";

/** An encoder that answers when told, with the number of letters. */
function openSlowEncoder() {
  const asked: (readonly string[])[] = [];
  const answers: ((isWell: boolean) => void)[] = [];
  const encoder: Encoder = {
    name: "slow",
    dimensions: 1,
    encode: (texts) => {
      asked.push(texts);
      return new Promise((resolve, reject) => {
        answers.push((isWell) =>
          isWell ? resolve(texts.map(({ length }) => Float32Array.of(length))) : reject(new Error("broken")),
        );
      });
    },
  };
  return { encoder, asked, answer: (call: number, isWell = true) => answers[call]?.(isWell) };
}

describe("rememberTexts", () => {
  it("GIVEN a text that is being read WHEN it is asked for again THEN it is not read twice, and each gets its own", async () => {
    const { encoder, asked, answer } = openSlowEncoder();
    const remembering = rememberTexts(encoder);
    const first = remembering.encode(["a", "bbb"]);
    const second = remembering.encode(["bbb", "cc", "bbb"]);
    answer(1);
    answer(0);
    expect((await first).map(([size]) => size)).toEqual([1, 3]);
    expect((await second).map(([size]) => size)).toEqual([3, 2, 3]);
    expect((await remembering.encode(["cc", "a"])).map(([size]) => size)).toEqual([2, 1]);
    expect(asked).toEqual([["a", "bbb"], ["cc"]]);
  });

  it("GIVEN a reading that failed WHEN its text is asked for again THEN it is read again", async () => {
    const { encoder, asked, answer } = openSlowEncoder();
    const remembering = rememberTexts(encoder);
    const first = remembering.encode(["a"]);
    answer(0, false);
    await expect(first).rejects.toThrow("broken");
    const again = remembering.encode(["a", "bb"]);
    answer(1);
    expect((await again).map(([size]) => size)).toEqual([1, 2]);
    expect(asked).toEqual([["a"], ["a", "bb"]]);
  });
});
