import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Command } from "../../src/core/command/command.ts";
import { type Abilities, isAble } from "../../src/core/community/capability.ts";
import type { Bot, Delivery } from "../../src/core/ports/bot.ts";
import type { ChatPlatform } from "../../src/core/ports/chat-platform.ts";
import { directChannel, type PlatformName } from "../../src/core/question/message.ts";
import type { Reply } from "../../src/core/reply/reply.ts";
import { aButton, aReply, type FakeBot, fakeBot } from "../fakes.ts";

/** What the suite drives a platform through: the far side of its wire. */
export interface PlatformDouble {
  readonly platform: ChatPlatform;
  /** A person writes; resolves when the platform has dealt with it. The same `messageId` is a second delivery. */
  deliver(message: { readonly messageId: string; readonly text: string }): Promise<void>;
  /** The bot's own message comes back to it; absent where a platform never hears itself. */
  deliverOwn?(text: string): Promise<void>;
  /** A person presses the button with this label on the last reply; resolves when the platform has dealt with it. */
  press(label: string): Promise<void>;
  /** A person calls a command that takes a file. */
  callWithFile(command: string, option: string, file: GivenFile): Promise<void>;
  /** The files people got, oldest first. */
  attached(): readonly { readonly name: string; readonly text: string }[];
  /** What people were shown, oldest first; the answer to a second delivery that shows nothing new does not count. */
  sent(): readonly string[];
  /** Why something sent would not be taken by the real platform; `undefined` when all of it would. */
  findExcess(): string | undefined;
  /** One for each capability declared, and for no other. */
  readonly drives: Partial<Drives>;
  /** Ends the far side. */
  close(): Promise<void>;
}

export interface GivenFile {
  readonly name: string;
  readonly contents: Uint8Array;
}

/** What people do natively, for each capability that is declared. Each resolves when the platform has dealt with it. */
export interface Drives {
  /** Calls `/echo` with the text "hello". */
  readonly commands: () => Promise<void>;
  /** Types "au" for the option `question` of `/note`; gives the labels offered. */
  readonly autocomplete: () => Promise<readonly string[]>;
  /** Fills the form of `/note`: question "q1", note "so". */
  readonly forms: () => Promise<void>;
  /** Chooses "Take a note" in the menu of a person's message "Look here". */
  readonly "message menus": () => Promise<void>;
  /** Reacts with ✅ to a person's message "Look here". */
  readonly reactions: () => Promise<void>;
  /** What somebody else sees of all that was said. */
  readonly "private replies": () => Promise<readonly string[]>;
  /** Writes "Hello there" to Usher alone. */
  readonly "direct messages": () => Promise<void>;
  /** Writes "More of it" in the thread under a message. */
  readonly threads: () => Promise<void>;
  /** Changes the message "First words" into "Other words". */
  readonly edits: () => Promise<void>;
  /** Deletes the message "First words". */
  readonly deletions: () => Promise<void>;
  readonly "home page": () => Promise<void>;
  /** Gives the marks that a question with a solved reply bears. */
  readonly "state marks": () => Promise<readonly string[]>;
}

export interface ContractOptions {
  /** False where a file is text already when it reaches the platform. */
  readonly takesBytes?: boolean;
  /** False where the platform itself gives a message its id, so that no message comes twice. */
  readonly redelivers?: boolean;
  /** False where people ask for announcements instead of being sent them. */
  readonly announces?: boolean;
}

/** What every platform must do, whatever it is made of. `make` gets the bot it will be started with, and does not start it. */
export function describePlatform(
  name: PlatformName,
  abilities: Abilities,
  make: (bot: Bot) => Promise<PlatformDouble>,
  { redelivers = true, announces = true, takesBytes = true }: ContractOptions = {},
): void {
  describe(`${name} keeps the contract of a platform`, () => {
    let double: PlatformDouble | undefined;
    let before: ReadonlyMap<string, number>;

    const start = async (bot: FakeBot) => {
      double = await make(bot);
      await double.platform.start(bot);
      return double;
    };

    beforeEach(() => {
      before = countResources();
    });

    afterEach(async () => {
      await double?.platform.stop();
      await double?.close();
      double = undefined;
    });

    it("THEN it has its own name", async () => {
      const { platform } = await start(fakeBot());
      expect(platform.name).toBe(name);
    });

    it("GIVEN a person's message THEN the bot gets it in our words and the reply is shown", async () => {
      const bot = fakeBot();
      const { deliver, sent } = await start(bot);
      await deliver({ messageId: "m1", text: "My model overfits, what can I do?" });
      expect(bot.messages).toHaveLength(1);
      expect(bot.messages[0]).toMatchObject({
        platform: name,
        community: "lumen",
        text: "My model overfits, what can I do?",
        author: { isBot: false },
      });
      expect(bot.messages[0]!.messageId).not.toBe("");
      expect(bot.messages[0]!.author.id).not.toBe("");
      expect(bot.messages[0]!.channel).not.toBe(directChannel);
      expect(bot.messages[0]!.sentAt).toBeGreaterThan(Date.UTC(2000));
      await expect.poll(() => sent().join("\n")).toContain("overfitting");
    });

    it("GIVEN a reply was shown THEN its outbox entry is closed, once, under an id", async () => {
      const bot = fakeBot();
      const { deliver } = await start(bot);
      await deliver({ messageId: "m1", text: "I overfit" });
      await expect.poll(() => bot.confirmed).toEqual([["outbox-question-1", expect.stringMatching(/./)]]);
    });

    it("GIVEN nothing is to be said THEN nothing is closed", async () => {
      const bot = fakeBot({ reply: () => undefined });
      const { deliver } = await start(bot);
      await deliver({ messageId: "m1", text: "I overfit" });
      expect(bot.messages).toHaveLength(1);
      expect(bot.confirmed).toEqual([]);
    });

    it("GIVEN a press on a button THEN it becomes a FeedbackClick on that question, and the bot's word is shown", async () => {
      const bot = fakeBot();
      const { deliver, press, sent } = await start(bot);
      await deliver({ messageId: "m1", text: "I overfit" });
      await expect.poll(() => sent()).not.toHaveLength(0);
      await press("This solved it");
      await expect.poll(() => bot.clicks).toHaveLength(1);
      expect(bot.clicks[0]).toMatchObject({
        platform: name,
        community: "lumen",
        questionId: "question-1",
        action: { kind: "vote", vote: "helpful", correction: { faqId: "overfitting" } },
      });
      expect(bot.clicks[0]!.person.id).toBe(bot.messages[0]!.author.id);
      await expect.poll(() => sent().join("\n")).toContain("Thank you, noted.");
    });

    it("GIVEN a press on a button that stands for a command THEN it is called by who pressed, and its reply shown", async () => {
      const options = { text: "good | morning" };
      const button = aButton({ label: "Say it", action: { kind: "command", name: "echo", options } });
      const bot = fakeBot({ reply: () => aReply({ questionId: "question-1", buttons: [button] }) });
      const { deliver, press, sent } = await start(bot);
      await deliver({ messageId: "m1", text: "I overfit" });
      await expect.poll(() => sent()).not.toHaveLength(0);
      await press("Say it");
      await expect.poll(() => bot.calls).toHaveLength(1);
      expect(bot.calls[0]).toMatchObject({ platform: name, community: "lumen", name: "echo", options });
      expect(bot.calls[0]!.person.id).toBe(bot.messages[0]!.author.id);
      await expect.poll(() => sent().join("\n")).toContain("echo: good | morning");
      expect(bot.clicks).toEqual([]);
    });

    it.runIf(announces)(
      "GIVEN an announcement to a channel and to a person THEN each is shown, with an id",
      async () => {
        const bot = fakeBot();
        const { deliver, sent, platform } = await start(bot);
        await deliver({ messageId: "m1", text: "I overfit" });
        const { channel, author } = bot.messages[0]!;
        const base = { platform: name, community: "lumen", createdAt: 0 };
        const audiences = [{ kind: "channel", channel } as const, { kind: "person", person: author.id } as const];
        for (const [at, audience] of audiences.entries()) {
          const reply = aReply({ kind: "notice", text: `announced-${at}` });
          const outcome = await platform.announce({ ...base, id: `a${at}`, key: `k${at}`, audience, reply });
          expect(outcome).toEqual({ kind: "sent", messageId: expect.stringMatching(/./) });
          expect(sent().join("\n")).toContain(`announced-${at}`);
        }
      },
    );

    const calendar = { name: "duty.ics", mediaType: "text/calendar", text: "BEGIN:VCALENDAR\nSUMMARY:值班 & <b>\n" };
    const calendarOf = ({ name, text }: typeof calendar) => ({ name, text: text.trim() });
    const attachedTo = ({ attached }: PlatformDouble) =>
      attached().map(({ name, text }) => ({ name, text: text.trim() }));

    it("GIVEN a reply with a file THEN people get the file, once, beside the reply", async () => {
      const bot = fakeBot({ reply: () => aReply({ text: "Your calendar.", attachment: calendar }) });
      const started = await start(bot);
      await started.deliver({ messageId: "m1", text: "Give me my calendar" });
      await expect.poll(() => attachedTo(started)).toEqual([calendarOf(calendar)]);
      expect(started.sent().join("\n")).toContain("Your calendar.");
      await expect.poll(() => bot.confirmed).toHaveLength(1);
    });

    it.runIf(announces)("GIVEN an announcement with a file THEN it is sent along", async () => {
      const bot = fakeBot();
      const started = await start(bot);
      await started.deliver({ messageId: "m1", text: "I overfit" });
      const audience = { kind: "person", person: bot.messages[0]!.author.id } as const;
      const reply = aReply({ kind: "notice", text: "On duty.", attachment: calendar });
      const announcement = { id: "a1", key: "k1", platform: name, community: "lumen", createdAt: 0, audience, reply };
      await expect(started.platform.announce(announcement)).resolves.toMatchObject({ kind: "sent" });
      expect(attachedTo(started)).toEqual([calendarOf(calendar)]);
    });

    const importing = {
      name: "import",
      description: "Take a file in",
      options: [{ name: "file", description: "Which", type: "file", required: true }],
      permission: "everyone",
      handle: async () => aReply({ kind: "notice", text: "Taken.", attachment: calendar, visibility: "private" }),
    } as const satisfies Command;

    it("GIVEN a command with a file THEN it gets the file's text, and its private reply brings a file back", async () => {
      const bot = fakeBot({ commands: [importing] });
      const started = await start(bot);
      const contents = Buffer.from("- question: 怎么 & why?\n  answer: |\n    So.\n");
      await started.callWithFile("import", "file", { name: "faq.yaml", contents });
      await expect.poll(() => bot.calls).toHaveLength(1);
      expect(bot.calls[0]).toMatchObject({ name: "import", options: { file: contents.toString() } });
      await expect.poll(() => attachedTo(started)).toEqual([calendarOf(calendar)]);
      await expect.poll(() => started.sent().join("\n")).toContain("Taken.");
    });

    it("GIVEN a file of more than 1 MiB THEN it is refused with a word on why, and nothing is called", async () => {
      const bot = fakeBot({ commands: [importing] });
      const { callWithFile, sent } = await start(bot);
      await callWithFile("import", "file", { name: "big.yaml", contents: Buffer.alloc(1_048_577, "a") });
      await expect.poll(() => sent().join("\n")).toContain("1 MiB");
      expect(bot.calls).toEqual([]);
    });

    it.runIf(takesBytes)("GIVEN a file that is no text THEN it is refused with its name and the remedy", async () => {
      const bot = fakeBot({ commands: [importing] });
      const { callWithFile, sent } = await start(bot);
      await callWithFile("import", "file", {
        name: "photo.png",
        contents: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff]),
      });
      await expect.poll(() => sent().join("\n")).toMatch(/photo\.png is no text in UTF-8/);
      expect(bot.calls).toEqual([]);
    });

    const noting = {
      name: "note",
      description: "Take a note",
      options: [
        { name: "question", description: "Which", type: "question", required: true },
        { name: "note", description: "What", type: "paragraph", required: true, inForm: true },
      ],
      permission: "everyone",
      handle: async () => aReply({ kind: "notice", text: "Noted.", visibility: "private" }),
      suggest: async () => [{ label: "Why augment?", value: "q1" }],
    } as const satisfies Command;
    const pointing = {
      ...noting,
      name: "point",
      options: [],
      menu: { title: "Take a note" },
      reaction: "✅",
      home: { title: "Notes" },
    } as const satisfies Command;
    const driven = async (capability: keyof Drives) => {
      const heard: string[] = [];
      const reply = () =>
        aReply({
          kind: "notice",
          text: "Thank you.",
          ...(capability === "private replies" ? { visibility: "private" } : { state: "solved" }),
        });
      const bot = fakeBot({ commands: [noting, pointing], reply });
      const listening: FakeBot = {
        ...bot,
        handleEdit: async ({ text }) => void heard.push(`edit: ${text}`),
        handleDeletion: async () => void heard.push("deletion"),
      };
      const { drives } = await start(listening);
      const drive = drives[capability];
      expect(drive !== undefined, `${capability} is declared and driven alike`).toBe(isAble(abilities[capability]));
      return { bot, heard, seen: await drive?.() };
    };
    const isDeclared = (capability: keyof Drives) => isAble(abilities[capability]);

    it.each([
      ["commands", { name: "echo", options: { text: "hello" } }],
      ["forms", { name: "note", options: { question: "q1", note: "so" } }],
      ["message menus", { name: "point", target: { text: "Look here" } }],
      ["reactions", { name: "point", target: { text: "Look here" } }],
      ["home page", { name: "point" }],
    ] as const)("GIVEN %s are declared THEN they call the command, and only then", async (capability, call) => {
      const { bot } = await driven(capability);
      await expect.poll(() => bot.calls).toHaveLength(isDeclared(capability) ? 1 : 0);
      if (isDeclared(capability)) expect(bot.calls[0]).toMatchObject(call);
    });

    it.each([
      ["edits", "edit: Other words"],
      ["deletions", "deletion"],
    ] as const)("GIVEN %s are declared THEN the bot is told, and only then", async (capability, told) => {
      const { heard } = await driven(capability);
      await expect.poll(() => heard).toEqual(isDeclared(capability) ? [told] : []);
    });

    it("GIVEN autocomplete is declared THEN the bot's values are offered", async () => {
      const { seen } = await driven("autocomplete");
      expect(seen).toEqual(isDeclared("autocomplete") ? ["Why augment?"] : undefined);
    });

    it("GIVEN threads are declared THEN a message tells its thread; direct messages, that they are direct", async () => {
      const { bot } = await driven("threads");
      if (isDeclared("threads"))
        expect(bot.messages.at(-1)).toMatchObject({ text: "More of it", thread: expect.any(String) });
    });

    it("GIVEN direct messages are declared THEN they come from the direct channel", async () => {
      const { bot } = await driven("direct messages");
      if (isDeclared("direct messages"))
        expect(bot.messages.at(-1)).toMatchObject({ text: "Hello there", channel: directChannel, addressed: true });
    });

    it("GIVEN private replies are declared THEN nobody else sees them", async () => {
      const { seen } = await driven("private replies");
      if (isDeclared("private replies")) expect(JSON.stringify(seen)).not.toContain("Thank you.");
    });

    it("GIVEN state marks are declared THEN a solved question bears one", async () => {
      const { seen } = await driven("state marks");
      if (isDeclared("state marks")) expect(seen).not.toEqual([]);
    });

    it("GIVEN every shape of a reply THEN each is sent within the platform's limits, and nothing of it is lost", async () => {
      const shapes = listReplyShapes();
      const bot = fakeBot({ reply: ({ text }) => shapes[Number(text.replace(/\D/g, ""))] });
      const { deliver, sent, findExcess } = await start(bot);
      for (const at of shapes.keys()) await deliver({ messageId: `m${at}`, text: `shape ${at}` });
      const promised = shapes.filter(({ kind }) => kind !== "error").length;
      await expect.poll(() => bot.confirmed).toHaveLength(promised);
      expect(findExcess()).toBeUndefined();
      for (const at of shapes.keys()) expect(sent().join("\n")).toContain(`word-${at}`);
    });

    it("GIVEN open outbox entries of an earlier run THEN they are settled at the start", async () => {
      const delivery: Delivery = {
        platform: name,
        community: "lumen",
        channel: "help",
        messageId: "m0",
        reply: aReply({ outboxId: "outbox-open" }),
      };
      const bot = fakeBot({ unsent: [delivery] });
      await start(bot);
      await expect.poll(() => bot.confirmed.map(([id]) => id)).toEqual(["outbox-open"]);
    });

    it("GIVEN the bot fails THEN the next message is still answered", async () => {
      const bot = fakeBot();
      const { deliver, sent } = await start(bot);
      await deliver({ messageId: "m1", text: "explode" }).catch(() => {});
      await deliver({ messageId: "m2", text: "I overfit" });
      await expect.poll(() => sent().join("\n")).toContain("overfitting");
    });

    it.runIf(redelivers)(
      "GIVEN the same message twice THEN nothing new is sent and nothing is closed twice",
      async () => {
        const bot = fakeBot();
        const { deliver, sent } = await start(bot);
        await deliver({ messageId: "m1", text: "I overfit" });
        await expect.poll(() => bot.confirmed).toHaveLength(1);
        const count = sent().length;
        await deliver({ messageId: "m1", text: "I overfit" });
        await deliver({ messageId: "m2", text: "thanks" });
        expect(sent()).toHaveLength(count);
        expect(bot.confirmed).toHaveLength(1);
      },
    );

    it("GIVEN its own message comes back THEN the bot does not hear it", async () => {
      const bot = fakeBot();
      const { deliver, deliverOwn } = await start(bot);
      await deliverOwn?.("I overfit");
      await deliver({ messageId: "m1", text: "thanks" });
      expect(bot.messages.map(({ text }) => text)).toEqual(["thanks"]);
    });

    it("GIVEN stop THEN no timer and no socket is left, and a second stop does no harm", async () => {
      const timers = [vi.spyOn(globalThis, "setInterval"), vi.spyOn(globalThis, "setTimeout")];
      const { deliver, platform, close } = await start(fakeBot());
      await deliver({ messageId: "m1", text: "I overfit" });
      await platform.stop();
      await platform.stop();
      const made = timers.flatMap((timer) => timer.mock.results.map(({ value }) => value as NodeJS.Timeout));
      for (const timer of timers) timer.mockRestore();
      await close();
      await expect.poll(() => made.filter(isTicking), { timeout: 3_000 }).toEqual([]);
      await expect.poll(() => findLeft(before), { timeout: 3_000 }).toEqual([]);
    });
  });
}

/** One of each kind, and the awkward ones. Each says its number, `word-3`. */
function listReplyShapes(): readonly Reply[] {
  const action = { kind: "ask-person", role: "core-developer" } as const;
  const shapes: readonly Partial<Reply>[] = [
    {
      kind: "answer",
      title: "How?",
      source: "https://example.org/faq",
      footer: "97 % sure (model m1)",
      buttons: [aButton()],
    },
    { kind: "suggest", buttons: [aButton({ label: "Quantise", action: { kind: "show", faqId: "quantisation" } })] },
    { kind: "route", mention: { role: "technical-supporter", person: "tess" } },
    { kind: "route", mention: { role: "nobody-knows-it" } },
    { kind: "abstain", buttons: [aButton({ label: "Core developers", action })] },
    { kind: "notice", visibility: "private" },
    { kind: "error", visibility: "private" },
    { language: "zh", title: "怎样避免模型过拟合？" },
    { title: "t".repeat(2_000), footer: "f".repeat(4_000) },
    { buttons: Array.from({ length: 25 }, (_, at) => aButton({ label: `Choice ${at} ${"long ".repeat(60)}` })) },
    { source: `https://example.org/${"path/".repeat(800)}` },
  ];
  const texts = [
    "# Heading\n\n- one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n> quoted\n\n`code` **bold** [link](https://example.org)",
    `\`\`\`python\n${"print('a long line of code')\n".repeat(400)}\`\`\``,
    "很长的中文。".repeat(2_000),
    "👩‍👩‍👧‍👦".repeat(700),
    "@everyone <@1> <!channel> <script>alert(1)</script> \u001b[2Jcleared",
  ];
  const all = [...shapes, ...texts.map((text) => ({ text }))];
  return all.map((changes, at) => aReply({ ...changes, text: `word-${at} ${changes.text ?? "An *answer*."}` }));
}

/** Still to fire, and keeping the process alive until then. */
function isTicking(timer: NodeJS.Timeout): boolean {
  return "_destroyed" in timer && timer._destroyed === false && timer.hasRef();
}

function countResources(): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const kind of process.getActiveResourcesInfo()) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}

function findLeft(before: ReadonlyMap<string, number>): readonly string[] {
  const now = countResources();
  return ["TCPServerWrap", "TCPSocketWrap", "TTYWrap"].filter((kind) => (now.get(kind) ?? 0) > (before.get(kind) ?? 0));
}
