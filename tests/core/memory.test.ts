import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { createBot } from "../../src/core/create-bot.ts";
import type { Feedback } from "../../src/core/feedback/feedback.ts";
import { type Said, toMemory } from "../../src/core/feedback/to-memory.ts";
import type { Bot } from "../../src/core/ports/bot.ts";
import type { RememberedQuestion } from "../../src/core/ports/judge.ts";
import type { Store } from "../../src/core/ports/store.ts";
import type { Judgement } from "../../src/core/question/judgement.ts";
import type { FeedbackAction } from "../../src/core/reply/button.ts";
import type { Solution } from "../../src/core/solution/solution.ts";
import { openStore } from "../../src/store/open-store.ts";
import { aCommunity, aTime, countedIds, silentLog } from "../fakes.ts";
import { aJudgement, aMatch } from "../judgements.ts";
import { anAnswer, aRecord, aSolution, aTurn, aVote } from "../store/records.ts";

const solved = (confidence: number) => ({ ...aMatch("old", confidence), kind: "solved" as const });
const supporters = [["technical-supporter", 0.8]] as const;

const judgements: Readonly<Record<string, Judgement>> = {
  same: aJudgement({ matches: [solved(0.95)], role: supporters }),
  near: aJudgement({ matches: [solved(0.5)], role: supporters }),
  far: aJudgement({ matches: [solved(0.25)], role: supporters }),
  "far, no role": aJudgement({ matches: [solved(0.25)] }),
  other: aJudgement({ matches: [solved(0.1)], role: supporters }),
};

let store: Store;
let bot: Bot;
let remembered: Map<string, RememberedQuestion>;

beforeEach(async () => {
  store = await openStore({ file: ":memory:" });
  onTestFinished(() => store.close());
  remembered = new Map();
  const judge = {
    judge: async (text: string) => judgements[text] ?? aJudgement({}),
    remember: async (question: RememberedQuestion) => void remembered.set(question.questionId, question),
    forget: (id: string) => void remembered.delete(id),
    setFaq: async () => {},
  };
  bot = createBot(
    {
      communities: new Map([["lumen", { community: aCommunity(), judge }]]),
      store,
      log: silentLog,
      metrics: { recordVerdict: () => {}, recordFeedback: () => {}, recordModel: () => {} },
      announce: async () => {},
      now: () => aTime,
      newId: countedIds(),
    },
    [],
  );
  const link = "https://chat.example/old";
  await store.questions.record(aRecord("old", { community: "lumen", text: "Why is the GPU cold?", link }));
  const answer = { community: "lumen", text: "Seat the card.", authorName: "Cora", answeredAt: aTime };
  await store.solutions.accept(aSolution("old", "s1", { ...answer, link: "https://chat.example/s1" }), {
    person: "ada",
    standpoint: "asker",
    at: aTime,
  });
});

const ask = (text: string) =>
  bot.handleMessage({
    platform: "web",
    community: "lumen",
    channel: "help",
    messageId: `m-${text}`,
    author: { id: "ben", roleIds: [], isBot: false },
    text,
    addressed: false,
    sentAt: aTime,
  });

const press = (questionId: string | undefined, person: string, action: FeedbackAction) =>
  bot.handleFeedback({
    platform: "web",
    community: "lumen",
    questionId: questionId ?? "",
    person: { id: person, roleIds: [], isBot: false },
    action,
    at: aTime + 1,
  });

describe("answers from memory", () => {
  it("GIVEN a question that was solved THEN the answer names who gave it and when, and links to it", async () => {
    const reply = await ask("same");
    expect(reply).toMatchObject({
      kind: "answer",
      title: "Why is the GPU cold?",
      source: "https://chat.example/s1",
      footer: "From an accepted answer, 95 % sure (model test-1)",
    });
    expect(reply?.text).toContain("Seat the card.");
    expect(reply?.text).toContain("Answered by Cora on 2026-01-15");
  });

  it("GIVEN it solved this one, too THEN that closes it and counts, and a moderator's word is remembered", async () => {
    const reply = await ask("same");
    const [solvedIt] = reply?.buttons ?? [];
    const action = solvedIt?.action as FeedbackAction;
    expect(await press(reply?.questionId, "ben", action)).toMatchObject({ state: "solved" });
    expect(remembered.size).toBe(0);
    await press(reply?.questionId, "mona", action);
    expect([...remembered.values()]).toMatchObject([
      { questionId: reply?.questionId, text: "same", answer: { kind: "solved", id: "old" }, refused: [] },
    ]);
    expect(await store.solutions.findAccepted("lumen")).toMatchObject([{ helped: 1 }]);
    expect((await press(reply?.questionId, "ben", { kind: "show", solvedId: "old" }))?.footer).toContain("once");
  });

  it("GIVEN it did not, by its asker, THEN the question is led to people and that is remembered until it is taken back", async () => {
    const reply = await ask("same");
    const no = { kind: "vote", vote: "unhelpful" } as const;
    await press(reply?.questionId, "someone", no);
    expect(remembered.size).toBe(0);
    const route = await press(reply?.questionId, "ben", no);
    expect(route).toMatchObject({ kind: "route", mention: { role: "technical-supporter" } });
    const refused = [{ kind: "solved", id: "old", at: aTime + 1, isVouched: false }];
    expect([...remembered.values()]).toEqual([{ questionId: reply?.questionId, text: "same", refused }]);
    await press(reply?.questionId, "ben", { kind: "vote", vote: "dismiss" });
    expect(remembered.size).toBe(0);
  });

  it.each([
    ["near", "suggest", true],
    ["far", "route", true],
    ["far, no role", "abstain", true],
    ["other", "route", false],
  ])("GIVEN %s THEN %s, with the solved question: %s", async (text, kind, isShown) => {
    const reply = await ask(text);
    expect(reply).toMatchObject({ kind });
    expect(reply?.text.includes("[Why is the GPU cold?](https://chat.example/old)")).toBe(isShown);
    const shows = { action: { kind: "show", solvedId: "old" } };
    const buttons = expect.arrayContaining([expect.objectContaining(shows)]);
    expect(reply?.buttons).toEqual(isShown ? buttons : expect.not.arrayContaining([expect.objectContaining(shows)]));
    const shown = await press(reply?.questionId, "ben", { kind: "show", solvedId: "old" });
    expect(shown).toMatchObject({ kind: "answer", visibility: "private", source: "https://chat.example/s1" });
  });

  it("GIVEN the acceptance was taken back THEN what the search still knows is not answered with", async () => {
    await store.solutions.withdraw("lumen", "old", { person: "ada", reason: "", at: aTime });
    expect(await ask("same")).toMatchObject({ kind: "route" });
  });
});

describe("toMemory", () => {
  const found = aJudgement({ matches: [aMatch("gpu", 0.97), aMatch("cuda", 0.02)] });
  const answered = {
    question: aRecord("q1").question,
    verdicts: [aTurn(0, { verdict: anAnswer, judgement: found })],
  } as const;
  const accepted = { ...aSolution("q1", "s1"), state: "accepted" } as const;
  const moderator = { standpoint: "moderator" } as const;
  const no = { vote: "unhelpful" } as const;
  const nothingFits = { ...no, correction: { kind: "nothing-fits" } } as const;
  const refused = (id: string, isVouched: boolean, at = 2000) => ({ kind: "faq", id, at, isVouched });

  const recall = (
    feedback: readonly Feedback[],
    solution: Solution | undefined,
    known: Partial<Pick<Said, "forgotten" | "writtenAt">> = {},
  ) => toMemory(answered, { feedback, solution, forgotten: { has: () => false }, writtenAt: new Map(), ...known });

  it.each([
    ["nothing", [], undefined, undefined],
    ["an accepted answer", [], accepted, { kind: "solved", id: "q1", at: 1500 }],
    ["an accepted answer that is a FAQ now", [], { ...accepted, faqId: "gpu" }, { kind: "faq", id: "gpu", at: 1500 }],
    ["an answer not accepted", [], { ...accepted, state: "proposed" }, undefined],
    ["an erased answer", [], { ...accepted, text: "" }, undefined],
    ["a moderator's yes to the FAQ", [aVote("q1", "mona", moderator)], undefined, { kind: "faq", id: "gpu", at: 2000 }],
    ["a helper's yes to the FAQ", [aVote("q1", "cora")], undefined, undefined],
    [
      "two moderators",
      [aVote("q1", "max", { ...moderator, at: 3000, correction: { faqId: "gpu" } }), aVote("q1", "mona", moderator)],
      undefined,
      { kind: "faq", id: "gpu", at: 3000 },
    ],
  ] as const)("GIVEN %s THEN the search knows what answers it", (_, feedback, solution, answer) => {
    expect(recall(feedback, solution)).toEqual(answer && { questionId: "q1", text: "text of q1", answer, refused: [] });
  });

  it.each([
    ["an asker's no", [aVote("q1", "ann", { ...no, standpoint: "asker" })], [refused("gpu", false)]],
    ["a helper's no", [aVote("q1", "cora", no)], [refused("gpu", true)]],
    ["a bystander's no", [aVote("q1", "bob", { ...no, standpoint: "bystander" })], []],
    [
      "that nothing fits",
      [aVote("q1", "mona", { ...nothingFits, ...moderator })],
      [refused("gpu", true), refused("cuda", true)],
    ],
    ["another entry", [aVote("q1", "cora", { ...no, correction: { faqId: "cuda" } })], [refused("gpu", true)]],
    ["a role", [aVote("q1", "cora", { ...no, correction: { role: "dev" } })], []],
    [
      "an asker's no beside a helper's yes",
      [aVote("q1", "ann", { ...no, standpoint: "asker", at: 9000 }), aVote("q1", "cora")],
      [],
    ],
    [
      "a helper's newer no beside a helper's yes",
      [aVote("q1", "dan", { ...no, at: 9000 }), aVote("q1", "cora")],
      [refused("gpu", true, 9000)],
    ],
    ["a helper's newer yes beside a helper's no", [aVote("q1", "dan", no), aVote("q1", "cora", { at: 9000 })], []],
  ] as const)("GIVEN %s THEN the search knows what is refused", (_, feedback, expected) => {
    expect(recall(feedback, undefined)?.refused ?? []).toEqual(expected);
  });

  it("GIVEN a moderator's no beside an accepted answer THEN both are known", () => {
    expect(recall([aVote("q1", "mona", { ...no, ...moderator })], accepted)).toMatchObject({
      answer: { kind: "solved", id: "q1" },
      refused: [refused("gpu", true)],
    });
  });

  it("GIVEN the entry was written anew since THEN it is refused no longer, GIVEN before THEN it is", () => {
    const feedback = [aVote("q1", "cora", no)];
    expect(recall(feedback, undefined, { writtenAt: new Map([["gpu", 2001]]) })).toBeUndefined();
    expect(recall(feedback, undefined, { writtenAt: new Map([["gpu", 1999]]) })?.refused).toHaveLength(1);
  });

  it("GIVEN somebody forgotten THEN neither what they confirmed nor what they refused is known", () => {
    const forgotten = { has: (person: string) => person === "mona" };
    const acceptance = { person: "mona", standpoint: "moderator", at: 1600 } as const;
    expect(recall([aVote("q1", "mona", { ...nothingFits, ...moderator })], undefined, { forgotten })).toBeUndefined();
    expect(recall([aVote("q1", "mona", moderator)], { ...accepted, acceptance }, { forgotten })).toBeUndefined();
  });
});
