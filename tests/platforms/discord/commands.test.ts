import { afterEach, describe, expect, it } from "vitest";
import { aButton, aReply } from "../../fakes.ts";
import { aCommand } from "./a-command.ts";
import { headline, openStage, type Stage } from "./stage.ts";

let stage: Stage | undefined;

afterEach(async () => {
  await stage?.close();
  stage = undefined;
});

describe("commands", () => {
  it("are registered from their declaration and called with their options", async () => {
    const commands = [
      aCommand({
        name: "faq add",
        names: { zh: "faq 添加" },
        options: [
          { name: "who", description: "Who", type: "person", required: false },
          { name: "role", description: "Which", type: "role", required: true },
          { name: "entry", description: "What", type: "faq", required: false },
        ],
      }),
      aCommand({ name: "faq show" }),
    ];
    stage = await openStage({ extend: () => ({ commands }) });
    const [group] = stage.double.state.commands.get("global") ?? [];
    expect(group).toMatchObject({
      name: "faq",
      options: [
        {
          name: "add",
          name_localizations: { "zh-CN": "添加", "zh-TW": "添加" },
          options: [
            { name: "role", type: 8, required: true },
            { name: "who", type: 6 },
            { name: "entry", type: 3, autocomplete: true },
          ],
        },
        { name: "show" },
      ],
    });
    const values = { who: stage.moderator.id, role: stage.supporters.id, entry: "overfitting" };
    await stage.replied(stage.asker.calls(stage.help, "faq add", values));
    expect(stage.bot.calls[0]).toMatchObject({
      name: "faq add",
      channel: stage.help.id,
      options: { ...values, role: "technical-supporter" },
      names: { [stage.moderator.id]: "mona" },
      person: { id: stage.asker.id },
    });
  });

  it("answer for all where they are declared public", async () => {
    stage = await openStage({
      extend: () => ({
        commands: [aCommand({ visibility: "public" })],
        handleCommand: async () => aReply({ text: "For all." }),
      }),
    });
    const reply = await stage.replied(stage.asker.calls(stage.help, "note"));
    expect(reply.onlyFor).toBeUndefined();
    expect(headline(reply)).toBe("For all.");
  });

  it("GIVEN a public waiting mark and a private reply THEN it is for the person alone", async () => {
    stage = await openStage({
      extend: () => ({
        commands: [aCommand({ visibility: "public" })],
        handleCommand: async () => aReply({ kind: "error", text: "You may not.", visibility: "private" }),
      }),
    });
    const call = stage.asker.calls(stage.help, "note");
    const [said] = await stage.double.until("the reply", () => call.state.followUps.length > 0 && call.state.followUps);
    expect(said).toMatchObject({ content: "You may not.", onlyFor: stage.asker.id });
    expect(stage.double.messagesIn(stage.help.id)).toEqual([]);
  });

  it("offer values while typing, as the bot does, within Discord's limits", async () => {
    const options = [{ name: "stage", description: "Which", type: "stage", required: false }] as const;
    stage = await openStage({
      extend: () => ({
        commands: [aCommand({ name: "task move", options })],
        handleTyping: async (call, option) => [
          { label: `${option} ${call.options[option]}`.repeat(40), value: "review" },
          { label: "too long", value: "x".repeat(101) },
        ],
      }),
    });
    const typing = stage.asker.types(stage.help, "task move", "stage", "re");
    const offered = await stage.double.until("choices", () => typing.choices());
    expect(offered.map(({ value }) => value)).toEqual(["review"]);
    expect(offered[0]!.name).toHaveLength(100);
  });

  it("GIVEN a menu whose replies are private, of a public command THEN nothing is seen by others, not even a waiting mark", async () => {
    const command = aCommand({ visibility: "public", menu: { title: "Take note", visibility: "private" } });
    stage = await openStage({
      extend: () => ({ commands: [command], handleCommand: async () => aReply({ visibility: "private" }) }),
    });
    const message = stage.moderator.says(stage.attic, "Look here");
    const reply = await stage.replied(stage.asker.opensMenu(message, "Take note"));
    expect(reply.onlyFor).toBe(stage.asker.id);
    expect(reply.flags & 64).toBe(64);
    expect(
      stage.double.calls.filter(({ path, body }) => /callback$/.test(path) && !JSON.stringify(body).includes("64")),
    ).toEqual([]);
  });

  it("GIVEN a button whose command is longer than an id THEN it works all the same", async () => {
    const options = { stage: "s".repeat(60), role: "r".repeat(60), page: "2" };
    const action = { kind: "command" as const, name: "note", options };
    stage = await openStage({
      extend: (bot) => ({
        commands: [aCommand({})],
        handleCommand: async (call) => {
          await bot.handleCommand(call);
          return aReply({ kind: "notice", buttons: [aButton({ label: "Next page", action })], visibility: "private" });
        },
      }),
    });
    const board = await stage.replied(stage.asker.calls(stage.help, "note"));
    await stage.replied(stage.asker.presses(board, "Next page"));
    expect(stage.bot.calls[1]).toMatchObject({ name: "note", options });
  });

  it("appear in a message's menu, with the message and the question it is about", async () => {
    const command = aCommand({
      name: "why",
      menu: { title: "Why?", titles: { zh: "为什么？" } },
      options: [{ name: "question", description: "Which", type: "question", required: false }],
    });
    stage = await openStage({ extend: () => ({ commands: [command] }) });
    const answer = await stage.answerTo("How do I stop overfitting?");
    await stage.replied(stage.asker.opensMenu(answer, "Why?"));
    expect(stage.bot.calls[0]).toMatchObject({
      name: "why",
      options: { question: "question-1" },
      target: { messageId: answer.id, thread: answer.channelId, author: { isBot: true } },
    });
  });

  it("open a form for what they declare so, filled with what is known, and get its texts and what it did not show", async () => {
    const command = aCommand({
      name: "faq edit",
      description: "Edits an entry",
      descriptions: { zh: "编辑条目" },
      menu: { title: "Add to FAQ" },
      options: [
        { name: "entry", description: "Which", type: "text", required: false },
        { name: "question", description: "Question", type: "text", required: true, inForm: true },
        { name: "answer", description: "Answer", type: "paragraph", required: true, inForm: true },
      ],
    });
    stage = await openStage({
      extend: () => ({
        commands: [command],
        handleForm: async (call) => ({
          kind: "fields",
          values: { answer: `was ${call.options.entry ?? call.target?.text}`, revision: "3" },
        }),
      }),
    });
    const opened = stage.asker.calls(stage.help, "faq edit", { entry: "quantisation" });
    await stage.double.until("the form", () => opened.state.callbackType === 9);
    expect(opened.modal().title).toBe("Edits an entry");
    await stage.replied(stage.asker.submits(opened, { question: "Why?" }));
    expect(stage.bot.calls[0]!.options).toEqual({
      entry: "quantisation",
      question: "Why?",
      answer: "was quantisation",
      revision: "3",
    });

    const message = stage.moderator.says(stage.help, "Use early stopping.");
    const menu = stage.asker.opensMenu(message, "Add to FAQ");
    await stage.double.until("the form", () => menu.state.callbackType === 9);
    await stage.replied(stage.asker.submits(menu, { question: "How?" }));
    expect(stage.bot.calls[1]).toMatchObject({
      options: { question: "How?", answer: "was Use early stopping.", revision: "3" },
      target: { messageId: message.id, author: { id: stage.moderator.id } },
    });
  });

  it("open no form for those who may not", async () => {
    const command = aCommand({
      options: [{ name: "text", description: "Text", type: "paragraph", required: true, inForm: true }],
    });
    const reply = aReply({ kind: "error", text: "You may not do this.", visibility: "private" });
    stage = await openStage({
      extend: () => ({ commands: [command], handleForm: async () => ({ kind: "refused", reply }) }),
    });
    const call = stage.asker.calls(stage.help, "note");
    expect(await stage.replied(call)).toMatchObject({ content: "You may not do this.", onlyFor: stage.asker.id });
  });
});
