import { describe, expect, it } from "vitest";
import type { JudgedQuestion } from "../../../src/core/question/question.ts";
import type { Verdict } from "../../../src/core/question/verdict.ts";
import { createQueueCommand } from "../../../src/features/queue/create-queue-command.ts";
import { aCommunity, aTime } from "../../fakes.ts";
import { aJudgement } from "../../judgements.ts";
import { serveBot } from "../../serve-bot.ts";

const minute = 60_000;
const supporter = waiting("install fails", 5 * minute, "technical-supporter");
const developer = waiting("loss is NaN", 3 * 60 * minute, "core-developer");
const queued = waiting("what now", 72 * 60 * minute);

describe("/queue", () => {
  it.each([
    ["a helper", "tess", ["- 5 min · technical-supporter: install fails", "- 3 d: what now"]],
    ["another role's helper", "cora", ["- 3 h · core-developer: loss is NaN", "- 3 d: what now"]],
    [
      "a moderator",
      "mona",
      ["- 5 min · technical-supporter: install fails", "- 3 h · core-developer: loss is NaN", "- 3 d: what now"],
    ],
  ])("GIVEN %s THEN it shows what waits for that person", async (_, person, lines) => {
    const [heading, ...rest] = (await call(person, [supporter, developer, queued])).text.split("\n");
    expect(heading).toBe(`${lines.length} questions are waiting:`);
    expect(rest).toEqual(lines);
  });

  it.each([
    ["a direct message", { channel: "direct" }],
    ["a private channel", { isPrivate: true } as const],
  ])("GIVEN what was asked in %s THEN the role it was led to reads it, and moderators", async (_, asked) => {
    const inPrivate = (judged: JudgedQuestion) => ({ ...judged, question: { ...judged.question, ...asked } });
    const found = [supporter, developer, queued].map(inPrivate);
    expect((await call("tess", found)).text).toBe(
      "One question is waiting:\n- 5 min · technical-supporter: install fails",
    );
    expect((await call("mona", found)).text).toMatch(/^3 questions are waiting:/);
  });

  it("GIVEN nothing THEN it says so, privately, in the person's language", async () => {
    expect(await call("tess", [])).toMatchObject({ text: "No question is waiting.", visibility: "private" });
    expect(await call("tess", [], "zh")).toMatchObject({ text: "没有等待回答的问题。" });
  });

  it("GIVEN a long text of several lines THEN a line of it is shown, and ten questions at most", async () => {
    const long = waiting(`first\nsecond ${"x".repeat(200)}`, 0);
    const lines = (
      await call(
        "mona",
        Array.from({ length: 12 }, () => long),
      )
    ).text.split("\n");
    expect(lines).toHaveLength(11);
    expect(lines[0]).toContain("12");
    expect(lines[1]).toMatch(/^- 0 min: first second x+…$/);
  });
});

it("GIVEN a target that was missed THEN its question is marked, and one that somebody replied to is not", async () => {
  const targets = [{ firstReplyHours: 2, solutionHours: 0 }];
  const community = aCommunity({ responseTimes: { targets, remindAt: 0.5, reassignAt: 1, reportAt: 1.5 } });
  const replied = { ...developer, question: { ...developer.question, repliedAt: aTime } };
  expect((await call("mona", [supporter, developer, replied], undefined, community)).text.split("\n").slice(1)).toEqual(
    [
      "- 5 min · technical-supporter: install fails",
      "- 3 h · **overdue** · core-developer: loss is NaN",
      "- 3 h · core-developer: loss is NaN",
    ],
  );
});

function call(person: string, found: readonly JudgedQuestion[], language?: string, community = aCommunity()) {
  const command = createQueueCommand({
    communities: new Map([["lumen", { community }]]),
    questions: { findWaiting: async () => found },
  });
  return command.handle({
    platform: "web",
    community: "lumen",
    channel: "help",
    name: "queue",
    options: {},
    person: { id: person, roleIds: [], isBot: false, ...(language === undefined ? {} : { language }) },
    at: aTime,
  });
}

function waiting(text: string, age: number, role?: string): JudgedQuestion {
  const grounds = { rule: "sure-role", reason: "", confidence: 0.9 } as const;
  const verdict: Verdict = role
    ? { kind: "route", role, ...grounds }
    : { kind: "abstain", handOver: { to: "queue" }, ...grounds };
  return {
    question: {
      id: text,
      platform: "web",
      community: "lumen",
      channel: "help",
      messageId: text,
      asker: "ann",
      text,
      language: "en",
      askedAt: aTime - age,
    },
    verdicts: [{ turn: 0, verdict, judgement: aJudgement({}), decidedAt: aTime - age }],
  };
}

it("GIVEN a question that Usher is unsure of THEN the asker is told who reads it: the helpers, or moderators alone", async () => {
  const { ask } = await serveBot();
  expect((await ask("what now", "ann"))?.text).toContain("now in the helpers' queue");
  expect((await ask("what now", "ann", { isPrivate: true }))?.text).toContain("only moderators see it");
});
