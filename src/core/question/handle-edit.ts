import { hasOptedOut } from "../community/has-opted-out.ts";
import { toStanding } from "../community/standing.ts";
import { tellRoleChannel } from "../duty/tell-role-channel.ts";
import { maskSecrets } from "../mask-secrets.ts";
import type { BotContext } from "../ports/bot-context.ts";
import type { NewQuestion } from "../ports/store.ts";
import type { Reply } from "../reply/reply.ts";
import { handleMessage } from "./handle-message.ts";
import { judgeText } from "./judge-text.ts";
import type { IncomingMessage } from "./message.ts";
import type { JudgedQuestion, RecordedVerdict } from "./question.ts";
import { toMessageMode } from "./to-message-mode.ts";

/**
 * Judges an edited message anew while nothing has answered it; what the first wording was told stands otherwise. A role that
 * was called is not called again.
 */
export async function handleEdit(context: BotContext, message: IncomingMessage): Promise<Reply | undefined> {
  const served = context.communities.get(message.community);
  if (!served || message.author.isBot || message.text.trim() === "") return undefined;
  const mode = toMessageMode(served.community, message);
  if (mode === "off") return undefined;
  const { store } = context;
  if (await hasOptedOut(store, message, message.author)) return undefined;
  const known = await store.questions.findByMessage(message);
  if (!known) return handleMessage(context, message);
  if (known.question.deletedAt !== undefined) return undefined;
  const text = maskSecrets(message.text);
  if (text === known.question.text || !(await isUnanswered(context, known))) return undefined;
  const { id, asker } = known.question;
  const { platform, messageId, author, addressed } = message;
  const judged = await judgeText(context, served, {
    questionId: id,
    platform,
    messageId,
    text,
    asker,
    standing: toStanding(served.community, platform, author),
    place: known.question,
    mode,
    addressed,
    turn: known.verdicts.length,
  });
  const outbox = isSameCall(known, judged.verdict) ? undefined : toReplacing(judged.outbox);
  const { language } = judged.verdict.judgement;
  const { isNew } = await store.questions.recordVerdict(message.community, id, judged.verdict, {
    ...(outbox && { outbox }),
    edited: { text, language },
  });
  context.log.info({ questionId: id, verdict: judged.verdict.verdict.kind }, "edited question judged");
  if (isNew && outbox) await tellRoleChannel(context, served.community, known.question, judged.verdict);
  return isNew && outbox ? { ...outbox.reply, outboxId: outbox.id } : undefined;
}

function toReplacing(outbox: NewQuestion["outbox"]): NewQuestion["outbox"] {
  return outbox && { ...outbox, reply: { ...outbox.reply, replaces: true } };
}

async function isUnanswered({ store }: BotContext, { question, verdicts }: JudgedQuestion): Promise<boolean> {
  if (verdicts.at(-1)?.verdict.kind === "answer") return false;
  const { community, id } = question;
  if (await store.solutions.find(community, id)) return false;
  const feedback = await store.feedback.findByQuestion(community, id);
  return feedback.every(({ standpoint }) => standpoint === "bystander");
}

function isSameCall({ verdicts }: JudgedQuestion, { verdict: now }: RecordedVerdict): boolean {
  return now.kind === "route" && verdicts.some(({ verdict }) => verdict.kind === "route" && verdict.role === now.role);
}
