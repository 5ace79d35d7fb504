import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it, vi } from "vitest";
import type { Command, CommandCall } from "../../../src/core/command/command.ts";
import type { SlackDouble } from "../../doubles/slack/slack-double.ts";
import type { SlackView } from "../../doubles/slack/state.ts";
import { aReply, type FakeBot } from "../../fakes.ts";
import { aSlackBot, labelled, type Mode, startSlack } from "./start-slack.ts";

const note = aReply({ kind: "notice", visibility: "private", text: "Noted." });

function aCommand(changes: Partial<Command> & { readonly handled?: CommandCall[] }): Command {
  const { handled, ...rest } = changes;
  return {
    name: "note",
    description: "Notes something",
    options: [],
    permission: "everyone",
    handle: async () => note,
    ...rest,
  };
}

/** A bot that has these commands and keeps the calls. */
function aBotWith(commands: readonly Command[], changes: Partial<FakeBot> = {}): FakeBot {
  const bot = aSlackBot();
  const calls = bot.calls as CommandCall[];
  return {
    ...bot,
    commands,
    handleCommand: async (call) => {
      calls.push(call);
      return commands.find(({ name }) => name === call.name)?.handle(call) ?? note;
    },
    ...changes,
  };
}

/** The form that was opened last. */
function findForm(slack: SlackDouble): SlackView {
  return [...slack.workspace.modals.values()].at(-1)!;
}

describe.each<Mode>(["socket", "http"])("buttons by %s", (mode) => {
  it("GIVEN a press THEN it is acknowledged at once, recorded, and thanked for privately in the thread", async () => {
    const { slack, bot, ask } = await startSlack({ mode });
    const answer = await ask("overfit");
    const outcome = await slack.interactions.press(slack.workspace, "U0ADA", answer, labelled("This solved it"));
    expect(outcome.kind).toBe("acknowledged");
    await slack.until(() => slack.responseUrls.responses.length === 1, "the thanks");
    expect(bot.clicks).toMatchObject([
      {
        platform: "slack",
        community: "lumen",
        questionId: "question-1",
        person: { id: "U0ADA", language: "en" },
        action: { kind: "vote", vote: "helpful", correction: { faqId: "overfitting" } },
      },
    ]);
    expect(slack.responseUrls.responses[0]).toMatchObject({
      user: "U0ADA",
      body: { response_type: "ephemeral", replace_original: false, thread_ts: answer.threadTs },
    });
  });

  it("GIVEN a call for people THEN the role is called in the question's thread, once, and nobody else", async () => {
    const { slack, bot, ask } = await startSlack({ mode });
    const answer = await ask("overfit");
    await slack.interactions.press(slack.workspace, "U0ADA", answer, labelled("Ask a person"));
    await slack.until(() => slack.answers("C0HELP", answer.threadTs).length === 2, "the call");
    expect(bot.clicks).toMatchObject([{ action: { kind: "ask-person" } }]);
  });
});

describe("buttons", () => {
  it("GIVEN a press on a private reply, which comes without its message THEN the block tells the question", async () => {
    const reply = () =>
      aReply({
        questionId: "question-1",
        visibility: "private",
        buttons: [{ label: "Why?", action: { kind: "why" }, style: "secondary" }],
      });
    const { slack, bot } = await startSlack({ bot: aSlackBot({ reply }) });
    slack.people.post("C0HELP", "U0ADA", "overfit");
    const channel = slack.workspace.channels.get("C0HELP")!;
    await slack.until(() => channel.ephemeral.length === 1, "the private reply");
    await slack.interactions.press(slack.workspace, "U0ADA", channel.ephemeral[0]!, labelled("Why?"));
    await expect.poll(() => bot.clicks).toMatchObject([{ questionId: "question-1", action: { kind: "why" } }]);
  });

  it("GIVEN more choices than buttons THEN one from the menu beside them counts like a press", async () => {
    const roles = [..."abcdefg"].map((role) => ({
      label: `Role ${role}`,
      action: { kind: "ask-person" as const, role },
    }));
    const buttons = roles.map((button) => ({ ...button, style: "secondary" as const }));
    const { slack, bot, ask } = await startSlack({
      bot: aSlackBot({ reply: () => aReply({ questionId: "question-1", buttons }) }),
    });
    const outcome = await slack.interactions.choose(slack.workspace, "U0ADA", await ask("overfit"), "Role f");
    expect(outcome.kind).toBe("acknowledged");
    await expect.poll(() => bot.clicks).toMatchObject([{ action: { kind: "ask-person", role: "f" } }]);
  });

  it("GIVEN the response address is used up THEN the thanks are shown in the thread", async () => {
    const { slack, ask } = await startSlack();
    const answer = await ask("overfit");
    const pressed = slack.interactions.press(slack.workspace, "U0ADA", answer, labelled("This solved it"));
    slack.responseUrls.expire();
    await pressed;
    const channel = slack.workspace.channels.get("C0HELP")!;
    await slack.until(() => channel.ephemeral.length === 1, "the thanks");
    expect(channel.ephemeral[0]).toMatchObject({
      onlyFor: "U0ADA",
      threadTs: answer.threadTs,
      text: "Thank you, noted.",
    });
  });

  it("GIVEN a button that is none of ours THEN it is acknowledged, logged, and the person told", async () => {
    const { slack, log, bot, ask } = await startSlack();
    const blocks = [
      {
        type: "actions",
        block_id: "old",
        elements: [{ type: "button", action_id: "old", value: "x", text: { type: "plain_text", text: "Old" } }],
      },
    ];
    const message = { ...(await ask("overfit")), blocks };
    const outcome = await slack.interactions.press(slack.workspace, "U0ADA", message, labelled("Old"));
    expect(outcome.kind).toBe("acknowledged");
    await slack.until(() => slack.responseUrls.responses.length === 1, "the word");
    expect(log.lines).toContainEqual(expect.objectContaining({ sentence: "a press is none of usher's" }));
    expect(bot.clicks).toEqual([]);
  });

  it("GIVEN the bot fails at a press THEN the person is told, and the next press works", async () => {
    const bot = aSlackBot();
    const handleFeedback = vi.fn(bot.handleFeedback).mockRejectedValueOnce(new Error("locked"));
    const { slack, ask } = await startSlack({ bot: { ...bot, handleFeedback } });
    const answer = await ask("overfit");
    await slack.interactions.press(slack.workspace, "U0ADA", answer, labelled("Why?"));
    await slack.until(() => slack.responseUrls.responses.length === 1, "the excuse");
    await slack.interactions.press(slack.workspace, "U0ADA", answer, labelled("Why?"));
    await slack.until(() => slack.responseUrls.responses.length === 2, "the second reply");
    expect(JSON.stringify(slack.responseUrls.responses[0])).toContain("slack-1");
  });
});

describe.each<Mode>(["socket", "http"])("what is none of Usher's, by %s", (mode) => {
  it("GIVEN a shortcut, a form and a field of an app of yesterday THEN each is acknowledged, its person told, and the log, once", async () => {
    const { slack, bot, log, settle } = await startSlack({ mode });
    const { workspace, interactions } = slack;
    const message = slack.people.post("C0LOUNGE", "U0TESS", "Use int8.");
    const input = { type: "input", block_id: "old", element: { type: "external_select", action_id: "old" } };
    const words = { type: "input", block_id: "words", element: { type: "plain_text_input", action_id: "words" } };
    const view = { type: "modal", callback_id: "old", private_metadata: "{}", blocks: [input, words] };
    const form = { id: "V0OLD", user: "U0ADA", view };
    expect(await interactions.menu(workspace, "U0ADA", message, "old")).toMatchObject({ kind: "acknowledged" });
    expect(await interactions.menu(workspace, "U0ADA", message, "old")).toMatchObject({ kind: "acknowledged" });
    const typed = { words: "Use int8." };
    expect(await interactions.submit(workspace, form, typed)).toMatchObject({ kind: "acknowledged" });
    expect(await interactions.typeInto(workspace, form, "old", "x")).toMatchObject({ body: { options: [] } });
    await settle();
    await slack.until(() => slack.answers("D0ADA").length === 1, "the word on the form");
    expect(slack.answers("D0ADA")[0]?.text).toMatch(/no such command any more.*Your text:.*Use int8\./s);
    const told = slack.responseUrls.responses.map(({ user, body }) => `${user} ${body.response_type} ${body.text}`);
    expect(told).toHaveLength(2);
    expect(told[0]).toMatch(/^U0ADA ephemeral I have no such command any more/);
    const warnings = log.lines.filter(({ level }) => level === "warn").map(({ sentence }) => sentence);
    expect(warnings.toSorted()).toEqual(["a form is none of usher's", "a shortcut is none of usher's"]);
    expect(log.lines.filter(({ level }) => level === "error")).toEqual([]);
    expect(bot.calls).toEqual([]);
  });
});

describe("reactions", () => {
  it("GIVEN ✅ and ❌ on an answer THEN they are votes; any other means nothing and asks Slack nothing", async () => {
    const { slack, bot, ask } = await startSlack();
    const answer = await ask("overfit");
    slack.people.react(answer, "U0ADA", "tada");
    slack.people.react(answer, "U0ADA", "white_check_mark");
    slack.people.react(answer, "U0TESS", "x");
    await expect.poll(() => bot.clicks).toHaveLength(2);
    expect(bot.clicks).toMatchObject([
      { person: { id: "U0ADA" }, questionId: "question-1", action: { kind: "vote", vote: "helpful" } },
      { person: { id: "U0TESS", roleIds: ["S0SUPPORT"] }, action: { kind: "vote", vote: "unhelpful" } },
    ]);
    expect(slack.calls("conversations.replies")).toHaveLength(2);
  });

  it("GIVEN an emoji that a command names, on a person's message THEN the command is called on it", async () => {
    const bot = aBotWith([aCommand({ name: "solved", reaction: "✅" })]);
    const { slack } = await startSlack({ bot });
    const message = slack.people.post("C0LOUNGE", "U0TESS", "Set weight_decay to 0.01.");
    slack.people.react(message, "U0ADA", "white_check_mark");
    await expect.poll(() => bot.calls).toHaveLength(1);
    expect(bot.calls[0]).toMatchObject({
      name: "solved",
      person: { id: "U0ADA" },
      target: {
        messageId: `C0LOUNGE:${message.ts}`,
        text: "Set weight_decay to 0.01.",
        author: { id: "U0TESS", roleIds: ["S0SUPPORT"] },
      },
    });
  });
});

describe.each<Mode>(["socket", "http"])("slash commands by %s", (mode) => {
  it("GIVEN /echo and /usher echo THEN both call it with what was typed, and the reply is private", async () => {
    const { slack, bot } = await startSlack({ mode });
    const channel = slack.workspace.channels.get("C0CLOSED")!;
    const outcome = await slack.interactions.command(slack.workspace, "U0ADA", channel, "/echo", "a &lt;b&gt; c");
    expect(outcome).toMatchObject({ kind: "acknowledged" });
    await slack.interactions.command(slack.workspace, "U0ADA", channel, "/usher", "echo again");
    await slack.until(() => slack.responseUrls.responses.length === 2, "both replies");
    expect(bot.calls).toMatchObject([
      { name: "echo", options: { text: "a <b> c" }, channel: "C0CLOSED", person: { id: "U0ADA", name: "ada" } },
      { name: "echo", options: { text: "again" } },
    ]);
    expect(slack.responseUrls.responses[0]?.body).toMatchObject({ response_type: "ephemeral" });
  });

  it("GIVEN a command that is none THEN it is acknowledged and answered with those there are", async () => {
    const { slack } = await startSlack({ mode });
    const channel = slack.workspace.channels.get("C0HELP")!;
    const outcome = await slack.interactions.command(slack.workspace, "U0ADA", channel, "/usher", "dance");
    expect(outcome.kind).toBe("acknowledged");
    await slack.until(() => slack.responseUrls.responses.length === 1, "the help");
    expect(JSON.stringify(slack.responseUrls.responses[0]?.body)).toContain("/usher echo");
  });
});

describe("commands", () => {
  it("GIVEN help is asked for THEN each reads the commands that they may call, as Slack takes them", async () => {
    const bot = aBotWith([
      aCommand({ name: "task mine" }),
      aCommand({ name: "queue", permission: "helper" }),
      aCommand({ name: "drafts list", permission: "moderator" }),
    ]);
    const { slack } = await startSlack({ bot });
    const channel = slack.workspace.channels.get("C0HELP")!;
    for (const user of ["U0ADA", "U0TESS", "U0MONA"]) {
      await slack.interactions.command(slack.workspace, user, channel, "/usher", "help");
      await slack.until(() => slack.responseUrls.responses.at(-1)?.user === user, "the help");
    }
    const told = slack.responseUrls.responses.map(({ body }) => body.text);
    expect(told.map((text) => String(text).match(/`[^`]+`/g))).toEqual([
      ["`/task mine`"],
      ["`/task mine`", "`/usher queue`"],
      ["`/task mine`", "`/usher queue`", "`/usher drafts list`"],
    ]);
  });

  it.each([
    ["/task", "crate now", "I have no command task crate. Did you mean `/task create`?"],
    ["/usher", "quueue", "I have no command quueue. Did you mean `/usher queue`?"],
  ])("GIVEN a slip in %s %s THEN what may be meant is said, as Slack takes it", async (slash, text, said) => {
    const bot = aBotWith([
      aCommand({ name: "task create" }),
      aCommand({ name: "task list" }),
      aCommand({ name: "queue" }),
    ]);
    const { slack } = await startSlack({ bot });
    await slack.interactions.command(slack.workspace, "U0ADA", slack.workspace.channels.get("C0HELP")!, slash, text);
    await slack.until(() => slack.responseUrls.responses.length === 1, "the word");
    expect(slack.responseUrls.responses[0]?.body.text).toBe(said);
  });

  it("GIVEN a command whose replies are for all THEN its line is shown, and the reply posted into the channel", async () => {
    const reply = aReply({ text: "For all." });
    const bot = aBotWith([aCommand({ name: "ask", visibility: "public", handle: async () => reply })]);
    const { slack } = await startSlack({ bot });
    const channel = slack.workspace.channels.get("C0LOUNGE")!;
    const outcome = await slack.interactions.command(slack.workspace, "U0ADA", channel, "/ask", "overfit");
    expect(outcome).toMatchObject({ body: { response_type: "in_channel" } });
    await slack.until(() => slack.answers("C0LOUNGE").length === 1, "the reply");
  });

  it("GIVEN such a command where Usher is no member THEN the reply comes by the response address", async () => {
    const bot = aBotWith([
      aCommand({ name: "ask", visibility: "public", handle: async () => aReply({ text: "For all." }) }),
    ]);
    const { slack } = await startSlack({ bot });
    await slack.interactions.command(slack.workspace, "U0ADA", slack.workspace.channels.get("C0CLOSED")!, "/ask", "x");
    await slack.until(() => slack.responseUrls.responses.length === 1, "the reply");
    expect(slack.responseUrls.responses[0]?.body).toMatchObject({ response_type: "in_channel" });
  });

  it("GIVEN two words THEN the longer name wins; named options and people are understood", async () => {
    const options = [
      { name: "id", description: "Which", type: "text" as const, required: true },
      { name: "owner", description: "Whose", type: "person" as const, required: false },
      { name: "stage", description: "Where", type: "stage" as const, required: false },
    ];
    const bot = aBotWith([aCommand({ name: "faq" }), aCommand({ name: "faq edit", options })]);
    const { slack } = await startSlack({ bot });
    const channel = slack.workspace.channels.get("C0HELP")!;
    await slack.interactions.command(
      slack.workspace,
      "U0ADA",
      channel,
      "/faq",
      "edit gpu owner:<@U0TESS|tess> stage:Deployment",
    );
    await expect.poll(() => bot.calls).toHaveLength(1);
    expect(bot.calls[0]).toMatchObject({
      name: "faq edit",
      options: { id: "gpu", owner: "U0TESS", stage: "deployment" },
      names: { U0TESS: "tess" },
    });
  });
});

const formOptions: Command["options"] = [
  { name: "title", description: "What it is called", type: "text", required: true, inForm: true },
  { name: "answer", description: "In Markdown", type: "paragraph", required: true, inForm: true },
  { name: "role", description: "Who owns it", type: "role", required: false, inForm: true },
  { name: "person", description: "Who wrote it", type: "person", required: false, inForm: true },
  { name: "entry", description: "Which it replaces", type: "faq", required: false, inForm: true },
];

describe("forms", () => {
  const add = aCommand({ name: "faq add", options: formOptions, menu: { title: "Add to FAQ" } });

  it("GIVEN a menu's command with a form THEN the form opens at once, is filled, and what is sent is done with the message", async () => {
    const bot = aBotWith([add], {
      handleForm: async (call) => ({ kind: "fields", values: { answer: call.target?.text ?? "", revision: "3" } }),
    });
    const { slack } = await startSlack({ bot });
    const message = slack.people.post("C0LOUNGE", "U0TESS", "Use `int8`. ".repeat(300));
    await slack.interactions.menu(slack.workspace, "U0MONA", message, "usher.menu.faq.add");
    await slack.until(() => slack.calls("views.update").length === 1, "the filled form");
    expect(slack.calls("views.open")[0]?.args.view).toMatchObject({ title: { text: "Add to FAQ" } });
    const view = findForm(slack);
    expect((view.view.blocks as unknown[]).length).toBe(5);
    await slack.interactions.submit(slack.workspace, view, {
      title: "Int8",
      answer: "Use it.",
      role: "core-developer",
      person: "U0TESS",
    });
    await expect.poll(() => bot.calls).toHaveLength(1);
    expect(bot.calls[0]).toMatchObject({
      name: "faq add",
      options: { title: "Int8", answer: "Use it.", role: "core-developer", person: "U0TESS", revision: "3" },
      target: { messageId: `C0LOUNGE:${message.ts}`, text: "Use `int8`. ".repeat(300).trim() },
    });
    const channel = slack.workspace.channels.get("C0LOUNGE")!;
    await slack.until(() => channel.ephemeral.length === 1, "the reply");
    expect(channel.ephemeral[0]).toMatchObject({ onlyFor: "U0MONA", text: "Noted." });
  });

  it("GIVEN required options were not typed THEN the form asks for them, and what was typed is kept", async () => {
    const options = [
      { name: "stage", description: "Where to", type: "stage" as const, required: true },
      { name: "reason", description: "Why", type: "text" as const, required: true },
    ];
    const bot = aBotWith([aCommand({ name: "move", options })]);
    const { slack } = await startSlack({ bot });
    const channel = slack.workspace.channels.get("C0HELP")!;
    await slack.interactions.command(slack.workspace, "U0ADA", channel, "/move", "deployment");
    await slack.until(() => slack.calls("views.update").length === 1, "the form");
    await slack.interactions.submit(slack.workspace, findForm(slack), { reason: "It is done." });
    await expect.poll(() => bot.calls).toMatchObject([{ options: { stage: "deployment", reason: "It is done." } }]);
  });

  it("GIVEN a field with few known values THEN they are a menu of labels, and the value comes back", async () => {
    const choices = [{ value: "yes", label: "I'll be there", labels: { zh: "参加" } }];
    const answer = {
      name: "answer",
      description: "Whether",
      type: "text",
      required: true,
      inForm: true,
      choices,
    } as const;
    const bot = aBotWith([aCommand({ name: "rsvp", options: [answer] })]);
    const { slack } = await startSlack({ bot });
    const channel = slack.workspace.channels.get("C0HELP")!;
    await slack.interactions.command(slack.workspace, "U0ADA", channel, "/rsvp");
    await slack.until(() => slack.calls("views.update").length === 1, "the form");
    expect(JSON.stringify(findForm(slack).view)).toContain('"type":"static_select"');
    expect(JSON.stringify(findForm(slack).view)).toContain("I'll be there");
    await slack.interactions.submit(slack.workspace, findForm(slack), { answer: "yes" });
    await expect.poll(() => bot.calls).toMatchObject([{ options: { answer: "yes" } }]);
  });

  it("GIVEN a message where Usher is no member THEN the form remembers it", async () => {
    const bot = aBotWith([add]);
    const { slack } = await startSlack({ bot });
    const message = slack.people.post("C0CLOSED", "U0ADA", "Use `int8`.");
    await slack.interactions.menu(slack.workspace, "U0ADA", message, "usher.menu.faq.add");
    await slack.until(() => slack.calls("views.update").length === 1, "the form");
    await slack.interactions.submit(slack.workspace, findForm(slack), { title: "Int8", answer: "Use it." });
    await expect.poll(() => bot.calls).toMatchObject([{ target: { text: "Use `int8`.", author: { id: "U0ADA" } } }]);
    await slack.until(() => slack.answers("D0ADA").length === 1, "the reply, to the person alone");
  });

  it("GIVEN the bot fails at a form THEN its person is told, alone", async () => {
    const bot = aBotWith([add], { handleCommand: () => Promise.reject(new Error("locked")) });
    const { slack } = await startSlack({ bot });
    const message = slack.people.post("C0LOUNGE", "U0ADA", "Use `int8`.");
    await slack.interactions.menu(slack.workspace, "U0ADA", message, "usher.menu.faq.add");
    await slack.until(() => slack.calls("views.update").length === 1, "the form");
    await slack.interactions.submit(slack.workspace, findForm(slack), { title: "Int8", answer: "Use it." });
    await slack.until(() => slack.answers("D0ADA").length === 1, "the excuse");
    expect(slack.answers("D0ADA")[0]?.text).toContain("slack-1");
  });

  it("GIVEN somebody who may not THEN the form says so instead", async () => {
    const refused = { kind: "refused" as const, reply: aReply({ text: "You may not do this here." }) };
    const bot = aBotWith([add], { handleForm: async () => refused });
    const { slack } = await startSlack({ bot });
    const message = slack.people.post("C0LOUNGE", "U0TESS", "Use int8.");
    await slack.interactions.menu(slack.workspace, "U0ADA", message, "usher.menu.faq.add");
    await slack.until(() => slack.calls("views.update").length === 1, "the refusal");
    expect(JSON.stringify(findForm(slack).view)).toContain("You may not do this here.");
  });

  it("GIVEN a bot that takes longer to fill the form than its trigger lives THEN the form is open already", async () => {
    const bot = aBotWith([add], {
      handleForm: async () => {
        await sleep(400);
        return { kind: "fields", values: { title: "Int8" } };
      },
    });
    const { slack } = await startSlack({ bot, double: { triggerLife: 300 } });
    const message = slack.people.post("C0LOUNGE", "U0TESS", "Use int8.");
    await slack.interactions.menu(slack.workspace, "U0MONA", message, "usher.menu.faq.add");
    await slack.until(() => slack.calls("views.update").length === 1, "the filled form");
    expect(JSON.stringify(findForm(slack).view)).toContain('"initial_value":"Int8"');
  });

  it("GIVEN a trigger that is too old THEN the person is told, and nothing breaks", async () => {
    const { slack, settle } = await startSlack({ bot: aBotWith([add]), double: { triggerLife: -1 } });
    const message = slack.people.post("C0LOUNGE", "U0TESS", "Use int8.");
    await slack.interactions.menu(slack.workspace, "U0MONA", message, "usher.menu.faq.add");
    await slack.until(() => slack.responseUrls.responses.length === 1, "the excuse");
    await settle();
  });

  it("GIVEN typing into a field THEN the bot's choices are offered within Slack's limits", async () => {
    const handleTyping: FakeBot["handleTyping"] = async (call, option) => [
      { label: `${option} ${call.options.entry} ${"long ".repeat(30)}`, value: "overfitting" },
    ];
    const { slack } = await startSlack({ bot: aBotWith([add], { handleTyping }) });
    const message = slack.people.post("C0LOUNGE", "U0TESS", "Use int8.");
    await slack.interactions.menu(slack.workspace, "U0MONA", message, "usher.menu.faq.add");
    await slack.until(() => slack.calls("views.update").length === 1, "the form");
    const outcome = await slack.interactions.typeInto(slack.workspace, findForm(slack), "entry", "overf");
    const { options } = (outcome as { body: { options: { text: { text: string }; value: string }[] } }).body;
    expect(options).toMatchObject([{ value: "overfitting" }]);
    expect(options[0]?.text.text).toMatch(/^entry overf /);
    expect(options[0]?.text.text.length).toBeLessThanOrEqual(75);
  });

  it("GIVEN the menu is opened on Usher's own answer THEN the target says so", async () => {
    const bot = aBotWith([aCommand({ name: "why", menu: { title: "Why?" } })]);
    const { slack, ask } = await startSlack({ bot });
    const answer = await ask("overfit");
    await slack.interactions.menu(slack.workspace, "U0ADA", answer, "usher.menu.why");
    await expect.poll(() => bot.calls).toHaveLength(1);
    expect(bot.calls[0]).toMatchObject({ target: { author: { isBot: true }, thread: `C0HELP:${answer.threadTs}` } });
  });
});
