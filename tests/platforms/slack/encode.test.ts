import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readActionText, toActionText } from "../../../src/core/reply/action-text.ts";
import type { ButtonAction } from "../../../src/core/reply/button.ts";
import type { Reply } from "../../../src/core/reply/reply.ts";
import { decodeBlockId } from "../../../src/platforms/slack/block-id.ts";
import { encodePlainReply, encodeReply } from "../../../src/platforms/slack/encode.ts";
import { splitText } from "../../../src/platforms/slack/split-text.ts";
import { toMrkdwn } from "../../../src/platforms/slack/to-mrkdwn.ts";
import type { Json } from "../../doubles/slack/state.ts";
import { toPings } from "../../doubles/slack/to-pings.ts";
import { validateBlocks } from "../../doubles/slack/validate-blocks.ts";
import { aButton, aReply } from "../../fakes.ts";
import { aSlackCommunity } from "./start-slack.ts";

const commands = [{ name: "task list" }, { name: "solved" }];
const context = { community: aSlackCommunity(), commands, key: "outbox-1" };

const encode = (reply: Partial<Reply>) => encodeReply(aReply(reply), context);
const toBlocks = (reply: Partial<Reply>) => encode(reply).flatMap(({ blocks }) => (blocks ?? []) as unknown as Json[]);
const pings = (reply: Partial<Reply>) =>
  [...encode(reply), ...encodePlainReply(aReply(reply), context)].flatMap((message) =>
    toPings(message as unknown as { text: string; blocks: Json[] }),
  );

describe("Markdown as mrkdwn", () => {
  it.each([
    ["**bold** and _slanted_", "*bold* and _slanted_"],
    ["# Head", "*Head*"],
    ["[the docs](https://example.org/a?b=1&c=2)", "<https://example.org/a?b=1&amp;c=2|the docs>"],
    ["see https://example.org", "see <https://example.org|https://example.org>"],
    ["a < b && b > c", "a &lt; b &amp;&amp; b &gt; c"],
    ["`Vec<T> & x`", "`Vec&lt;T&gt; &amp; x`"],
    ["`&lt;`", "`&amp;lt;`"],
    ["```py\nif a < b: print('<!here>')\n```", "```\nif a &lt; b: print('&lt;!here&gt;')\n```"],
    ["<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"],
    ["[x](javascript:alert(1))", "&lt;javascript:alert(1)|x&gt;"],
    ["- one\n- two", "•   one\n•   two"],
    ["[<@U1>](https://example.org)", "&lt;https://example.org|&lt;@U1&gt;&gt;"],
  ])("GIVEN %s THEN %s", (markdown, mrkdwn) => {
    expect(toMrkdwn(markdown).replaceAll("\u200B", "")).toBe(mrkdwn);
  });

  it("GIVEN Chinese THEN no character is lost", () => {
    expect(toMrkdwn("**显存**不够，怎么办？").replaceAll("\u200B", "")).toBe("*显存*不够，怎么办？");
  });
});

describe("commands that texts name", () => {
  it.each([
    ["See `/task list`.", "See `/task list`."],
    [
      "Accept it with `/solved`, or `/solved answer:x`.",
      "Accept it with `/usher solved`, or `/usher solved answer:x`.",
    ],
    ["It is in `/etc/solved`, `/solve` or /solved.", "It is in `/etc/solved`, `/solve` or /solved."],
  ])("GIVEN %s THEN Slack's people read %s", (text, shown) => {
    expect(JSON.stringify(encode({ kind: "notice", text }))).toContain(shown);
  });

  it("GIVEN an answer THEN it stays as it was written", () => {
    expect(JSON.stringify(encode({ kind: "answer", text: "Mount `/solved`." }))).toContain("`/solved`");
  });
});

describe("mentions", () => {
  const hostile = [
    "<!channel>",
    "<!here|x>",
    "<!everyone>",
    "<@U0ADA>",
    "<!subteam^S0SUPPORT>",
    "&lt;@U0ADA&gt;",
    "@here @channel @everyone",
    "<#C0HELP>",
    "[a](<!channel>)",
    "`<@U0ADA>`",
  ];

  it.each(hostile)("GIVEN %s anywhere in a reply THEN nobody is pinged", (text) => {
    const action = { kind: "show", faqId: text } as const;
    expect(
      pings({ title: text, text, source: text, footer: text, buttons: [aButton({ label: text, action })] }),
    ).toEqual([]);
  });

  it("GIVEN any mixture of the dangerous characters THEN nobody is pinged", () => {
    const part = fc.constantFrom(
      ...hostile,
      "<",
      ">",
      "&",
      "|",
      "!",
      "@",
      "`",
      "```\n",
      "\\",
      "\n",
      "[",
      "](",
      ")",
      "*",
      "amp;",
      "lt;",
      "x",
      "https://a.b/",
      "\uE001",
      "\uE002",
      "\uE003",
      "0",
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 14 }), (parts) => {
        const text = parts.join("");
        expect(pings({ title: text, text, source: text, footer: text })).toEqual([]);
      }),
      { numRuns: 120 },
    );
  });

  it.each([
    ["a role with a user group", { role: "technical-supporter" }, ["S0SUPPORT"]],
    ["a person of Slack's", { role: "technical-supporter", person: "U0TESS" }, ["U0TESS"]],
    ["a person Slack does not know", { role: "technical-supporter", person: "tess" }, ["S0SUPPORT"]],
    ["a role Slack does not know", { role: "core-developer", person: "cora" }, []],
  ])("GIVEN %s THEN exactly that is pinged", (_, mention, expected) => {
    expect([...new Set(pings({ mention, text: "<!channel>" }))]).toEqual(expected);
  });
});

describe("limits", () => {
  const shapes: readonly (readonly [string, Partial<Reply>])[] = [
    ["3001 characters without a border", { text: "x".repeat(3001) }],
    ["40 000 characters of words", { text: "many words ".repeat(3700) }],
    ["long code", { text: `\`\`\`python\n${"print('a < b & c')\n".repeat(900)}\`\`\`` }],
    ["surrogate pairs", { text: "👩‍👩‍👧‍👦".repeat(1500) }],
    ["nothing", { text: "" }],
    ["only spaces", { text: "  \n " }],
    ["a long title and small print", { title: "t".repeat(400), footer: "f".repeat(5000), source: "not an address" }],
    ["a long address", { source: `https://example.org/${"a".repeat(4000)}` }],
    [
      "thirty long buttons",
      { buttons: Array.from({ length: 30 }, (_, at) => aButton({ label: `${at} ${"long ".repeat(40)}` })) },
    ],
    ["200 buttons", { buttons: Array.from({ length: 200 }, (_, at) => aButton({ label: `${at}` })) }],
    [
      "a hundred paragraphs",
      { text: Array.from({ length: 100 }, (_, at) => `Paragraph ${at}. ${"word ".repeat(100)}`).join("\n\n") },
    ],
  ];
  it.each(shapes)("GIVEN %s THEN every message passes Slack's checks", (_, reply) => {
    for (const { text, blocks } of encode(reply)) {
      expect(validateBlocks(blocks)).toEqual([]);
      expect(text).not.toBe("");
      expect(text.length).toBeLessThanOrEqual(3000);
    }
    for (const { text } of encodePlainReply(aReply(reply), context)) expect(text.length).toBeLessThanOrEqual(4000);
  });

  it("GIVEN a text of any shape THEN its parts keep the limit and lose no word", () => {
    const piece = fc.constantFrom(
      "word ",
      "longerword",
      "\n",
      "\n\n",
      "```\n",
      "&amp;",
      "<https://example.org/a|b> ",
      "中文",
      "👍",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 120 }), (pieces) => {
        const text = pieces.join("");
        const parts = splitText(text, 80);
        for (const part of parts) expect(part.length).toBeLessThanOrEqual(80);
        const bare = (value: string) => value.replaceAll(/```|\s/g, "");
        expect(bare(parts.join(""))).toBe(bare(text));
        for (const part of parts) expect(part).not.toMatch(/&[a-z]{0,3}$/);
      }),
      { numRuns: 300 },
    );
  });

  it("GIVEN code that must be split THEN each part is a code block of its own", () => {
    const parts = splitText(`before\n\n\`\`\`\n${"a line of code\n".repeat(20)}\`\`\`\n\nafter`, 120);
    expect(parts.length).toBeGreaterThan(2);
    for (const part of parts) expect(part.split("```").length % 2).toBe(1);
  });
});

describe("buttons", () => {
  const actions: readonly ButtonAction[] = [
    { kind: "why" },
    { kind: "show", faqId: "gpu/driver 100%" },
    { kind: "show", solvedId: "question-1" },
    { kind: "vote", vote: "helpful", correction: { solvedId: "question-1" } },
    { kind: "ask-person" },
    { kind: "ask-person", role: "core-developer" },
    { kind: "vote", vote: "helpful" },
    { kind: "vote", vote: "helpful", correction: { faqId: "显存" } },
    { kind: "vote", vote: "unhelpful", correction: { role: "core-developer" } },
    { kind: "vote", vote: "unhelpful", correction: { stage: "deployment" } },
    { kind: "vote", vote: "unhelpful", correction: { kind: "nothing-fits" } },
    { kind: "vote", vote: "dismiss" },
    { kind: "command", name: "task done", options: { task: "T-1", note: "a|b & c" } },
  ];
  it.each(actions)("GIVEN %o THEN it comes back from Slack as it went", (action) => {
    const [block] = toBlocks({ buttons: [aButton({ action })], questionId: "q-1" }).filter(
      ({ type }) => type === "actions",
    );
    const [button] = block!.elements as Json[];
    expect(readActionText(String(button?.value))).toEqual(action);
    expect(decodeBlockId(String(block?.block_id))).toEqual({ questionId: "q-1", key: "outbox-1" });
  });

  it.each(["", "vote", "maybe", "helpful|kother", "helpful|", "show", "%E0%A4%A|x", "drop|table"])(
    "GIVEN %j THEN it is none of ours",
    (value) => {
      expect(readActionText(value)).toBeUndefined();
    },
  );

  it("GIVEN one that carries more than a menu's option may THEN it stays a button, and passes Slack's checks", () => {
    const task = { kind: "command", name: "task create", options: { title: "t".repeat(300) } } as const;
    const buttons = [..."abcdef"].map((role) => aButton({ label: role, action: { kind: "ask-person", role } }));
    const [block] = toBlocks({ buttons: [...buttons, aButton({ label: "task", action: task })] }).slice(-1);
    const elements = block!.elements as Json[];
    expect(validateBlocks([block])).toEqual([]);
    expect(elements.map(({ type }) => type)).toEqual([...Array(5).fill("button"), "static_select"]);
    expect(readActionText(String(elements[4]?.value))).toEqual(task);
    expect(elements[5]?.options).toHaveLength(2);
  });

  it("GIVEN more than five THEN the rest are in a menu, none lost", () => {
    const roles = ["a", "b", "c", "d", "e", "f", "g"];
    const buttons = roles.map((role) => aButton({ label: role, action: { kind: "ask-person", role } }));
    const [block] = toBlocks({ buttons }).filter(({ type }) => type === "actions");
    const elements = block!.elements as Json[];
    const values = elements.flatMap(({ value, options }) =>
      options ? (options as Json[]).map((o) => o.value) : [value],
    );
    expect(elements.map(({ type }) => type)).toEqual(["button", "button", "button", "button", "static_select"]);
    expect(values).toEqual(roles.map((role) => toActionText({ kind: "ask-person", role })));
  });
});
