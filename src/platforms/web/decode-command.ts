import { z } from "zod";
import type { Command, CommandCall } from "../../core/command/command.ts";
import { largestFile } from "../../core/question/read-file-text.ts";
import { type Decoded, decode, id, toAuthor } from "./decode.ts";

const language = z.string().regex(/^[a-z]{2}$/, { error: "must be a two-letter language code, like en" });

const call = z.strictObject({
  name: id("a command's name"),
  options: z
    .record(z.string(), z.string({ error: "every option must be a text" }), {
      error: "must be an object of the options by name",
    })
    .default({}),
  author: id("the caller's id"),
  channel: id("a channel's id"),
  thread: id("the messageId that opened the thread").optional(),
  community: id("a community's id").optional(),
  language: language.optional(),
  target: z
    .strictObject({
      messageId: id("the message's id"),
      author: id("the id of who wrote the message"),
      text: z.string({ error: "must be the message's text" }).max(16_000),
      thread: id("the messageId that opened the thread").optional(),
    })
    .optional(),
});

const typing = call.extend({ option: id("the name of the option that is being typed") });

/** Body of `POST /api/commands` and `POST /api/forms`. */
export type CallBody = z.output<typeof call>;

/** Body of `POST /api/suggestions`. */
export type TypingBody = z.output<typeof typing>;

export function decodeCallBody(body: unknown, commands: readonly Command[]): Decoded<CallBody> {
  return limitOptions(decode(call, body), commands);
}

export function decodeTypingBody(body: unknown, commands: readonly Command[]): Decoded<TypingBody> {
  return limitOptions(decode(typing, body), commands);
}

const longestText = 16_000;

/** A file may hold more than what somebody types. */
function limitOptions<Body extends CallBody>(decoded: Decoded<Body>, commands: readonly Command[]): Decoded<Body> {
  if (decoded.kind === "refused") return decoded;
  const { name: called, options } = decoded.value;
  const files = commands.find(({ name }) => name === called)?.options.filter(({ type }) => type === "file") ?? [];
  for (const [option, text] of Object.entries(options)) {
    const isFile = files.some(({ name }) => name === option);
    if (isFile ? Buffer.byteLength(text) <= largestFile : text.length <= longestText) continue;
    const most = isFile ? "the text of a file of at most 1 MiB" : `at most ${longestText} characters`;
    return {
      kind: "refused",
      refusal: { status: 400, code: "input-invalid", message: `options.${option}: must have ${most}` },
    };
  }
  return decoded;
}

/** The call in our words; the target is a message in the same channel. */
export function decodeCall(body: CallBody, community: string, at: number): CommandCall {
  const { name, options, author, channel, thread, target } = body;
  const place = { platform: "web", community, channel } as const;
  const inThread = (found: string | undefined) => (found === undefined ? {} : { thread: found });
  return {
    ...place,
    ...inThread(thread ?? target?.thread),
    name,
    options,
    person: toAuthor(author, body.language),
    at,
    ...(target && {
      target: {
        ...place,
        ...inThread(target.thread),
        messageId: target.messageId,
        author: toAuthor(target.author),
        text: target.text,
        addressed: false,
        sentAt: at,
      },
    }),
  };
}
