import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ButtonAction } from "../../../src/core/reply/button.ts";
import { createActionIds, decodeAction, encodeAction, longestId } from "../../../src/platforms/discord/action-id.ts";

const label = fc.stringMatching(/^[a-z][a-z0-9|-]{0,40}$/);
const vote = fc.constantFrom("helpful" as const, "unhelpful" as const, "dismiss" as const);
const correction = fc.oneof(
  label.map((faqId) => ({ faqId })),
  label.map((role) => ({ role })),
  label.map((stage) => ({ stage })),
  fc.constantFrom("not-a-question" as const, "nothing-fits" as const).map((kind) => ({ kind })),
);
const action: fc.Arbitrary<ButtonAction> = fc.oneof(
  vote.map((each) => ({ kind: "vote" as const, vote: each })),
  fc.record({ kind: fc.constant("vote" as const), vote, correction }),
  label.map((faqId) => ({ kind: "show" as const, faqId })),
  label.map((solvedId) => ({ kind: "show" as const, solvedId })),
  fc.constant({ kind: "ask-person" as const }),
  label.map((role) => ({ kind: "ask-person" as const, role })),
  fc.constant({ kind: "why" as const }),
  fc.record({
    kind: fc.constant("command" as const),
    name: fc.constantFrom("task done", "review approve"),
    options: fc.dictionary(fc.constantFrom("task", "item"), fc.stringMatching(/^[\w ~|&=:-]{1,8}$/), {
      noNullPrototype: true,
    }),
  }),
);

describe("a press in a component's id", () => {
  it("GIVEN any action and question THEN it comes back as it was, within 100 characters", () => {
    fc.assert(
      fc.property(fc.oneof(fc.uuid(), fc.constant("question-1")), action, (questionId, each) => {
        const id = encodeAction({ questionId, action: each });
        expect(id?.length).toBeLessThanOrEqual(longestId);
        expect(decodeAction(id!)).toEqual({ questionId, action: each });
      }),
    );
  });

  it("GIVEN a board filtered by all there is, in Chinese THEN its paging button is not lost for its length", () => {
    const options = { stage: "用户验收测试与安全审查阶段", role: "technical-supporter", overdue: "yes", page: "2" };
    const paging = { questionId: "", action: { kind: "command" as const, name: "task list", options } };
    expect(decodeAction(encodeAction(paging)!)).toEqual(paging);
    const { encode, decode } = createActionIds();
    const everything = { ...options, stage: "s".repeat(60), role: "r".repeat(60), person: "9".repeat(20) };
    const longer = { ...paging, action: { ...paging.action, options: everything } };
    const id = encode(longer);
    expect(id.length).toBeLessThanOrEqual(longestId);
    expect(decode(id)).toEqual(longer);
    expect(encode(longer)).toBe(id);
    expect(encode({ ...longer, questionId: "q" })).not.toBe(id);
    expect(createActionIds().decode(id)).toBeUndefined();
  });

  it("GIVEN what does not fit THEN there is no lasting id", () => {
    expect(encodeAction({ questionId: "q", action: { kind: "show", faqId: "x".repeat(100) } })).toBeUndefined();
    expect(encodeAction({ questionId: "q|1", action: { kind: "why" } })).toBeUndefined();
  });

  it.each([
    "",
    "other|q|why",
    "usher",
    "usher|q",
    "usher|q|jump",
    "usher|q|show",
    "usher|q|helpful|zzz",
    "usher|q|helpful|kother",
  ])("GIVEN %j THEN it is not ours", (id) => {
    expect(decodeAction(id)).toBeUndefined();
  });
});
