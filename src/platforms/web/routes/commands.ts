import type { Command } from "../../../core/command/command.ts";
import { confirmAfterSending } from "../confirm-after-sending.ts";
import type { Decoded } from "../decode.ts";
import { type CallBody, decodeCall, decodeCallBody, decodeTypingBody } from "../decode-command.ts";
import { encodeReply } from "../encode.ts";
import { findChannel } from "../find-channel.ts";
import { readJson } from "../read-json.ts";
import { refuse } from "../refusal.ts";
import type { WebContext, WebRequest } from "../web-context.ts";

/**
 * `POST /api/commands`: calls a command and answers with `{reply}`, which also tells what the caller may not do. A name that is
 * none is refused with the bot's word on it, in the caller's language.
 */
export function createPostCommand(context: WebContext) {
  return answerCall(context, decodeCallBody, async (c, body, community) => {
    const reply = await context.bot.handleCommand(decodeCall(body, community, context.now()));
    confirmAfterSending(context, c, reply);
    return { reply: encodeReply(reply) };
  });
}

/** `POST /api/forms`: what the fields of a command's form hold when it opens, `{values}`, or the refusal as `{reply}`. */
export function createPostForm(context: WebContext) {
  return answerCall(context, decodeCallBody, async (_, body, community) => {
    const opening = await context.bot.handleForm(decodeCall(body, community, context.now()));
    return opening.kind === "refused" ? { reply: encodeReply(opening.reply) } : { values: opening.values };
  });
}

/** `POST /api/suggestions`: values for the option that is being typed, best first, as `{choices}`. */
export function createPostTyping(context: WebContext) {
  return answerCall(context, decodeTypingBody, async (_, body, community) => ({
    choices: await context.bot.handleTyping(decodeCall(body, community, context.now()), body.option),
  }));
}

function answerCall<Body extends CallBody>(
  context: WebContext,
  decodeBody: (body: unknown, commands: readonly Command[]) => Decoded<Body>,
  answer: (c: WebRequest, body: Body, community: string) => Promise<object>,
) {
  return async (c: WebRequest): Promise<Response> => {
    const json = await readJson(c);
    if (json.kind === "refused") return refuse(c, json.refusal);
    const body = decodeBody(json.value, context.bot.commands);
    if (body.kind === "refused") return refuse(c, body.refusal);
    const found = findChannel(context.communities, body.value);
    if (found.kind === "refused") return refuse(c, found.refusal);
    if (!context.bot.commands.some(({ name }) => name === body.value.name)) {
      const { text } = await context.bot.handleCommand(decodeCall(body.value, found.value.id, context.now()));
      return refuse(c, { status: 404, code: "command-unknown", message: text });
    }
    return c.json(await answer(c, body.value, found.value.id));
  };
}
