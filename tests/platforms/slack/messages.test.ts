import { describe, expect, it, vi } from "vitest";
import type { SlackDouble } from "../../doubles/slack/slack-double.ts";
import { aReply } from "../../fakes.ts";
import { aHold, aSlackBot, type Mode, startSlack } from "./start-slack.ts";

const question = "My model overfits";

describe.each<Mode>(["socket", "http"])("messages by %s", (mode) => {
  it("GIVEN a question in a watched channel THEN it is answered in its thread, never in the channel", async () => {
    const { slack, bot } = await startSlack({ mode });
    const { ts } = slack.people.post("C0HELP", "U0ADA", question);
    await slack.until(() => slack.answers("C0HELP").length === 1, "the answer");
    const [answer] = slack.answers("C0HELP");
    expect(answer).toMatchObject({ threadTs: ts });
    expect(slack.calls("chat.postMessage")[0]?.args).not.toHaveProperty("reply_broadcast");
    expect(bot.messages).toMatchObject([{ channel: "C0HELP", messageId: `C0HELP:${ts}`, addressed: false }]);
    await expect.poll(() => bot.confirmed).toEqual([["outbox-question-1", `C0HELP:${answer?.ts}`]]);
  });

  it("GIVEN a question in a thread THEN it is answered in that thread", async () => {
    const { slack, bot } = await startSlack({ mode });
    const root = slack.people.post("C0HELP", "U0TESS", "thanks");
    slack.people.post("C0HELP", "U0ADA", question, { threadTs: root.ts });
    await slack.until(() => slack.answers("C0HELP").length === 1, "the answer");
    expect(slack.answers("C0HELP", root.ts)).toHaveLength(1);
    expect(bot.messages[1]).toMatchObject({ thread: `C0HELP:${root.ts}` });
  });

  it("GIVEN a mention, which Slack delivers as two events THEN it is answered once", async () => {
    const { slack, settle, bot } = await startSlack({ mode });
    const { ts } = slack.people.post("C0HELP", "U0ADA", "<@U0BOTLUMEN> my model overfits");
    // Of an app_mention Usher first has to ask whether its channel is private, so a later question may be answered earlier.
    await slack.until(() => slack.answers("C0HELP", ts).length > 0, "the answer");
    await settle();
    expect(slack.events.payloads.filter(({ event }) => (event as { ts: string }).ts === ts)).toHaveLength(2);
    expect(slack.answers("C0HELP", ts)).toHaveLength(1);
    expect(bot.messages.filter(({ messageId }) => messageId.endsWith(ts))).toMatchObject([
      { addressed: true, text: "my model overfits" },
    ]);
  });

  it("GIVEN the same event as a retry THEN it is answered once", async () => {
    const { slack, settle } = await startSlack({ mode });
    const { ts } = slack.people.post("C0HELP", "U0ADA", question);
    await slack.until(() => slack.answers("C0HELP", ts).length === 1, "the answer");
    await slack.events.repeat(slack.events.payloads[0]!, 1);
    await slack.events.repeat(slack.events.payloads[0]!, 2);
    await settle();
    expect(slack.answers("C0HELP", ts)).toHaveLength(1);
  });

  it("GIVEN an event whose first delivery was lost THEN its retry is answered", async () => {
    const { slack } = await startSlack({ mode });
    slack.events.lose(1);
    const { ts } = slack.people.post("C0HELP", "U0ADA", question);
    await slack.until(() => slack.answers("C0HELP", ts).length === 1, "the answer to the retry");
    expect(slack.events.log.find(({ event }) => event.ts === ts)).toMatchObject({ attempt: 1 });
  });

  // Bolt acknowledges events by itself, unless it is told to process before it responds; then this would fail by HTTP.
  it("GIVEN a bot that takes its time THEN the event is acknowledged long before and delivered once", async () => {
    const { until: held, release } = aHold();
    const bot = aSlackBot({ delay: () => held });
    const { slack } = await startSlack({ mode, bot });
    slack.people.post("C0HELP", "U0ADA", question);
    await slack.until(() => slack.events.log.length === 1, "the acknowledgement");
    expect(slack.answers("C0HELP")).toHaveLength(0);
    expect(slack.events.log).toMatchObject([{ outcome: "acknowledged", attempt: 0 }]);
    release();
    await slack.until(() => slack.answers("C0HELP").length === 1, "the answer");
  });

  it("GIVEN a bot that throws THEN the asker is told privately, with the id that is in the log", async () => {
    const { slack, log, settle } = await startSlack({ mode });
    slack.people.post("C0HELP", "U0ADA", "explode");
    const channel = slack.workspace.channels.get("C0HELP");
    await slack.until(() => channel?.ephemeral.length === 1, "the excuse");
    expect(channel?.ephemeral[0]).toMatchObject({ onlyFor: "U0ADA", text: expect.stringContaining("slack-1") });
    expect(log.lines).toContainEqual(
      expect.objectContaining({ level: "error", fields: expect.objectContaining({ errorId: "slack-1" }) }),
    );
    await settle();
  });
});

describe("who is listened to", () => {
  it("GIVEN another bot's mention THEN it is left alone: no loop", async () => {
    const { slack, settle, bot } = await startSlack();
    slack.people.post("C0HELP", "U0OTHERBOT", "<@U0BOTLUMEN> overfit", { botId: "B0OTHER" });
    slack.people.post("C0HELP", "U0OTHERBOT", "overfit", { botId: "B0OTHER", subtype: "bot_message" });
    await settle();
    expect(bot.messages).toHaveLength(1);
  });

  it("GIVEN its own answer, and its own answer changed THEN neither is heard", async () => {
    const { slack, settle, bot } = await startSlack();
    await settle();
    const [own] = slack.answers("C0HELP");
    const { Authorization } = { Authorization: `Bearer ${slack.workspace.botToken}` };
    const body = new URLSearchParams({ channel: "C0HELP", ts: own!.ts, text: "overfit?" });
    await fetch(`${slack.apiUrl}chat.update`, { method: "POST", body, headers: { Authorization } });
    await settle();
    expect(slack.events.payloads.map(({ event }) => (event as { subtype?: string }).subtype)).toContain(
      "message_changed",
    );
    expect(bot.messages).toHaveLength(2);
  });

  it("GIVEN joins and other messages of the system THEN they are left alone", async () => {
    const { slack, settle, bot } = await startSlack();
    slack.people.post("C0HELP", "U0ADA", "<@U0ADA> has joined", { subtype: "channel_join" });
    await settle();
    expect(bot.messages).toHaveLength(1);
  });

  it("GIVEN a direct message THEN it counts as addressed, in the direct channel, and is answered there", async () => {
    const { slack, bot } = await startSlack();
    const { ts } = slack.people.whisper("U0ADA", question);
    await slack.until(() => slack.answers("D0ADA").length === 1, "the answer");
    expect(bot.messages).toMatchObject([
      { channel: "direct", thread: "D0ADA", messageId: `D0ADA:${ts}`, addressed: true },
    ]);
    expect(slack.answers("D0ADA", ts)).toHaveLength(1);
  });

  it("GIVEN the assistant's pane THEN examples are offered, and what is asked there is answered in its thread", async () => {
    const { slack } = await startSlack();
    const threadTs = slack.people.openAssistant("U0ADA");
    await slack.until(() => slack.workspace.prompts.length === 1, "the prompts");
    expect(slack.workspace.prompts[0]).toMatchObject({
      thread_ts: threadTs,
      prompts: [{ message: "My model overfits, what can I do?" }, { message: "Where should I deploy it?" }],
    });
    slack.people.whisper("U0ADA", question, { threadTs });
    await slack.until(() => slack.answers("D0ADA", threadTs).length === 1, "the answer");
  });

  it("GIVEN a helper THEN the user group comes along as a role, asked for once", async () => {
    const { slack, bot } = await startSlack();
    slack.people.post("C0HELP", "U0TESS", question);
    slack.people.post("C0HELP", "U0ADA", question);
    await slack.until(() => slack.answers("C0HELP").length === 2, "both answers");
    expect(bot.messages.map(({ author }) => author.roleIds)).toEqual([["S0SUPPORT"], []]);
    expect(slack.calls("usergroups.users.list")).toHaveLength(1);
  });
});

describe("edits and deletions", () => {
  it("GIVEN new words THEN the bot judges the edit; an unfolded link is none", async () => {
    const edits: string[] = [];
    const bot = {
      ...aSlackBot(),
      handleEdit: async ({ text }: { text: string }) => {
        edits.push(text);
        return aReply({ text: "Now I know." });
      },
    };
    const { slack, settle } = await startSlack({ bot });
    const message = slack.people.post("C0LOUNGE", "U0ADA", "my model");
    slack.people.edit(message, message.text);
    slack.people.edit(message, "my model overfits");
    await slack.until(() => slack.answers("C0LOUNGE", message.ts).length === 1, "the answer to the edit");
    await settle();
    expect(edits).toEqual(["my model overfits"]);
    expect(slack.answers("C0LOUNGE", message.ts)).toHaveLength(1);
  });

  it.each([
    [1, 3],
    [3, 1],
  ])(
    "GIVEN an answer of %i messages that takes %i after an edit THEN it is changed where it stands",
    async (before, after) => {
      const long = (parts: number, word: string) => `${word} `.repeat(parts * 1500).trim();
      const bot = {
        ...aSlackBot({ reply: () => aReply({ questionId: "question-1", text: long(before, "first") }) }),
        handleEdit: async () => aReply({ text: long(after, "other"), outboxId: "outbox-edit", replaces: true }),
      };
      const { slack } = await startSlack({ bot });
      const message = slack.people.post("C0HELP", "U0ADA", question);
      await expect.poll(() => bot.confirmed).toHaveLength(1);
      const answers = () => slack.answers("C0HELP", message.ts);
      const [first] = answers();
      expect(answers()).toHaveLength(before);
      slack.people.edit(message, "my model overfits in Keras");
      await expect.poll(() => bot.confirmed).toHaveLength(2);
      expect(answers()).toHaveLength(after);
      expect(answers()[0]).toBe(first);
      expect(answers().some(({ text }) => text.includes("first"))).toBe(false);
      expect(bot.confirmed[1]).toEqual(["outbox-edit", `C0HELP:${first?.ts}`]);
    },
  );

  it.each([
    ["is gone", "message_not_found"],
    ["may be edited no more", "edit_window_closed"],
  ])(
    "GIVEN the earlier answer %s THEN the edit is answered anew; GIVEN Slack fails at first THEN it tries again",
    async (_, error) => {
      const bot = {
        ...aSlackBot(),
        handleEdit: async () => aReply({ text: "Now I know.", outboxId: "outbox-edit", replaces: true }),
      };
      const { slack } = await startSlack({ bot });
      const message = slack.people.post("C0HELP", "U0ADA", question);
      await expect.poll(() => bot.confirmed).toHaveLength(1);
      slack.faults.add(
        "chat.update",
        { kind: "status", status: 503, when: "before" },
        { kind: "error", error, when: "before" },
      );
      slack.people.edit(message, "my model overfits in Keras");
      await expect.poll(() => bot.confirmed).toHaveLength(2);
      expect(slack.calls("chat.update")).toHaveLength(2);
      expect(slack.answers("C0HELP", message.ts).at(-1)?.text).toContain("Now I know.");
    },
  );

  it("GIVEN a question deleted before its reply is sent THEN the reply is dropped and its entry closed", async () => {
    const failed: unknown[] = [];
    const { until: held, release } = aHold();
    const deletions: unknown[] = [];
    const delay = vi.fn(() => held);
    const bot = {
      ...aSlackBot({ delay }),
      confirmFailed: async (id: string, reason: string) => void failed.push([id, reason]),
      handleDeletion: async (key: unknown) => void deletions.push(key),
    };
    const { slack, settle } = await startSlack({ bot });
    const message = slack.people.post("C0HELP", "U0ADA", question);
    await expect.poll(() => delay).toHaveBeenCalled();
    slack.people.remove(message);
    await slack.until(() => slack.events.log.length === 2, "both events");
    release();
    await settle();
    expect(slack.answers("C0HELP", message.ts)).toHaveLength(0);
    expect(failed).toEqual([["outbox-question-1", "message-deleted"]]);
    expect(deletions).toEqual([{ platform: "slack", community: "lumen", messageId: `C0HELP:${message.ts}` }]);
  });
});

describe("a deletion that overtakes its message", () => {
  it("GIVEN Slack delivers the message only afterwards THEN it is not judged any more", async () => {
    const deletions: unknown[] = [];
    const bot = { ...aSlackBot(), handleDeletion: async (gone: unknown) => void deletions.push(gone) };
    const { slack, settle } = await startSlack({ bot });
    slack.events.lose(1);
    slack.people.remove(slack.people.post("C0HELP", "U0ADA", question));
    await expect.poll(() => deletions).toHaveLength(1);
    await slack.until(() => slack.events.log.some(({ attempt }) => attempt === 1), "the message, delivered again");
    await settle();
    expect(bot.messages.map(({ text }) => text)).toEqual(["Does this overfit?"]);
  });
});

describe("a question deleted after its answer", () => {
  it("GIVEN nobody has spoken since THEN all that was said to it goes, and nothing else", async () => {
    const reply = () => aReply({ questionId: "question-1", text: "many words ".repeat(1500) });
    const { slack } = await startSlack({ bot: aSlackBot({ reply }) });
    const message = slack.people.post("C0HELP", "U0ADA", question);
    await slack.until(() => slack.answers("C0HELP", message.ts).length === 2, "the answer in two messages");
    const other = slack.people.post("C0LOUNGE", "U0ADA", `<@U0BOTLUMEN> ${question}`);
    await slack.until(() => slack.answers("C0LOUNGE", other.ts).length === 2, "another answer");
    slack.people.remove(message);
    await slack.until(() => slack.answers("C0HELP").length === 0, "the taking back");
    expect(slack.answers("C0LOUNGE")).toHaveLength(2);
  });

  it("GIVEN that people have spoken THEN it stays", async () => {
    const { slack, ask, settle } = await startSlack();
    const { threadTs } = await ask(question);
    slack.people.post("C0HELP", "U0TESS", "thanks", { threadTs: threadTs! });
    const asked = slack.workspace.channels.get("C0HELP")!.messages.find(({ ts }) => ts === threadTs)!;
    slack.people.remove(asked);
    await slack.until(() => slack.calls("conversations.replies").length === 1, "a look at the thread");
    await settle();
    expect(slack.answers("C0HELP", threadTs)).toHaveLength(1);
    expect(slack.calls("chat.delete")).toEqual([]);
  });

  it("GIVEN Slack refuses THEN the answer stays, and only the log says so", async () => {
    const { slack, ask, log } = await startSlack();
    const { threadTs } = await ask(question);
    slack.faults.add("chat.delete", { kind: "error", error: "cant_delete_message", when: "before" });
    slack.people.remove(slack.workspace.channels.get("C0HELP")!.messages.find(({ ts }) => ts === threadTs)!);
    await expect
      .poll(() => log.lines.map(({ sentence }) => sentence))
      .toContain("the answer to a deleted question stays");
    expect(slack.answers("C0HELP", threadTs)).toHaveLength(1);
  });
});

describe("after a restart", () => {
  it("GIVEN an event delivered again to a new process THEN the bot's record tells that it was answered", async () => {
    const bot = aSlackBot();
    const first = await startSlack({ bot });
    const { ts } = first.slack.people.post("C0HELP", "U0ADA", question);
    await first.slack.until(() => first.slack.answers("C0HELP", ts).length === 1, "the answer");
    await expect.poll(() => bot.confirmed).toHaveLength(1);
    const payload = first.slack.events.payloads[0]!;
    await first.stop();
    const second = await startSlack({ bot });
    await second.slack.events.repeat(payload, 3);
    await second.settle();
    expect(second.slack.answers("C0HELP", ts)).toHaveLength(0);
  });

  it("GIVEN a question answered before and edited after THEN its answer is changed, also where the change was promised only", async () => {
    const edited = aReply({ questionId: "question-1", text: "Now I know.", outboxId: "outbox-edit", replaces: true });
    const bot = { ...aSlackBot(), handleEdit: async () => edited };
    const first = await startSlack({ bot });
    const message = first.slack.people.post("C0HELP", "U0ADA", question);
    await expect.poll(() => bot.confirmed).toHaveLength(1);
    const channel = first.slack.workspace.channels.get("C0HELP")!;
    const before = (double: SlackDouble) => void double.workspace.channels.set("C0HELP", channel);
    await first.stop();
    const { slack, stop } = await startSlack({ bot, before });
    slack.people.edit(message, "my model overfits in Keras");
    await expect.poll(() => bot.confirmed).toHaveLength(2);
    expect(slack.answers("C0HELP", message.ts).map(({ text }) => text)).toEqual(["Now I know."]);
    await stop();
    const delivery = {
      platform: "slack" as const,
      community: "lumen",
      channel: "C0HELP",
      messageId: `C0HELP:${message.ts}`,
    };
    const unsent = [{ ...delivery, reply: { ...edited, text: "Now I know more.", outboxId: "outbox-again" } }];
    const again = await startSlack({ bot: { ...bot, findUnsent: async () => unsent }, before });
    await expect.poll(() => bot.confirmed).toHaveLength(3);
    expect(again.slack.answers("C0HELP", message.ts).map(({ text }) => text)).toEqual(["Now I know more."]);
  });

  it("GIVEN questions deleted while it was away THEN those that are gone are told of, with and without a tombstone", async () => {
    const deletions: object[] = [];
    const bot = aSlackBot();
    const first = await startSlack({ bot });
    const asked = [1, 2, 3].map((at) => first.slack.people.post("C0HELP", "U0ADA", `${question} ${at}`));
    await vi.waitFor(() => expect(bot.confirmed).toHaveLength(3));
    const channel = first.slack.workspace.channels.get("C0HELP")!;
    await first.stop();
    first.slack.people.remove(asked[0]!);
    const messages = channel.messages.filter(({ ts, threadTs }) => ![ts, threadTs].includes(asked[1]!.ts));
    const waiting = [
      ...asked.map(({ ts }) => ({ channel: "C0HELP", messageId: `C0HELP:${ts}` })),
      { channel: "C0HELP", messageId: "of-ushers-own" },
    ];
    const next = {
      ...bot,
      findWaiting: async () => waiting,
      handleDeletion: async (gone: object) => void deletions.push(gone),
    };
    await startSlack({
      bot: next,
      before: (double) => void double.workspace.channels.set("C0HELP", { ...channel, messages }),
    });
    const key = { platform: "slack", community: "lumen" };
    const gone = asked.slice(0, 2).map(({ ts }) => ({ ...key, messageId: `C0HELP:${ts}` }));
    await vi.waitFor(() => expect(deletions).toEqual(gone));
  });

  it("GIVEN a stop while it looks for them THEN it looks for no more", async () => {
    const deletions: object[] = [];
    let stopped: Promise<void> | undefined;
    const waiting = [1, 2].map((at) => ({ channel: "C0HELP", messageId: `C0HELP:176846920${at}.000000` }));
    const started = startSlack({
      bot: {
        ...aSlackBot(),
        findWaiting: async () => waiting,
        handleDeletion: async (gone: object) => {
          deletions.push(gone);
          stopped ??= (await started).stop();
        },
      },
    });
    const { slack } = await started;
    await vi.waitFor(() => expect(stopped).toBeDefined());
    await stopped;
    expect(deletions).toHaveLength(1);
    expect(slack.calls("conversations.replies")).toHaveLength(1);
  });

  it("GIVEN a question far down a thread, and one that is gone, THEN only what is known to be gone is told of", async () => {
    const deletions: object[] = [];
    const bot = aSlackBot();
    const root = "1768469000.000000";
    const toTs = (at: number) => `1768469100.${String(at).padStart(6, "0")}`;
    const waiting = [
      { channel: "C0HELP", thread: `C0HELP:${root}`, messageId: `C0HELP:${toTs(1200)}` },
      { channel: "C0HELP", messageId: "C0HELP:1768469200.000000" },
    ];
    await startSlack({
      bot: {
        ...bot,
        findWaiting: async () => waiting,
        handleDeletion: async (gone: object) => void deletions.push(gone),
      },
      before: ({ workspace }) => {
        const channel = workspace.channels.get("C0HELP")!;
        const said = { ts: root, channel: "C0HELP", user: "U0ADA", text: question, reactions: new Map() };
        const replies = Array.from({ length: 1300 }, (_, at) => ({ ...said, ts: toTs(at), threadTs: root }));
        workspace.channels.set("C0HELP", { ...channel, messages: [said, ...replies] });
      },
    });
    const gone = { platform: "slack", community: "lumen", messageId: waiting[1]?.messageId };
    await vi.waitFor(() => expect(deletions).toEqual([gone]));
  });

  it("GIVEN a reply that was posted but never confirmed THEN it is found in its thread and not posted again", async () => {
    const reply = aReply({ outboxId: "outbox-7", questionId: "question-7", text: "An *answer*." });
    const delivery = { platform: "slack" as const, community: "lumen", channel: "C0HELP" };
    const at = "1768469300.000001";
    const unsent = [{ ...delivery, messageId: `C0HELP:${at}`, reply }];
    const bot = aSlackBot({ unsent });
    const first = await startSlack({ bot });
    await expect.poll(() => bot.confirmed).toHaveLength(1);
    const channel = first.slack.workspace.channels.get("C0HELP")!;
    const posted = channel.messages.filter(({ threadTs }) => threadTs === at);
    expect(posted).toHaveLength(1);
    await first.stop();
    const again = aSlackBot({ unsent });
    const { slack } = await startSlack({
      bot: again,
      before: (double) => void double.workspace.channels.set("C0HELP", channel),
    });
    await expect.poll(() => again.confirmed).toEqual([["outbox-7", `C0HELP:${posted[0]!.ts}`]]);
    expect(slack.calls("chat.postMessage")).toHaveLength(0);
  });
});

describe("private replies", () => {
  it("GIVEN one to a question in the channel THEN it is shown there, where nobody overlooks it; to one in a thread, in the thread", async () => {
    const reply = () => aReply({ visibility: "private", text: "Only for you." });
    const { slack } = await startSlack({ bot: aSlackBot({ reply }) });
    const { ts } = slack.people.post("C0HELP", "U0ADA", question);
    const channel = slack.workspace.channels.get("C0HELP")!;
    await slack.until(() => channel.ephemeral.length === 1, "the first reply");
    slack.people.post("C0HELP", "U0ADA", question, { threadTs: ts });
    await slack.until(() => channel.ephemeral.length === 2, "the second reply");
    expect(channel.ephemeral.map(({ onlyFor, threadTs }) => [onlyFor, threadTs])).toEqual([
      ["U0ADA", undefined],
      ["U0ADA", ts],
    ]);
    expect(slack.answers("C0HELP")).toHaveLength(0);
  });

  it("GIVEN Slack refuses to show it THEN it goes to the conversation with the person alone", async () => {
    const reply = () => aReply({ visibility: "private", text: "Only for you." });
    const bot = aSlackBot({ reply });
    const { slack } = await startSlack({ bot });
    slack.faults.add("chat.postEphemeral", { kind: "status", status: 500, when: "before" });
    slack.people.post("C0HELP", "U0ADA", question);
    await slack.until(() => slack.answers("D0ADA").length === 1, "the reply");
    await expect.poll(() => bot.confirmed).toHaveLength(1);
  });
});
