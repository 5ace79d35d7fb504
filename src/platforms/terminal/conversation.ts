import type { Community } from "../../core/community/community.ts";
import type { Bot } from "../../core/ports/bot.ts";
import type { Log } from "../../core/ports/log.ts";
import type { Author } from "../../core/question/message.ts";
import type { Button, ButtonAction } from "../../core/reply/button.ts";
import { toFileTexts } from "../../core/reply/file-texts.ts";
import type { Attachment, Reply } from "../../core/reply/reply.ts";
import { decodeLine } from "./decode.ts";
import { encodeReply } from "./encode.ts";
import { readPath, savePath, toFileName } from "./files.ts";
import type { Paint } from "./paint.ts";
import type { TerminalTexts } from "./texts.ts";

export interface ConversationOptions {
  readonly bot: Bot;
  readonly community: Community;
  readonly channel: string;
  readonly person: Author;
  readonly texts: TerminalTexts;
  readonly paint: Paint;
  /** ISO 639-1 code of the terminal's own words. */
  readonly language: string;
  /** Whether a person types. */
  readonly isTyped: boolean;
  readonly log: Log;
  newId(): string;
  now(): number;
  /** Resolves when the text has been handed over. */
  write(text: string): Promise<void>;
}

/** One person's talk with the bot: knows the last question and the buttons that are on offer. */
export interface Conversation {
  /** Sends and confirms what an earlier run promised and did not send. */
  settleUnsent(): Promise<void>;
  /** Says what nobody asked for. */
  announce(reply: Reply): Promise<void>;
  /** Answers a line; never throws. */
  handleLine(line: string): Promise<"quit" | "answered">;
}

export function createConversation(options: ConversationOptions): Conversation {
  const { bot, community, channel, person, texts, log, newId, now, write } = options;
  let buttons: readonly Button[] = [];
  let questionId: string | undefined;
  let file: Attachment | undefined;

  const say = (text: string) => write(`${text}\n\n`);
  const show = async (reply: Reply | undefined) => {
    if (!reply) return;
    if (reply.buttons.length > 0) {
      buttons = reply.buttons;
      questionId = reply.questionId ?? questionId;
    }
    file = reply.attachment ?? file;
    await say(encodeReply(reply, options));
    if (reply.outboxId !== undefined) await bot.confirmSent(reply.outboxId, newId());
  };
  const ask = async (text: string) => {
    const messageId = newId();
    const place = { platform: "terminal", community: community.id, channel } as const;
    const message = { ...place, messageId, author: person, text, addressed: true, sentAt: now() };
    const reply = await bot.handleMessage(message);
    const explanation = await bot.explain(community.id, { platform: "terminal", messageId });
    questionId = explanation?.question.id;
    buttons = [];
    await (reply ? show(reply) : say(options.paint.dim(texts.silent)));
  };
  const click = async (action: ButtonAction): Promise<void> => {
    if (action.kind === "command") return callCommand(action.name, action.options);
    if (questionId === undefined) return say(texts.noQuestion);
    const about = { platform: "terminal", community: community.id, questionId, person } as const;
    return show(await bot.handleFeedback({ ...about, action, at: now() }));
  };
  const press = (number: number) => {
    const button = buttons[number - 1];
    return button ? click(button.action) : say(texts.noButton(number, buttons.length));
  };
  const callCommand = async (name: string, given: Readonly<Record<string, string>>) => {
    const place = { platform: "terminal", community: community.id, channel } as const;
    const read = await readFiles(bot.commands, name, given, options);
    if (typeof read === "string") return say(read);
    await show(await bot.handleCommand({ ...place, name, options: read, person, at: now() }));
  };
  const save = async (wanted: string | undefined) => {
    if (!file) return say(texts.nothingToSave);
    const path = wanted ?? toFileName(file.name);
    const saved = await savePath(path, file.text);
    await say(saved === "saved" ? texts.saved(path) : texts.notSaved(path, saved));
  };
  const answer = async (line: string): Promise<"quit" | "answered"> => {
    const decoded = decodeLine(line, buttons.length, bot.commands);
    switch (decoded.kind) {
      case "nothing":
        break;
      case "quit":
        return "quit";
      case "message":
        await ask(decoded.text);
        break;
      case "press":
        await press(decoded.number);
        break;
      case "why":
        await click({ kind: "why" });
        break;
      case "save":
        await save(decoded.path);
        break;
      case "help":
        await say(toHelp(options));
        break;
      case "command":
        await callCommand(decoded.name, decoded.options);
        break;
      case "incomplete":
        await say(texts.usage(toUsage(decoded.command)));
        break;
      case "unknown":
        await callCommand(decoded.name, {});
        await say(options.paint.dim(texts.helpHint));
        break;
    }
    return "answered";
  };
  return {
    announce: show,
    settleUnsent: async () => {
      for (const { reply } of await bot.findUnsent("terminal")) await show(reply);
    },
    handleLine: async (line) => {
      try {
        return await answer(line);
      } catch (err) {
        log.error({ err }, "line not answered");
        await say(texts.failed);
        return "answered";
      }
    },
  };
}

/** The options of a call with the texts of the files in place of their paths, or a word on why one is not taken. */
async function readFiles(
  commands: Bot["commands"],
  name: string,
  given: Readonly<Record<string, string>>,
  { texts, language }: Pick<ConversationOptions, "texts" | "language">,
): Promise<Readonly<Record<string, string>> | string> {
  const read: Record<string, string> = { ...given };
  const files = commands.find((known) => known.name === name)?.options.filter(({ type }) => type === "file") ?? [];
  for (const { name: option } of files) {
    const path = given[option];
    if (path === undefined) continue;
    const found = await readPath(path);
    if (found.kind === "text") read[option] = found.text;
    else if (found.fault === "no-such-file") return texts.noSuchFile(path);
    else return toFileTexts(language).refused(path, found.fault);
  }
  return read;
}

function toHelp({ texts, bot, paint, language }: ConversationOptions): string {
  const own = bot.commands.map(
    (command) => [toUsage(command), command.descriptions?.[language] ?? command.description] as const,
  );
  const rows = [...texts.help, ...own];
  return rows.map(([input, meaning]) => `  ${paint.bold(input)}  ${meaning}`).join("\n");
}

function toUsage({ name, options }: Bot["commands"][number]): string {
  return [`/${name}`, ...options.map((option) => (option.required ? `<${option.name}>` : `[${option.name}]`))].join(
    " ",
  );
}
