import { describe, expect, it } from "vitest";
import type { IncomingMessage } from "../../../src/core/question/message.ts";
import { aPerson, aThread, type Thread } from "./a-thread.ts";

const link = "https://chat.example/Why%20is%20the%20GPU%20cold%3F";

/** Asks in a channel of that name, in other letters, message `in-<channel>`. */
function askIn(thread: Thread, channel: string, person = "ben", changes: Partial<IncomingMessage> = {}) {
  const asked = thread.aMessage(person, "why is the GPU cold?", { channel, messageId: `in-${channel}`, ...changes });
  const { thread: _, ...opening } = asked;
  return thread.bot.handleMessage({ ...opening, link: `https://chat.example/${channel}` });
}

function told(thread: Thread) {
  return thread.announced.filter(({ key }) => key.startsWith("duplicate-solved:"));
}

describe("a question that is open in another channel", () => {
  it("is pointed to by the reply, and both asks stay", async () => {
    const thread = await aThread();
    const reply = await askIn(thread, "training");
    expect(reply).toMatchObject({
      kind: "route",
      text: expect.stringContaining(`[A question like this one](${link})`),
    });
    expect(reply?.text).toContain("For **Core developers**");
    expect(await thread.store.questions.findWaiting("lumen", 9)).toHaveLength(2);
    expect((await askIn(thread, "deployment", "zoe"))?.text).toContain("https://chat.example/training");
  });

  it("GIVEN it is solved THEN those who asked the same are told once in their threads, where they can open the answer", async () => {
    const thread = await aThread();
    const second = await askIn(thread, "training");
    const third = await askIn(thread, "deployment", "zoe");
    await thread.call("ada", "solved", {}, thread.aMessage("cora", "Set the fan curve."));
    expect(told(thread)).toMatchObject([
      {
        key: `duplicate-solved:${second?.questionId}`,
        audience: { kind: "channel", channel: "training", thread: "in-training" },
        reply: {
          text: "A question like this one was solved: [read it there](https://chat.example/Set%20the%20fan%20curve.).",
        },
      },
      { audience: { channel: "deployment", thread: "in-deployment" } },
    ]);
    await thread.call("mona", "solved", {}, thread.aMessage("tess", "Seat the card."));
    expect(told(thread)).toHaveLength(2);
    const press = {
      platform: "discord",
      community: "lumen",
      channel: "training",
      person: aPerson("ben"),
      at: 9e12,
    } as const;
    const action = { kind: "show", solvedId: thread.questionId } as const;
    const shown = await thread.bot.handleFeedback({ ...press, questionId: second?.questionId ?? "", action });
    expect(shown).toMatchObject({
      kind: "answer",
      text: expect.stringContaining("Seat the card."),
      visibility: "private",
    });
    const vote = { kind: "vote", vote: "helpful", correction: { solvedId: thread.questionId } } as const;
    await thread.bot.handleFeedback({ ...press, questionId: second?.questionId ?? "", action: vote });
    const waiting = await thread.store.questions.findWaiting("lumen", 9);
    expect(waiting.map(({ question }) => question.id)).toEqual([third?.questionId]);
  });

  it("GIVEN the later one is solved by a vote THEN the asker of the first is told, bystanders' votes aside", async () => {
    const thread = await aThread();
    const later = await askIn(thread, "training");
    const vote = (person: string) =>
      thread.bot.handleFeedback({
        platform: "discord",
        community: "lumen",
        questionId: later?.questionId ?? "",
        person: aPerson(person),
        action: { kind: "vote", vote: "helpful" },
        at: 9e12,
      });
    await vote("zoe");
    expect(told(thread)).toEqual([]);
    await vote("ben");
    expect(told(thread)).toMatchObject([
      {
        key: `duplicate-solved:${thread.questionId}`,
        audience: { channel: "help", thread: "q" },
        reply: { text: expect.stringContaining("https://chat.example/training"), buttons: [] },
      },
    ]);
  });

  it.each([
    ["asked among a chosen few", "training", { isPrivate: true }],
    ["asked of Usher alone", "direct", {}],
  ] as const)("GIVEN one %s THEN neither points to the other", async (_, channel, changes) => {
    const thread = await aThread();
    expect((await askIn(thread, channel, "ben", changes))?.text).not.toContain("question like this");
    await thread.call("ada", "solved", {}, thread.aMessage("cora", "Set the fan curve."));
    expect((await askIn(thread, "training", "zoe"))?.text).not.toContain("question like this");
    expect(told(thread)).toEqual([]);
  });

  it("GIVEN it is solved already THEN nothing points to it as open", async () => {
    const thread = await aThread();
    await thread.call("ada", "solved", {}, thread.aMessage("cora", "Set the fan curve."));
    expect((await askIn(thread, "training"))?.text).not.toContain("question like this");
  });
});
