import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createBot } from "../../src/core/create-bot.ts";
import type { Faq } from "../../src/core/faq/faq.ts";
import { toExamples } from "../../src/core/feedback/to-examples.ts";
import type { Bot } from "../../src/core/ports/bot.ts";
import type { Judge, RememberedQuestion } from "../../src/core/ports/judge.ts";
import type { Metrics } from "../../src/core/ports/metrics.ts";
import type { Store } from "../../src/core/ports/store.ts";
import type { Judgement } from "../../src/core/question/judgement.ts";
import type { IncomingMessage } from "../../src/core/question/message.ts";
import type { FeedbackAction } from "../../src/core/reply/button.ts";
import { openStore } from "../../src/store/open-store.ts";
import { aCommunity, aTime, countedIds, silentLog } from "../fakes.ts";
import { aJudgement, aMatch } from "../judgements.ts";

const gpu: Faq = {
  id: "gpu",
  tags: [],
  role: "technical-supporter",
  texts: { en: { question: "Why is my GPU not seen?", variants: [], answer: "Install the driver." } },
};

/** What the judge says of each text. */
const judgements: Readonly<Record<string, Judgement>> = {
  "gpu gone": aJudgement({ matches: [aMatch("gpu", 0.97)], role: [["technical-supporter", 0.9]] }),
  "gpu perhaps": aJudgement({ matches: [aMatch("gpu", 0.6)], role: [["technical-supporter", 0.9]] }),
  显卡不见了: aJudgement({ matches: [aMatch("gpu", 0.97)], language: "zh" }),
  "tokenizer bug": aJudgement({
    role: [
      ["core-developer", 0.9],
      ["technical-supporter", 0.05],
    ],
  }),
  "tokenizer bug again": aJudgement({ role: [["core-developer", 0.9]] }),
  "hello all": aJudgement({ notAQuestion: 0.99 }),
  "who knows": aJudgement({
    role: [
      ["core-developer", 0.3],
      ["technical-supporter", 0.2],
    ],
  }),
};

describe("createBot", () => {
  let store: Store;
  let bot: Bot;
  let judged: string[];
  let remembered: Map<string, RememberedQuestion>;
  let reported: string[];

  beforeEach(async () => {
    store = await openStore({ file: ":memory:" });
    await store.faq.save("lumen", [gpu], "system", aTime);
    judged = [];
    remembered = new Map();
    reported = [];
    const judge: Judge = {
      judge: async (text) => {
        judged.push(text);
        const judgement = judgements[text];
        if (!judgement) throw new Error("the encoder broke");
        return judgement;
      },
      remember: async (question) => void remembered.set(question.questionId, question),
      forget: (questionId) => void remembered.delete(questionId),
      setFaq: async () => {},
    };
    const metrics: Metrics = {
      recordVerdict: ({ kind }) => void reported.push(kind),
      recordFeedback: ({ vote }) => void reported.push(vote),
      recordModel: () => {},
    };
    bot = createBot(
      {
        communities: new Map([["lumen", { community: aCommunity({ platforms }), judge }]]),
        store,
        log: silentLog,
        metrics,
        announce: async () => {},
        now: () => aTime,
        newId: countedIds(),
      },
      [],
    );
  });
  afterEach(() => store.close());

  const ask = (text: string, changes?: Partial<IncomingMessage>) => bot.handleMessage(aMessage(text, changes));

  const press = (questionId: string | undefined, person: string, action: FeedbackAction) =>
    bot.handleFeedback({
      platform: "web",
      community: "lumen",
      questionId: questionId ?? "none",
      person: { id: person, roleIds: [], isBot: false },
      action,
      at: aTime,
    });

  it.each([
    ["a sure match", "gpu gone", { kind: "answer", title: "Why is my GPU not seen?", text: "Install the driver." }],
    [
      "a possible match",
      "gpu perhaps",
      {
        kind: "suggest",
        buttons: expect.arrayContaining([expect.objectContaining({ action: { kind: "show", faqId: "gpu" } })]),
      },
    ],
    ["a sure role", "tokenizer bug", { kind: "route", mention: { role: "core-developer", person: "cora" } }],
    ["nothing sure", "who knows", { kind: "abstain", visibility: "public" }],
  ])("GIVEN %s THEN the reply says so and the outbox holds it", async (_, text, reply) => {
    expect(await ask(text)).toMatchObject({ ...reply, questionId: expect.any(String) });
    expect(await bot.findUnsent("web")).toMatchObject([{ messageId: `m-${text}`, reply }]);
  });

  it("GIVEN an entry in English only THEN a Chinese asker gets it with a note in Chinese", async () => {
    const reply = await ask("显卡不见了");
    expect(reply).toMatchObject({ language: "zh", text: expect.stringContaining("Install the driver.") });
    expect(reply?.text).toContain("中文");
  });

  it("GIVEN chatter THEN it is recorded without a word, GIVEN it is addressed THEN it gets a hint", async () => {
    expect(await ask("hello all")).toBeUndefined();
    expect(await ask("hello all", { messageId: "m2", addressed: true })).toMatchObject({
      kind: "abstain",
      buttons: [],
    });
    expect(await bot.explain("lumen", { platform: "web", messageId: "m-hello all" })).toMatchObject({
      verdicts: [{ verdict: { rule: "not-a-question" } }],
    });
  });

  it("GIVEN the same message three times at once THEN one question, one verdict, one reply", async () => {
    const replies = await Promise.all([ask("gpu gone"), ask("gpu gone"), ask("gpu gone")]);
    expect(new Set(replies.map((reply) => reply?.questionId)).size).toBe(1);
    expect(await bot.findUnsent("web")).toHaveLength(1);
    expect(reported).toEqual(["answer"]);
  });

  it("GIVEN a repeated message THEN it is not judged again and gets the same reply", async () => {
    const first = await ask("gpu gone");
    const second = await ask("gpu gone");
    expect(second).toMatchObject({ questionId: first?.questionId, text: first?.text });
    expect(judged).toEqual(["gpu gone"]);
  });

  it("GIVEN a confirmed reply THEN it is no longer open", async () => {
    const reply = await ask("gpu gone");
    await bot.confirmSent(reply?.outboxId ?? "", "sent-1");
    expect(await bot.findUnsent("web")).toEqual([]);
  });

  it.each([
    ["a bot", { author: { id: "b", roleIds: [], isBot: true } }],
    ["an empty text", { text: "  " }],
    ["a channel that is off", { channel: "attic" }],
    ["an unlisted channel", { channel: "elsewhere" }],
    ["a mention channel without a mention", { channel: "lounge" }],
    ["an unknown community", { community: "strangers" }],
  ])("GIVEN %s THEN nothing is judged", async (_, changes) => {
    expect(await ask("gpu gone", changes)).toBeUndefined();
    expect(judged).toEqual([]);
  });

  it.each([
    ["mention", "lounge", { addressed: true }, "public"],
    ["suggest", "quiet", {}, "private"],
    ["suggest, addressed", "quiet", { addressed: true }, "public"],
  ])("GIVEN a channel in mode %s THEN the reply is seen by whom it should", async (_, channel, changes, visibility) => {
    expect(await ask("gpu gone", { channel, ...changes })).toMatchObject({ kind: "answer", visibility });
  });

  it("GIVEN a channel in mode observe THEN it records and says nothing", async () => {
    expect(await ask("gpu gone", { channel: "shadow" })).toBeUndefined();
    expect(await store.questions.countVerdicts("lumen")).toEqual({ answer: 1 });
    expect(await bot.findUnsent("web")).toEqual([]);
  });

  it("GIVEN a thread that has its reply THEN it stays quiet there unless addressed", async () => {
    await ask("gpu gone", { thread: "t1" });
    expect(await ask("who knows", { thread: "t1" })).toBeUndefined();
    expect(await ask("who knows", { thread: "t1", addressed: true })).toMatchObject({ kind: "abstain" });
    expect(await ask("who knows", { thread: "t2", messageId: "m9" })).toMatchObject({ kind: "abstain" });
  });

  it("GIVEN a secret in the text THEN neither judge nor store see it", async () => {
    await ask("mail ann@example.org");
    expect(judged).toEqual(["mail [e-mail]"]);
  });

  it("GIVEN a judge that breaks THEN the asker gets an id instead of silence", async () => {
    expect(await ask("unforeseen")).toMatchObject({ kind: "error", text: expect.stringContaining("id-") });
  });

  it("GIVEN a helpful answer THEN the vote is stored before the thanks", async () => {
    const reply = await ask("gpu gone");
    expect(await press(reply?.questionId, "ann", { kind: "vote", vote: "helpful" })).toMatchObject({
      visibility: "private",
    });
    expect(await store.feedback.findByQuestion("lumen", reply?.questionId ?? "")).toMatchObject([
      { person: "ann", standpoint: "asker", vote: "helpful" },
    ]);
    expect(remembered.size).toBe(0);
  });

  it("GIVEN a moderator's vote THEN the question is remembered, GIVEN it is taken back THEN forgotten", async () => {
    const reply = await ask("gpu gone");
    await press(reply?.questionId, "mona", { kind: "vote", vote: "helpful" });
    expect([...remembered.values()]).toEqual([
      {
        questionId: reply?.questionId,
        text: "gpu gone",
        answer: { kind: "faq", id: "gpu", at: expect.any(Number) },
        refused: [],
      },
    ]);
    await press(reply?.questionId, "mona", { kind: "vote", vote: "dismiss" });
    expect(remembered.size).toBe(0);
  });

  it("GIVEN an answer that is not it THEN the role is called, once", async () => {
    const reply = await ask("gpu gone");
    const unhelpful = { kind: "vote", vote: "unhelpful" } as const;
    expect(await press(reply?.questionId, "ann", unhelpful)).toMatchObject({
      kind: "route",
      mention: { role: "technical-supporter", person: "tess" },
    });
    expect(await press(reply?.questionId, "ann", unhelpful)).not.toHaveProperty("mention");
    expect(await press(reply?.questionId, "ann", { kind: "ask-person" })).not.toHaveProperty("mention");
  });

  it("GIVEN two presses at once THEN the role is called once", async () => {
    const reply = await ask("gpu gone");
    const replies = await Promise.all([
      press(reply?.questionId, "ann", { kind: "ask-person" }),
      press(reply?.questionId, "mona", { kind: "ask-person" }),
    ]);
    expect(replies.filter((each) => each?.mention)).toHaveLength(1);
  });

  it("GIVEN a wrong role THEN the right one is called and the correction is kept", async () => {
    const reply = await ask("tokenizer bug");
    const correction = { role: "technical-supporter" };
    expect(await press(reply?.questionId, "cora", { kind: "vote", vote: "unhelpful", correction })).toMatchObject({
      kind: "route",
      mention: { role: "technical-supporter" },
    });
    expect(await store.feedback.findByQuestion("lumen", reply?.questionId ?? "")).toMatchObject([
      { standpoint: "helper", correction },
    ]);
  });

  it("GIVEN a bystander THEN the vote is advice and nobody is called", async () => {
    const reply = await ask("gpu gone");
    const said = await press(reply?.questionId, "zoe", { kind: "vote", vote: "unhelpful" });
    expect(said).toMatchObject({ kind: "notice", visibility: "private" });
    expect(await press(reply?.questionId, "zoe", { kind: "ask-person" })).not.toHaveProperty("mention");
    expect(await store.feedback.findByQuestion("lumen", reply?.questionId ?? "")).toMatchObject([
      { standpoint: "bystander" },
    ]);
  });

  it("GIVEN a suggestion that is pressed THEN its answer is shown to the person, with buttons to judge it", async () => {
    const reply = await ask("gpu perhaps");
    expect(await press(reply?.questionId, "ann", { kind: "show", faqId: "gpu" })).toMatchObject({
      kind: "answer",
      visibility: "private",
      text: "Install the driver.",
    });
    expect(await press(reply?.questionId, "ann", { kind: "show", faqId: "gone" })).toMatchObject({ kind: "notice" });
  });

  it("GIVEN why THEN match, threshold and model are named", async () => {
    const reply = await ask("gpu gone");
    const why = await press(reply?.questionId, "ann", { kind: "why" });
    expect(why?.text).toMatch(/`gpu`: 97\.0 %[\s\S]*answer 90\.0 %[\s\S]*test-1/);
  });

  describe("edits", () => {
    const edit = (of: string, text: string, changes: Partial<IncomingMessage> = {}) =>
      bot.handleEdit(aMessage(text, { messageId: `m-${of}`, ...changes }));

    it("GIVEN an unanswered question that becomes answerable THEN it is answered under the same question", async () => {
      const first = await ask("who knows");
      expect(await edit("who knows", "gpu gone")).toMatchObject({ kind: "answer", questionId: first?.questionId });
      expect(await bot.explain("lumen", { questionId: first?.questionId ?? "" })).toMatchObject({
        question: { text: "gpu gone" },
        verdicts: [{ verdict: { kind: "abstain" } }, { verdict: { kind: "answer" } }],
      });
    });

    it("GIVEN a reply to an edit THEN it takes the place of what stands there, unless it calls somebody or is for other eyes", async () => {
      const first = await ask("who knows");
      const message = { platform: "web", community: "lumen", messageId: "m-who knows" } as const;
      const posts = { channel: "help", messageIds: ["sent-1", "sent-2"] } as const;
      await bot.confirmSent(first?.outboxId ?? "", posts);
      const second = (await edit("who knows", "gpu gone"))!;
      expect(await bot.findReplaced(message, second)).toMatchObject(posts);
      expect(await bot.findReplaced(message, { ...second, visibility: "private" })).toBeUndefined();
      expect(await bot.findReplaced(message, { ...second, mention: { role: "core-developer" } })).toBeUndefined();
      expect(await bot.findReplaced(message, first!)).toBeUndefined();
      expect(await bot.findReplaced({ ...message, messageId: "m-other" }, second)).toBeUndefined();
      await bot.confirmSent(second.outboxId ?? "", { channel: "help", messageIds: ["sent-1"] });
      expect((await bot.findPosts(message)).map(({ messageIds }) => messageIds)).toEqual([
        ["sent-1"],
        posts.messageIds,
      ]);
    });

    it.each([
      ["an answered question", "gpu gone", "tokenizer bug"],
      ["an edit that changes nothing", "who knows", "who knows"],
    ])("GIVEN %s THEN what was said stands", async (_, before, after) => {
      await ask(before);
      expect(await edit(before, after)).toBeUndefined();
      expect(judged).toEqual([before]);
    });

    // It was taken for a word on the role that had been called for the first wording.
    it("GIVEN an edit that is answered and confirmed THEN the answer is what is remembered and learnt", async () => {
      const first = await ask("tokenizer bug");
      expect(first).toMatchObject({ kind: "route" });
      await edit("tokenizer bug", "gpu gone");
      await press(first?.questionId, "mona", { kind: "vote", vote: "helpful" });
      expect([...remembered.values()]).toMatchObject([{ text: "gpu gone", answer: { kind: "faq", id: "gpu" } }]);
      const [example] = toExamples(await store.feedback.findAll("lumen"));
      expect(example).toMatchObject({ text: "gpu gone", faq: "gpu" });
      expect(example).not.toHaveProperty("role");
    });

    it("GIVEN a role that was called THEN an edit does not call it again", async () => {
      await ask("tokenizer bug");
      expect(await edit("tokenizer bug", "tokenizer bug again")).toBeUndefined();
      expect(judged).toHaveLength(2);
    });

    it("GIVEN people who have said what they think THEN an edit changes nothing", async () => {
      const reply = await ask("tokenizer bug");
      await press(reply?.questionId, "cora", { kind: "vote", vote: "helpful" });
      expect(await edit("tokenizer bug", "gpu gone")).toBeUndefined();
    });

    it("GIVEN an edit of a message never judged THEN it is judged as new", async () => {
      expect(await edit("unseen", "gpu gone")).toMatchObject({ kind: "answer" });
    });
  });

  it("GIVEN a deleted message or a reply that cannot be sent THEN nothing is left to send", async () => {
    await ask("gpu gone");
    const second = await ask("tokenizer bug");
    await bot.handleDeletion({ platform: "web", community: "lumen", messageId: "m-gpu gone" });
    await bot.confirmFailed(second?.outboxId ?? "", "no-permission");
    expect(await bot.findUnsent("web")).toEqual([]);
  });

  it("GIVEN a deleted question THEN a late edit or delivery brings it not back, and it is told why it was judged so", async () => {
    const asked = await ask("who knows");
    await bot.handleDeletion({ platform: "web", community: "lumen", messageId: "m-who knows" });
    expect(await bot.handleEdit(aMessage("gpu gone", { messageId: "m-who knows" }))).toBeUndefined();
    expect(await ask("who knows")).toBeUndefined();
    expect(judged).toEqual(["who knows"]);
    expect(await bot.explain("lumen", { questionId: asked?.questionId ?? "" })).toMatchObject({
      question: { text: "" },
      verdicts: [{ verdict: { kind: "abstain" } }],
    });
  });

  it("GIVEN a deleted question that a moderator had confirmed THEN the search forgets it", async () => {
    const asked = await ask("gpu gone");
    await press(asked?.questionId ?? "", "mona", { kind: "vote", vote: "helpful" });
    expect([...remembered.keys()]).toEqual([asked?.questionId]);
    await bot.handleDeletion({ platform: "web", community: "lumen", messageId: "m-gpu gone" });
    expect([...remembered.keys()]).toEqual([]);
  });

  it("GIVEN a press on an unknown question THEN a private word, nothing recorded", async () => {
    expect(await press("gone", "ann", { kind: "vote", vote: "helpful" })).toMatchObject({ visibility: "private" });
    expect(reported).toEqual([]);
  });
});

function aMessage(text: string, changes: Partial<IncomingMessage> = {}): IncomingMessage {
  return {
    platform: "web",
    community: "lumen",
    channel: "help",
    messageId: `m-${text}`,
    author: { id: "ann", roleIds: [], isBot: false },
    text,
    addressed: false,
    sentAt: aTime,
    ...changes,
  };
}

const platforms = {
  web: {
    channels: [
      { id: "help", mode: "auto" },
      { id: "lounge", mode: "mention" },
      { id: "quiet", mode: "suggest" },
      { id: "shadow", mode: "observe" },
      { id: "attic", mode: "off" },
    ],
    defaultMode: "off",
    moderators: ["mona"],
  },
} as const;
