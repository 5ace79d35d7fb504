import { describe, expect, it } from "vitest";
import type { Command } from "../../../src/core/command/command.ts";
import { parseCommand, toSlashCommands } from "../../../src/platforms/slack/command-line.ts";
import { decodeMessageEvent, type SlackMessageEvent } from "../../../src/platforms/slack/decode.ts";
import { decodeText } from "../../../src/platforms/slack/decode-text.ts";
import { aSlackCommunity } from "./start-slack.ts";

const where = { community: "lumen", botUserId: "U0BOT" };
const base: SlackMessageEvent = { type: "message", channel: "C1", ts: "1768469400.000100", user: "U1", text: "Why?" };

describe("texts", () => {
  it.each([
    ["<@U0BOT> why does it fail?", "why does it fail?"],
    ["hey <@U0BOT|usher>, why?", "hey why?"],
    ["ask <@U2|ada> or <@U3>", "ask @ada or @U3"],
    ["in <#C2|general>", "in #general"],
    ["see <https://a.b/c?d=1&amp;e=2>", "see https://a.b/c?d=1&e=2"],
    ["see <https://a.b/c|the page>", "see the page (https://a.b/c)"],
    ["mail <mailto:a@b.c|a@b.c>", "mail a@b.c"],
    ["<!here> <!subteam^S1|@support> <!date^1^{date}|today>", "@here @support today"],
    ["a &lt; b &amp;&amp; &amp;lt;", "a < b && &lt;"],
    ["```\ndef f():\n    return 1\n```", "```\ndef f():\n    return 1\n```"],
  ])("GIVEN %s THEN %s", (slack, text) => {
    expect(decodeText(slack, "U0BOT")).toBe(text);
  });
});

describe("message events", () => {
  it.each<[string, Partial<SlackMessageEvent>, object | undefined]>([
    ["a message", {}, { kind: "message", message: { messageId: "C1:1768469400.000100", sentAt: 1_768_469_400_000 } }],
    ["a message in a thread", { thread_ts: "1.2" }, { message: { thread: "C1:1.2", channel: "C1" } }],
    ["the first message of a thread", { thread_ts: "1768469400.000100" }, { message: { channel: "C1" } }],
    ["a direct message", { channel: "D1" }, { message: { channel: "direct", thread: "D1", addressed: true } }],
    ["a file with words", { subtype: "file_share" }, { kind: "message" }],
    ["a thread's reply shown in the channel", { subtype: "thread_broadcast", thread_ts: "1.2" }, { kind: "message" }],
    ["a join", { subtype: "channel_join" }, undefined],
    ["a topic", { subtype: "channel_topic" }, undefined],
    ["a bot", { bot_id: "B1" }, undefined],
    ["itself", { user: "U0BOT" }, undefined],
    ["a reply counter", { subtype: "message_replied" }, undefined],
    ["an unfolded link", { subtype: "message_changed", message: base, previous_message: base }, undefined],
    [
      "new words",
      { subtype: "message_changed", message: { ...base, text: "How?" }, previous_message: base },
      { kind: "edit", message: { text: "How?" } },
    ],
    ["a bot's new words", { subtype: "message_changed", message: { ...base, bot_id: "B1", text: "How?" } }, undefined],
    [
      "a deletion",
      { subtype: "message_deleted", deleted_ts: "1.2", previous_message: base },
      { kind: "deletion", key: { messageId: "C1:1.2" } },
    ],
    [
      "the deletion of what others have answered to",
      {
        subtype: "message_changed",
        message: { ...base, ts: "1.2", user: "USLACKBOT", subtype: "tombstone" },
        previous_message: base,
      },
      { kind: "deletion", key: { messageId: "C1:1.2" } },
    ],
    [
      "a bot's deletion",
      { subtype: "message_deleted", deleted_ts: "1.2", previous_message: { ...base, bot_id: "B1" } },
      undefined,
    ],
  ])("GIVEN %s THEN it is understood", (_, changes, expected) => {
    const decoded = decodeMessageEvent({ ...base, ...changes }, where);
    if (expected === undefined) expect(decoded).toBeUndefined();
    else expect(decoded).toMatchObject(expected);
  });
});

describe("command lines", () => {
  const handle = async () => ({
    kind: "notice" as const,
    language: "en",
    text: "",
    buttons: [],
    visibility: "private" as const,
  });
  const command = (name: string, ...options: readonly string[]): Command => ({
    name,
    description: name,
    permission: "everyone",
    options: options.map((option) => ({ name: option, description: option, type: "text", required: false })),
    handle,
  });
  const commands = [
    command("ask", "question"),
    command("faq list"),
    command("faq edit", "id", "text"),
    command("status"),
  ];
  const parse = (slash: string, text: string) => {
    const parsed = parseCommand(slash, text, commands, aSlackCommunity());
    return parsed && [parsed.command.name, parsed.options];
  };

  it.each<[string, string, unknown]>([
    ["/ask", "why: does it fail?", ["ask", { question: "why: does it fail?" }]],
    ["/usher", "ask why", ["ask", { question: "why" }]],
    ["/faq", "edit gpu new words here", ["faq edit", { id: "gpu", text: "new words here" }]],
    ["/faq", 'edit text:"two words" gpu', ["faq edit", { id: "gpu", text: "two words" }]],
    ["/faq", "list", ["faq list", {}]],
    ["/faq", "lists", undefined],
    ["/usher", "", undefined],
  ])("GIVEN %s %s THEN it is understood", (slash, text, expected) => {
    expect(parse(slash, text)).toEqual(expected);
  });

  it("GIVEN the declared commands THEN the most used have a slash command of their own, the others are left to /usher", () => {
    expect(toSlashCommands(commands)).toEqual(["/usher", "/ask", "/faq"]);
  });
});
