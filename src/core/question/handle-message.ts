import { toChannelMode } from "../community/community.ts";
import { hasOptedOut } from "../community/has-opted-out.ts";
import { toStanding } from "../community/standing.ts";
import { tellRoleChannel } from "../duty/tell-role-channel.ts";
import { maskSecrets } from "../mask-secrets.ts";
import type { BotContext, ServedCommunity } from "../ports/bot-context.ts";
import type { NewQuestion } from "../ports/store.ts";
import type { Reply } from "../reply/reply.ts";
import { toTexts } from "../reply/texts.ts";
import { offerReview } from "../review/offer-review.ts";
import { findAsked, findThread } from "./find-asked.ts";
import { judgeText } from "./judge-text.ts";
import type { IncomingMessage } from "./message.ts";
import { noteThreadMessage } from "./note-thread-message.ts";
import type { JudgedQuestion } from "./question.ts";
import { toMessageMode } from "./to-message-mode.ts";

/** Judges a message, records question, verdict and promised reply in one transaction, and gives the reply to send. */
export async function handleMessage(context: BotContext, message: IncomingMessage): Promise<Reply | undefined> {
  const served = context.communities.get(message.community);
  if (!served || message.author.isBot || message.text.trim() === "") return undefined;
  if (toChannelMode(served.community, message.platform, message.channel) === "off") return undefined;
  const { store } = context;
  const arrivedAt = context.now();
  if (await hasOptedOut(store, message, message.author))
    return message.addressed ? sayOptedOut(served, message) : undefined;
  const known = await store.questions.findByMessage(message);
  if (known) return store.outbox.findReply(message.community, known.question.id, 0);
  if (!message.addressed && (await belongsToPeople(context, served, message))) return undefined;
  if (toMessageMode(served.community, message) === "off") return undefined;
  const entry = await judgeMessage(context, served, message);
  const { judged, isNew } = await store.questions.record(entry);
  if (!isNew) return store.outbox.findReply(message.community, judged.question.id, 0);
  report(context, entry, arrivedAt);
  await tellRoleChannel(context, served.community, entry.question, entry.verdict);
  return entry.outbox && { ...entry.outbox.reply, outboxId: entry.outbox.id };
}

function sayOptedOut({ community }: ServedCommunity, { author }: IncomingMessage): Reply {
  const language = author.language ?? community.languages[0] ?? "en";
  return { kind: "notice", language, text: toTexts(language).optedOut, buttons: [], visibility: "private" };
}

/**
 * What Usher leaves alone unless it is addressed: a thread that had its one automatic reply, or in which somebody else spoke
 * already, and whoever wants to be left alone.
 */
async function belongsToPeople(
  context: BotContext,
  served: ServedCommunity,
  message: IncomingMessage,
): Promise<boolean> {
  const { store } = context;
  const { platform, community, author } = message;
  const thread = await findThread(store.questions, message);
  const asked = findAsked(thread, message);
  if (asked) {
    await noteThreadMessage(context, served, message, asked);
    return true;
  }
  const isOthers = ({ question }: JudgedQuestion) =>
    question.messageId !== message.thread && question.asker !== author.id;
  if (thread.some(isOthers)) return true;
  const person = await store.people.find({ platform, community, person: author.id });
  return person?.mutedAt !== undefined;
}

async function judgeMessage(
  context: BotContext,
  served: ServedCommunity,
  message: IncomingMessage,
): Promise<NewQuestion> {
  const { author, text, sentAt, addressed, ...where } = message;
  const { community } = served;
  const standing = toStanding(community, message.platform, author);
  const { platform } = message;
  await context.store.people.record({ community: community.id, platform, person: author.id, standing, at: sentAt });
  const masked = maskSecrets(text);
  const id = context.newId();
  const judged = await judgeText(context, served, {
    questionId: id,
    platform,
    messageId: message.messageId,
    text: masked,
    asker: author.id,
    standing,
    place: where,
    mode: toMessageMode(community, message),
    addressed,
    turn: 0,
  });
  const { language } = judged.verdict.judgement;
  const outbox = await offerReview(context, served, message, id, judged);
  return {
    verdict: judged.verdict,
    ...(outbox && { outbox }),
    ...(judged.duplicateOf !== undefined && { duplicateOf: judged.duplicateOf }),
    question: { ...where, id, asker: author.id, text: masked, language, askedAt: sentAt },
  };
}

function report(
  { log, metrics, now }: BotContext,
  { question, verdict: { verdict, judgement } }: NewQuestion,
  arrivedAt: number,
): void {
  const { community, platform, id } = question;
  metrics.recordVerdict({
    community,
    platform,
    kind: verdict.kind,
    rule: verdict.rule,
    modelVersion: judgement.modelVersion,
    seconds: (now() - arrivedAt) / 1000,
  });
  log.info({ community, platform, questionId: id, verdict: verdict.kind, rule: verdict.rule }, "question judged");
}
