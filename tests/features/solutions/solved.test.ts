import { describe, expect, it } from "vitest";
import { toExamples } from "../../../src/core/feedback/to-examples.ts";
import { toSolutionFeedback } from "../../../src/core/solution/to-solution-feedback.ts";
import { aTime } from "../../fakes.ts";
import { aPerson, aThread } from "./a-thread.ts";

const answer = "Seat the card, then set the fan curve.";

describe("an accepted answer", () => {
  it("is said with its reason, remembered at once, kept in the audit, and can be made a FAQ", async () => {
    const thread = await aThread();
    const { questionId, store } = thread;
    const reply = await thread.call(
      "ada",
      "solved",
      {},
      thread.aMessage("cora", `${answer} key=sk-abcdefghijklmnopqrstuvwx`),
    );
    expect(reply).toMatchObject({
      text: "**Solved**: the asker accepted the answer by Cora.",
      state: "solved",
      visibility: "public",
      buttons: [
        { action: { kind: "command", name: "reopen", options: { question: questionId } } },
        { action: { kind: "command", name: "faq adopt", options: { solution: questionId } } },
      ],
    });
    expect([...thread.remembered.values()]).toMatchObject([
      { questionId, text: "Why is the GPU cold?", answer: { kind: "solved", id: questionId }, refused: [] },
    ]);
    const solution = await store.solutions.find("lumen", questionId);
    expect(solution).toMatchObject({ authorName: "Cora", role: "core-developer", state: "accepted" });
    expect(solution?.text).toContain(answer);
    expect(solution?.text).not.toContain("sk-abc");
    expect(await store.audit.findLatest("lumen", 1)).toMatchObject([{ actor: "ada", action: "answer-accepted" }]);
    expect(await store.questions.findWaiting("lumen", 9)).toEqual([]);
  });

  it("teaches who answers such questions, by the accepter's word, until it is taken back", async () => {
    const thread = await aThread();
    await thread.call("mona", "solved", {}, thread.aMessage("tess", answer));
    const learn = async () =>
      toExamples((await thread.store.solutions.findAccepted("lumen")).flatMap(toSolutionFeedback));
    expect(await learn()).toMatchObject([
      { text: "Why is the GPU cold?", role: "technical-supporter", trust: 1, people: ["mona"], isVouched: true },
    ]);
    await thread.call("mona", "reopen");
    expect(await learn()).toEqual([]);
  });

  it("is replaced by a later one, said again only once, and forgotten when it is taken back", async () => {
    const thread = await aThread();
    const { questionId, store } = thread;
    const [first, second] = [thread.aMessage("cora", answer), thread.aMessage("tess", "Buy a colder room.")];
    await thread.call("ada", "solved", {}, first);
    expect(await thread.call("mona", "solved", {}, first)).toMatchObject({
      visibility: "private",
      text: /accepted already/,
    });
    await thread.call("mona", "solved", {}, second);
    expect(await store.solutions.find("lumen", questionId)).toMatchObject({ messageId: second.messageId });
    const reply = await thread.call("mona", "reopen", { reason: "came back" });
    expect(reply).toMatchObject({ text: "The question is open again. Reason: came back", state: "open" });
    expect(thread.remembered.size).toBe(0);
    expect(await store.questions.findWaiting("lumen", 9)).toHaveLength(1);
    expect(await thread.call("mona", "reopen")).toMatchObject({ visibility: "private", text: /not marked as solved/ });
  });

  it.each([
    ["the asker, cora's answer", {}, "ada", "cora", true],
    ["a moderator", {}, "mona", "cora", true],
    ["a helper", {}, "tess", "cora", false],
    ["a bystander", {}, "eve", "cora", false],
    ["the one who answered", {}, "cora", "cora", false],
    ["the asker, an own answer", {}, "ada", "ada", false],
    ["the asker, an own answer where that is allowed", { ownAnswers: true }, "ada", "ada", true],
    ["a moderator, an own answer", {}, "mona", "mona", false],
    ["the asker where only moderators may", { acceptedBy: ["moderators"] }, "ada", "cora", false],
    ["a moderator where only the asker may", { acceptedBy: ["asker"] }, "mona", "cora", false],
    ["a helper where helpers may", { acceptedBy: ["helpers"] }, "tess", "cora", true],
    ["a helper of the listed role", { acceptedBy: ["technical-supporter"] }, "tess", "cora", true],
    ["a helper of another role", { acceptedBy: ["core-developer"] }, "tess", "cora", false],
    ["anybody where nobody may", { acceptedBy: [] }, "mona", "cora", false],
  ])("GIVEN %s THEN the policy decides", async (_, policy, person, answerer, isAccepted) => {
    const thread = await aThread(policy);
    const reply = await thread.call(person, "solved", {}, thread.aMessage(answerer, answer));
    expect(reply.visibility).toBe(isAccepted ? "public" : "private");
    expect(thread.remembered.size).toBe(isAccepted ? 1 : 0);
  });

  it("GIVEN no message to accept THEN the latest answer, typed words, or none at all close the question", async () => {
    const thread = await aThread();
    const { store, questionId } = thread;
    expect(await thread.call("ada", "solved")).toMatchObject({
      text: /without an answer to remember/,
      state: "solved",
    });
    expect(thread.remembered.size).toBe(0);
    await thread.call("ada", "reopen");
    await thread.say("cora", answer);
    await thread.call("ada", "solved");
    expect(await store.solutions.find("lumen", questionId)).toMatchObject({ text: answer, state: "accepted" });
    await thread.call("mona", "solved", { answer: "It was the driver." });
    expect((await store.solutions.find("lumen", questionId))?.text).toBe(answer);
  });

  it("GIVEN a question named by its id or its link THEN it is found from anywhere, GIVEN none THEN that is said", async () => {
    const thread = await aThread({ ownAnswers: true });
    const elsewhere = {
      platform: "discord",
      community: "lumen",
      channel: "lounge",
      person: aPerson("mona"),
      at: 1,
    } as const;
    const solve = (question: string) =>
      thread.bot.handleCommand({ ...elsewhere, name: "solved", options: { question, answer: "It was the driver." } });
    expect(await solve("nothing")).toMatchObject({ visibility: "private", text: /do not know which question/ });
    expect(await solve("<https://chat.example/Why%20is%20the%20GPU%20cold%3F>")).toMatchObject({ state: "solved" });
    expect(await solve(thread.questionId)).toMatchObject({ text: /accepted already/ });
  });

  it("GIVEN Usher's own message THEN it is a vote for what it says", async () => {
    const thread = await aThread();
    await thread.call("ada", "solved", {}, thread.aMessage("usher", "For **Core developers**."));
    expect(await thread.store.feedback.findByQuestion("lumen", thread.questionId)).toMatchObject([{ vote: "helpful" }]);
    expect(await thread.store.solutions.find("lumen", thread.questionId)).toBeUndefined();
  });

  it.each(["ada", "mona"])(
    "GIVEN the asker said that this solved it WHEN %s reopens THEN it waits again (bug: /reopen knew accepted answers only)",
    async (person) => {
      const thread = await aThread();
      const { bot, store, questionId } = thread;
      const action = { kind: "vote", vote: "helpful" } as const;
      const place = { platform: "discord", community: "lumen", questionId, at: aTime + 1 } as const;
      await bot.handleFeedback({ ...place, person: aPerson("ada"), action });
      expect(await store.questions.findWaiting("lumen", 9)).toEqual([]);
      expect(await thread.call("eve", "reopen")).toMatchObject({ visibility: "private", text: /may not/ });
      const reply = await thread.call(person, "reopen", { reason: "it came back" });
      expect(reply).toMatchObject({ text: "The question is open again. Reason: it came back", state: "open" });
      expect(await store.questions.findWaiting("lumen", 9)).toHaveLength(1);
      expect(await store.feedback.findByQuestion("lumen", questionId)).toMatchObject([
        { person: "ada", vote: "unhelpful" },
      ]);
      const audited = await store.audit.findLatest("lumen", 2);
      expect(audited.map(({ actor, action: what }) => [actor, what]).toSorted()).toEqual([
        [person, "answer-withdrawn"],
        [person, "feedback-changed"],
      ]);
      expect(await thread.call(person, "reopen")).toMatchObject({
        visibility: "private",
        text: /not marked as solved/,
      });
    },
  );

  it("GIVEN a reaction taken back THEN only the accepter's counts; ❌ on another message means nothing", async () => {
    const thread = await aThread();
    const { bot, store, questionId } = thread;
    const message = thread.aMessage("cora", answer);
    await thread.call("ada", "solved", {}, message);
    const takeBack = (person: string) =>
      bot.handleCommand({
        ...message,
        name: "reopen",
        options: {},
        person: aPerson(person),
        at: 1,
        target: message,
        isTakenBack: true,
      });
    await takeBack("mona");
    await thread.call("ada", "reopen", {}, thread.aMessage("cora", "anything else"));
    expect(await store.solutions.find("lumen", questionId)).toMatchObject({ state: "accepted" });
    await takeBack("ada");
    expect(await store.solutions.find("lumen", questionId)).toMatchObject({ state: "withdrawn" });
  });

  it("offers the caller's own waiting questions, all to a moderator", async () => {
    const { bot } = await aThread();
    const typing = (person: string, name: string, question = "") =>
      bot.handleTyping(
        {
          platform: "discord",
          community: "lumen",
          channel: "x",
          name,
          options: { question },
          person: aPerson(person),
          at: 1,
        },
        "question",
      );
    const offered = [{ label: "Why is the GPU cold?", value: expect.any(String) }];
    expect(await typing("ada", "solved")).toEqual(offered);
    expect(await typing("mona", "solved", "gpu")).toEqual(offered);
    expect(await typing("mona", "solved", "cpu")).toEqual([]);
    expect(await typing("eve", "solved")).toEqual([]);
    expect(await typing("ada", "reopen")).toEqual([]);
  });

  it("GIVEN a question asked of Usher alone THEN its answer is shown to nobody else", async () => {
    const thread = await aThread({ ownAnswers: true });
    const alone = { channel: "direct", thread: "dm", messageId: "dm-1", addressed: true };
    const asked = await thread.say("eve", "How do I hide?", alone);
    const question = asked?.questionId ?? "";
    expect(await thread.call("eve", "solved", { question, answer: "Behind the curtain." })).toMatchObject({
      state: "solved",
    });
    expect(thread.remembered.size).toBe(0);
  });
});
