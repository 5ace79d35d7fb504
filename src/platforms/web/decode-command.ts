import { z } from "zod";
import type { CommandCall } from "../../core/command.ts";
import { type Decoded, decode, id, toAuthor } from "./decode.ts";

const language = z.string().regex(/^[a-z]{2}$/, { error: "must be a two-letter language code, like en" });

const call = z.strictObject({
  name: id("a command's name"),
  options: z
    .record(z.string(), z.string({ error: "every option must be a text" }).max(16_000), {
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

export function decodeCallBody(body: unknown): Decoded<CallBody> {
  return decode(call, body);
}

export function decodeTypingBody(body: unknown): Decoded<TypingBody> {
  return decode(typing, body);
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
