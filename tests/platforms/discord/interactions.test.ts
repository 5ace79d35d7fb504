import { afterEach, describe, expect, it } from "vitest";
import { aReply } from "../../fakes.ts";
import { aCommand } from "./a-command.ts";
import { headline, openStage, type Stage } from "./stage.ts";

let stage: Stage | undefined;

afterEach(async () => {
  await stage?.close();
  stage = undefined;
});

describe("buttons", () => {
  it("carry a vote and thank the person alone", async () => {
    stage = await openStage();
    const answer = await stage.answerTo("How do I stop overfitting?");
    const press = stage.asker.presses(answer, "This solved it");
    const thanks = await stage.replied(press);
    expect(thanks).toMatchObject({ content: "Thank you, noted.", onlyFor: stage.asker.id });
    expect(stage.bot.clicks).toEqual([
      expect.objectContaining({
        community: "lumen",
        questionId: "question-1",
        action: { kind: "vote", vote: "helpful", correction: { faqId: "overfitting" } },
        person: expect.objectContaining({ id: stage.asker.id, language: "en" }),
      }),
    ]);
  });

  it("lead on to people in the thread, notifying the role once", async () => {
    stage = await openStage();
    const answer = await stage.answerTo("How do I stop overfitting?");
    const press = stage.asker.presses(answer, "Ask a person");
    const route = await stage.botSays(answer.channelId, ({ mentionRoles }) => mentionRoles.length > 0);
    expect(route).toMatchObject({ mentions: [], mentionEveryone: false });
    await stage.double.until("the waiting mark to go", () => press.state.callbackType === 6);
    expect(press.reply()).toBeUndefined();
  });

  it("of many corrections become a select menu", async () => {
    const corrections = ["a", "b", "c", "d"].map((role) => ({
      label: `Rather ${role}`,
      action: { kind: "vote" as const, vote: "unhelpful" as const, correction: { role } },
      style: "secondary" as const,
    }));
    stage = await openStage({
      bot: { reply: () => aReply({ questionId: "q-1", kind: "route", buttons: corrections }) },
    });
    const route = await stage.answerTo("Where?");
    stage.asker.presses(route, "Rather c");
    await expect.poll(() => stage?.bot.clicks[0]?.action).toEqual(corrections[2]!.action);
  });

  it("of another bot's, or too old, are explained", async () => {
    stage = await openStage();
    const { world } = stage.double;
    const components = [{ type: 1, components: [{ type: 2, style: 1, label: "Old", custom_id: "something" }] }];
    const message = world.post(stage.help, { authorId: stage.double.botId, content: "x", components });
    const told = await stage.replied(stage.asker.presses(message, "Old"));
    expect(told.content).toMatch(/too old/);
    expect(stage.bot.clicks).toEqual([]);
  });
});

describe("reactions", () => {
  it("on an answer are votes", async () => {
    stage = await openStage();
    const answer = await stage.answerTo("How do I stop overfitting?");
    stage.asker.reacts(answer, "❌");
    await expect.poll(() => stage?.bot.clicks[0]?.action).toEqual({ kind: "vote", vote: "unhelpful" });
    stage.moderator.reacts(answer, "✅");
    await expect.poll(() => stage?.bot.clicks[1]?.person.roleIds).toHaveLength(1);
  });

  it("on a person's message call the command that declares them", async () => {
    const command = aCommand({ name: "accept", reaction: "✅" });
    stage = await openStage({
      extend: (bot) => ({
        commands: [command],
        handleCommand: async (call) => {
          await bot.handleCommand(call);
          return aReply({ text: "Accepted." });
        },
      }),
    });
    const message = stage.moderator.says(stage.help, "Use early stopping.");
    stage.asker.reacts(message, "✅");
    expect(headline(await stage.botSays(stage.help.id))).toBe("Accepted.");
    expect(stage.bot.calls[0]).toMatchObject({ name: "accept", target: { messageId: message.id } });
  });
});

describe("an interaction is acknowledged first", () => {
  it("GIVEN a slow bot THEN within a moment", async () => {
    let release: () => void = () => {};
    const slow = new Promise<void>((resolve) => {
      release = resolve;
    });
    stage = await openStage({
      extend: (bot) => ({
        handleFeedback: async (click) => {
          await slow;
          return bot.handleFeedback(click);
        },
      }),
    });
    const press = stage.asker.presses(await stage.answerTo("How do I stop overfitting?"), "Why?");
    const after = await stage.double.until("the acknowledgement", () => press.acknowledgedAfter());
    expect(after).toBeLessThan(1000);
    expect(press.reply()).toBeUndefined();
    release();
    await stage.replied(press);
  });

  it("GIVEN 10062 THEN what is public goes to the channel, what is private to the person", async () => {
    stage = await openStage({
      extend: (bot) => ({
        handleCommand: async () => aReply({ text: "For all." }),
        handleFeedback: bot.handleFeedback,
      }),
    });
    const answer = await stage.answerTo("How do I stop overfitting?");
    stage.double.faults.add({ method: "POST", path: /callback$/, before: 404, code: 10062, times: 2 });
    const call = stage.asker.calls(stage.general, "echo", { text: "x" });
    const inChannel = await stage.botSays(stage.general.id);
    expect(inChannel).toMatchObject({ mentions: [stage.asker.id] });
    expect(headline(inChannel)).toBe("For all.");
    stage.asker.presses(answer, "Why?");
    const direct = stage.double.world.openDirect(stage.asker.id);
    await stage.botSays(direct.id);
    expect(call.reply()).toBeUndefined();
  });

  it("GIVEN a callback that failed after its work, 40060 THEN it counts as acknowledged", async () => {
    stage = await openStage();
    stage.double.faults.add({ method: "POST", path: /callback$/, after: 502 });
    const reply = await stage.replied(stage.asker.calls(stage.help, "echo", { text: "again" }));
    expect(reply.content).toBe("echo: again");
  });

  it("GIVEN 50027 THEN the answer goes to the channel and names the person", async () => {
    let release: () => void = () => {};
    const slow = new Promise<void>((resolve) => {
      release = resolve;
    });
    stage = await openStage({
      extend: () => ({
        commands: [aCommand({ visibility: "public" })],
        handleCommand: async () => {
          await slow;
          return aReply({ text: "At last." });
        },
      }),
    });
    const call = stage.asker.calls(stage.help, "note");
    await stage.double.until("the acknowledgement", () => call.acknowledgedAfter() !== undefined);
    call.expire();
    release();
    const answer = await stage.botSays(stage.help.id, (message) => headline(message) === "At last.");
    expect(answer.mentions).toEqual([stage.asker.id]);
  });
});

it("tells people of a server that is not configured", async () => {
  stage = await openStage();
  const other = stage.double.addGuild({ name: "Elsewhere" });
  const channel = other.addChannel("help");
  const stranger = other.addPerson("sam");
  const call = stranger.calls(channel, "echo", { text: "x" });
  expect((await stage.replied(call)).content).toMatch(/not set up/);
  expect(stage.bot.calls).toEqual([]);
});
