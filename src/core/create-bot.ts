import type { Command } from "./command/command.ts";
import { handleCommand, handleForm, handleTyping } from "./command/handle-command.ts";
import { tellRoleChannel } from "./duty/tell-role-channel.ts";
import { hideFaqOfQuestion } from "./faq/hide-faq.ts";
import { isRestricted } from "./faq/may-read-faq.ts";
import { handleFeedback } from "./feedback/handle-feedback.ts";
import type { Bot } from "./ports/bot.ts";
import type { BotContext } from "./ports/bot-context.ts";
import { findReplaced } from "./question/find-replaced.ts";
import { handleDeletion } from "./question/handle-deletion.ts";
import { handleEdit } from "./question/handle-edit.ts";
import { handleMessage } from "./question/handle-message.ts";
import type { Reply } from "./reply/reply.ts";
import { toTexts } from "./reply/texts.ts";

/** More than ever wait at once. */
const mostWaiting = 10_000;
/** Each costs a platform a request. */
const lookedAfter = 50;

/** The bot: what happened goes in, what to say comes out. A fault inside is logged and answered with its id, never thrown. */
export function createBot(context: BotContext, commands: readonly Command[]): Bot {
  const { store } = context;
  return {
    commands,
    handleMessage: (message) => guard(context, () => handleMessage(context, message)),
    handleEdit: (message) => guard(context, () => handleEdit(context, message)),
    handleDeletion: (gone) => handleDeletion(context, gone),
    handleFeedback: (click) => guard(context, () => handleFeedback(context, click)),
    handleCommand: (call) => guard(context, () => handleCommand(context, commands, call)),
    handleTyping: (call, option) => handleTyping(context, commands, call, option),
    handleForm: (call) => handleForm(context, commands, call),
    async explain(community, key) {
      const judged =
        "questionId" in key
          ? await store.questions.find(community, key.questionId)
          : await store.questions.findByMessage({ community, ...key });
      if (!judged) return undefined;
      const feedback = await store.feedback.findByQuestion(community, judged.question.id);
      const restricted = new Set((await store.faq.findAll(community)).filter(isRestricted).map(({ id }) => id));
      return { ...hideFaqOfQuestion(judged, (id) => restricted.has(id)), feedback };
    },
    confirmSent: (outboxId, sent) => store.outbox.close(outboxId, sent, context.now()),
    findPosts: (message) => store.outbox.findPosts(message),
    findReplaced: (message, reply) => findReplaced(store, message, reply),
    confirmFailed: (outboxId, reason) => store.outbox.fail(outboxId, reason, context.now()),
    findLastSeen: (platform, community) => store.questions.findLastSeen(platform, community),
    findWaiting: async (platform, community) => {
      const waiting = await store.questions.findWaiting(community, mostWaiting);
      const here = waiting.map(({ question }) => question).filter((question) => question.platform === platform);
      return here.toReversed().slice(0, lookedAfter);
    },
    findAnnouncements: (place, audiences, limit) => store.announcements.findFor(place, audiences, limit),
    async findUnsent(platform) {
      const open = await store.outbox.findOpen(platform);
      for (const { community, reply } of open) await retellRoleChannel(context, community, reply.questionId);
      return open;
    },
  };
}

/** The crash that left a reply open may also have come before the word to the role's channel, which is said once in all. */
async function retellRoleChannel(context: BotContext, id: string, questionId: string | undefined): Promise<void> {
  const community = context.communities.get(id)?.community;
  const judged = questionId === undefined ? undefined : await context.store.questions.find(id, questionId);
  const verdict = judged?.verdicts.at(-1);
  if (community && judged && verdict) await tellRoleChannel(context, community, judged.question, verdict);
}

async function guard<Result>(context: BotContext, work: () => Promise<Result>): Promise<Result | Reply> {
  try {
    return await work();
  } catch (error) {
    const id = context.newId();
    context.log.error({ errorId: id, err: error }, "handling failed");
    return {
      kind: "error",
      language: "en",
      text: toTexts("en").failed(id),
      buttons: [],
      visibility: "private",
    };
  }
}
