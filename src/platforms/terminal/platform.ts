import { createInterface, type Interface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import type { Community } from "../../core/community/community.ts";
import { UsherError } from "../../core/errors.ts";
import type { ChatPlatform } from "../../core/ports/chat-platform.ts";
import type { Log } from "../../core/ports/log.ts";
import type { Author } from "../../core/question/message.ts";
import { type Conversation, createConversation } from "./conversation.ts";
import { findChannel } from "./find-channel.ts";
import { createPaint } from "./paint.ts";
import { toTerminalTexts } from "./texts.ts";

export interface TerminalPlatformOptions {
  readonly input: Readable;
  readonly output: Writable;
  /** Whether a person types: shows a greeting and a prompt. */
  readonly interactive: boolean;
  /** Whether ANSI styles are written. */
  readonly colour: boolean;
  /** ISO 639-1 code of the terminal's own words. */
  readonly language: string;
  readonly community: Community;
  /** The first channel listed when absent. */
  readonly channel?: string;
  readonly person: Author;
  readonly log: Log;
  newId(): string;
  /** Milliseconds since the epoch. */
  now(): number;
}

/** A chat by lines. */
export interface TerminalPlatform extends ChatPlatform {
  readonly name: "terminal";
  /** Resolves once the person has left, or the input has ended and every line of it is answered. */
  readonly ended: Promise<void>;
}

/** Throws `config-invalid` when the community has no such channel in the terminal. */
export function createTerminalPlatform(options: TerminalPlatformOptions): TerminalPlatform {
  const { input, output, interactive, community } = options;
  const channel = findChannel(community, options.channel);
  const texts = toTerminalTexts(options.language);
  const paint = createPaint(options.colour);
  let lines: Interface | undefined;
  let conversation: Conversation | undefined;
  let end: () => void = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  return {
    name: "terminal",
    ended,
    start: async (bot) => {
      const write = (text: string) => writeTo(output, text);
      const opened = createConversation({ ...options, bot, channel, texts, paint, write, isTyped: interactive });
      conversation = opened;
      await opened.settleUnsent();
      const reader = createInterface({ input, output, terminal: interactive, prompt: paint.accent("› ") });
      lines = reader;
      let work: Promise<void> = interactive ? write(`${texts.greeting}\n`) : Promise.resolve();
      let hasLeft = false;
      const prompt = () => {
        if (interactive && lines === reader) reader.prompt();
      };
      void work.then(prompt);
      reader.on("line", (line) => {
        work = work.then(async () => {
          if (hasLeft) return;
          hasLeft = (await opened.handleLine(line)) === "quit";
          if (hasLeft) reader.close();
          else prompt();
        });
      });
      reader.once("close", () => {
        lines = undefined;
        void work.then(end);
      });
    },
    announce: async ({ id, audience, reply }) => {
      const isHere = audience.kind === "person" ? audience.person === options.person.id : audience.channel === channel;
      if (!conversation || !isHere) {
        throw new UsherError("platform-failed", "whom the announcement is for is not in this terminal; it waits");
      }
      await conversation.announce(reply);
      return { kind: "sent", messageId: id };
    },
    stop: async () => {
      if (!lines) return;
      lines.close();
      await ended;
    },
  };
}

/** Resolves when the text has been handed over, and also when nobody reads any more. */
function writeTo(output: Writable, text: string): Promise<void> {
  return new Promise((resolve) => {
    output.write(text, () => resolve());
  });
}
