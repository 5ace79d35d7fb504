import { describe, expect, it } from "vitest";
import { isThanks } from "../../../src/core/question/is-thanks.ts";
import { aTime } from "../../fakes.ts";
import { aThread } from "./a-thread.ts";

const hour = 3_600_000;

describe("the question whether it is solved", () => {
  it("is asked in the thread at the asker's thanks for an answer, once; yes accepts that answer", async () => {
    const thread = await aThread();
    await thread.say("ada", "thanks");
    expect(thread.announced).toEqual([]);
    await thread.say("cora", "Seat the card.");
    await thread.say("cora", "You are welcome, thanks for asking");
    await thread.say("ada", "Thanks, that worked!");
    await thread.say("ada", "谢谢");
    expect(thread.announced).toMatchObject([
      {
        audience: { kind: "channel", channel: "help", thread: "q" },
        reply: { text: "Did the answer by Cora solve your question?", visibility: "public" },
      },
    ]);
    const [yes] = thread.announced[0]?.reply.buttons ?? [];
    const action = yes?.action.kind === "command" ? yes.action : undefined;
    await thread.call("ada", action?.name ?? "", action?.options);
    expect(await thread.store.solutions.find("lumen", thread.questionId)).toMatchObject({
      text: "Seat the card.",
      state: "accepted",
    });
  });

  it("is asked after the configured silence, not before, not again, and not when the asker wrote since", async () => {
    const thread = await aThread({ askAfterHours: 2 });
    const { signal } = new AbortController();
    await thread.say("cora", "Seat the card.", { sentAt: aTime });
    await thread.job.run(aTime + 1.9 * hour, signal);
    expect(thread.announced).toHaveLength(0);
    await thread.say("ada", "It is seated and cold.", { sentAt: aTime + hour });
    await thread.job.run(aTime + 3 * hour, signal);
    expect(thread.announced).toHaveLength(0);
    await thread.say("cora", "Then the fan.", { sentAt: aTime + 3 * hour });
    await thread.job.run(aTime + 5 * hour, signal);
    await thread.job.run(aTime + 6 * hour, signal);
    expect(thread.announced).toHaveLength(1);
  });

  it.each([
    ["0 hours", 0, "Seat the card.", 100],
    ["more than a week", 1, "Seat the card.", 200],
    ["a question back", 1, "Which card is it?", 3],
  ])("GIVEN %s THEN it is not asked", async (_, askAfterHours, text, hours) => {
    const thread = await aThread({ askAfterHours });
    await thread.say("cora", text, { sentAt: aTime });
    await thread.job.run(aTime + hours * hour, new AbortController().signal);
    expect(thread.announced).toEqual([]);
  });

  it("GIVEN the question is deleted THEN nobody asks, and what is said under it is no answer", async () => {
    const thread = await aThread({ askAfterHours: 2 });
    await thread.say("cora", "Seat the card.", { sentAt: aTime });
    await thread.bot.handleDeletion({ platform: "discord", community: "lumen", messageId: "q" });
    await thread.say("cora", "Then the fan.", { sentAt: aTime + hour });
    await thread.say("ada", "Thanks, that worked!", { sentAt: aTime + hour });
    await thread.job.run(aTime + 5 * hour, new AbortController().signal);
    expect(thread.announced).toEqual([]);
    expect(await thread.store.solutions.find("lumen", thread.questionId)).toMatchObject({ text: "" });
  });

  it("GIVEN not yet THEN the question stays open and a later answer counts", async () => {
    const thread = await aThread();
    await thread.say("cora", "Seat the card.");
    expect(await thread.call("ada", "reopen")).toMatchObject({ text: "All right, the question stays open." });
    await thread.say("tess", "Replace the fan.");
    await thread.call("ada", "solved");
    expect(await thread.store.solutions.find("lumen", thread.questionId)).toMatchObject({ text: "Replace the fan." });
  });
});

describe("isThanks", () => {
  it.each([
    ["thanks, that worked", true],
    ["Thank you!", true],
    ["it works now", true],
    ["谢谢，解决了", true],
    ["可以了", true],
    ["thanks, but it still fails", false],
    ["thanks! does it also work on Windows?", false],
    ["that didn't work", false],
    ["还是不行，谢谢", false],
    ["没解决", false],
    ["The fan is broken.", false],
    [`thanks ${"and more ".repeat(30)}`, false],
  ])("GIVEN %s THEN %s", (text, expected) => {
    expect(isThanks(text)).toBe(expected);
  });
});

describe("a channel where Usher only listens to what is said to it", () => {
  it("GIVEN a question asked of it there THEN people's answers and thanks under it are heard", async () => {
    const thread = await aThread();
    const { thread: _, ...asked } = thread.aMessage("ada", "Why is it loud?", { channel: "quiet", addressed: true });
    await thread.bot.handleMessage(asked);
    const under = { channel: "quiet", thread: asked.messageId };
    expect(await thread.say("eve", "Why is what loud?", { channel: "quiet", messageId: "m9" })).toBeUndefined();
    await thread.say("cora", "Oil the fan.", under);
    await thread.say("ada", "thanks, solved", under);
    expect(thread.announced).toMatchObject([{ audience: { channel: "quiet", thread: asked.messageId } }]);
  });
});

describe("noise", () => {
  it("GIVEN somebody else spoke in a thread that asked nothing THEN Usher is quiet there, unless addressed", async () => {
    const thread = await aThread();
    const under = { thread: "news" };
    const { thread: _, ...opening } = thread.aMessage("ada", "look at my new fan", { messageId: "news" });
    await thread.bot.handleMessage(opening);
    await thread.say("cora", "hello there", under);
    expect(await thread.say("ada", "Why does it spin backwards?", under)).toBeUndefined();
    expect(await thread.say("cora", "Why, @usher?", { ...under, addressed: true })).toMatchObject({ kind: "route" });
  });

  it("GIVEN nobody else spoke yet THEN the first question in a thread is answered", async () => {
    const thread = await aThread();
    const { thread: _, ...opening } = thread.aMessage("ada", "look at my new fan", { messageId: "news" });
    await thread.bot.handleMessage(opening);
    expect(await thread.say("eve", "Where did you buy it?", { thread: "news" })).toMatchObject({ kind: "route" });
  });

  it("GIVEN a person answered THEN an edited question is not judged anew", async () => {
    const thread = await aThread();
    await thread.say("cora", "Seat the card.");
    const { thread: _, ...edited } = thread.aMessage("ada", "Why is the GPU hot?", { messageId: "q" });
    expect(await thread.bot.handleEdit(edited)).toBeUndefined();
    expect(await thread.bot.explain("lumen", { questionId: thread.questionId })).toMatchObject({
      verdicts: [{ turn: 0 }],
    });
  });

  it("GIVEN a person who wants to be left alone THEN only what they say to Usher is answered, until they take it back", async () => {
    const thread = await aThread();
    const ask = (messageId: string, addressed = false) => {
      const { thread: _, ...message } = thread.aMessage("eve", "Where is the fan?", { messageId, addressed });
      return thread.bot.handleMessage(message);
    };
    expect(await thread.call("eve", "mute")).toMatchObject({ visibility: "private" });
    expect(await ask("m1")).toBeUndefined();
    expect(await ask("m2", true)).toMatchObject({ kind: "route" });
    expect(await thread.bot.explain("lumen", { platform: "discord", messageId: "m1" })).toBeUndefined();
    await thread.call("eve", "unmute");
    expect(await ask("m3")).toMatchObject({ kind: "route" });
  });
});

it("GIVEN replies of people THEN the time of the first is kept, also where it asks back", async () => {
  const { say, store, questionId } = await aThread();
  await say("ada", "Anybody there", { sentAt: aTime + 500 });
  await say("cora", "Which driver do you have?", { sentAt: aTime + 1000 });
  await say("tess", "Restart it.", { sentAt: aTime + 2000 });
  expect((await store.questions.find("lumen", questionId))?.question.repliedAt).toBe(aTime + 1000);
});
