import { describe, expect, it } from "vitest";
import type { IncomingMessage } from "../../../src/core/question/message.ts";
import { aLibrary } from "./a-library.ts";

/** Ada asked, cora answered, and the answer was accepted. */
async function aSolvedQuestion(changes: Partial<IncomingMessage> = {}) {
  const library = await aLibrary();
  const asked = await library.ask("Hello all. Why is the room so cold?", "ada", { messageId: "q", ...changes });
  const answer = { ...library.aMessage("cora", "Close the window."), thread: "q" };
  await library.call("solved", "mona", { question: asked?.questionId ?? "" }, { target: answer });
  return { ...library, questionId: asked?.questionId ?? "", answer };
}

const entry = {
  id: "room-so-cold",
  tags: [],
  role: "core-developer",
  source: "https://chat.example/17",
  texts: {
    en: {
      question: "Why is the room so cold?",
      variants: ["Hello all. Why is the room so cold?"],
      answer: "Close the window.",
    },
  },
};

describe("an accepted answer", () => {
  it("GIVEN one press THEN it is an entry with the question as its first variant, answered with at once", async () => {
    const { faq, find, store, questionId, ask } = await aSolvedQuestion();
    const reply = await faq("adopt", "mona", { solution: questionId });
    expect(reply.text).toContain("Saved: **Why is the room so cold?** (`room-so-cold`, revision 1)");
    expect(await find("room-so-cold")).toEqual(entry);
    expect(await store.solutions.find("lumen", questionId)).toMatchObject({ faqId: "room-so-cold" });
    expect(await ask("Why is the room so cold?", "ben")).toMatchObject({ kind: "answer", text: "Close the window." });
  });

  it("GIVEN two moderators who press at once THEN there is one entry, and both know it", async () => {
    const { faq, store, questionId } = await aSolvedQuestion();
    const press = () => faq("adopt", "mona", { solution: questionId });
    const replies = await Promise.all([press(), press()]);
    expect(replies.map(({ text }) => text).toSorted()).toEqual([
      expect.stringContaining("Saved: "),
      "This answer is in the FAQ already, as `room-so-cold`.",
    ]);
    expect((await store.faq.findAll("lumen")).map(({ id }) => id)).toContain("room-so-cold");
    expect(await store.faq.findAll("lumen")).toHaveLength(3);
    expect(await store.faq.findRevisions("lumen", "room-so-cold")).toHaveLength(1);
  });

  it("GIVEN the entry is removed THEN the answer stands for itself again and can be adopted anew", async () => {
    const { faq, store, questionId, type } = await aSolvedQuestion();
    const offered = [{ label: "Hello all. Why is the room so cold?", value: questionId }];
    expect(await type("adopt", "mona", "solution", "cold")).toEqual(offered);
    await faq("adopt", "mona", { solution: questionId });
    expect(await type("adopt", "mona", "solution", "")).toEqual([]);
    await faq("remove", "mona", { entry: "room-so-cold" });
    expect(await store.solutions.find("lumen", questionId)).not.toHaveProperty("faqId");
    expect(await type("adopt", "mona", "solution", "")).toEqual(offered);
  });

  it("GIVEN a question that not all could read THEN a helper is told nothing of it, a moderator may publish it", async () => {
    const { faq, find, open, store, type, questionId } = await aSolvedQuestion({ isPrivate: true });
    expect(await type("add", "tess", "solution", "")).toEqual([]);
    expect(await open("add", "tess", { solution: questionId })).toEqual({});
    expect((await faq("add", "tess", { solution: questionId })).kind).toBe("error");
    expect(await type("adopt", "mona", "solution", "")).toHaveLength(1);
    const pressed = await faq("adopt", "mona", { solution: questionId });
    expect(pressed).toMatchObject({
      text: expect.stringContaining("asked in private"),
      buttons: [{ action: { kind: "command", name: "faq add", options: { solution: questionId } } }],
    });
    const form = await open("add", "mona", { solution: questionId });
    expect(form).toEqual({ answer: "Close the window.", language: "en", role: "core-developer" });
    await faq("add", "mona", { ...form, question: "Why is it cold in here?", solution: questionId });
    const written = await find("cold-here");
    expect(written).not.toHaveProperty("source");
    expect(JSON.stringify(written)).not.toContain("Hello all");
    expect(await store.solutions.find("lumen", questionId)).toMatchObject({ faqId: "cold-here" });
  });

  it("GIVEN the menu on a question asked in private THEN the form holds none of the asker's words", async () => {
    const { open, answer, questionId } = await aSolvedQuestion({ channel: "help", isPrivate: true });
    expect(await open("add", "tess", {}, answer)).toEqual({ answer: "Close the window.", solution: questionId });
  });

  it("GIVEN no accepted answer THEN that is said", async () => {
    const { faq } = await aLibrary();
    expect((await faq("adopt", "mona", { solution: "nothing" })).text).toContain("has no accepted answer");
  });
});

describe("the menu “Add to FAQ”", () => {
  it("GIVEN the accepted answer THEN the form holds its question, and what is sent adopts it", async () => {
    const { faq, find, open, store, questionId, answer } = await aSolvedQuestion();
    const form = await open("add", "tess", {}, answer);
    expect(form).toEqual({
      question: "Why is the room so cold?",
      variants: "Hello all. Why is the room so cold?",
      answer: "Close the window.",
      solution: questionId,
    });
    await faq("add", "tess", { ...form, question: "Why is it cold in here?" }, { target: answer });
    expect(await store.solutions.find("lumen", questionId)).toMatchObject({ faqId: "cold-here" });
    expect((await find("cold-here"))?.texts.en?.question).toBe("Why is it cold in here?");
  });

  it("GIVEN any other message THEN its words are the answer, without secrets", async () => {
    const { open, aMessage } = await aLibrary();
    const target = aMessage("cora", "Set key=sk-abcdefghijklmnopqrstuvwx and go.");
    expect(await open("add", "tess", {}, target)).toEqual({ answer: "Set key=[token] and go." });
  });

  it("GIVEN an answer nobody accepted THEN its question is there, and nothing is adopted", async () => {
    const library = await aLibrary();
    await library.ask("Why is the room so cold?", "ada", { messageId: "q" });
    const target = { ...library.aMessage("cora", "Close the window."), thread: "q" };
    expect(await library.open("add", "tess", {}, target)).toEqual({
      question: "Why is the room so cold?",
      variants: "Why is the room so cold?",
      answer: "Close the window.",
    });
  });
});
