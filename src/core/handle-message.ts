import { assignPerson } from "./assign-person.ts";
import { type ChannelMode, toChannelMode } from "./community.ts";
import { decide } from "./decide.ts";
import { findFaq } from "./find-faq.ts";
import { maskSecrets } from "./mask-secrets.ts";
import type { IncomingMessage } from "./message.ts";
import type { BotContext, ServedCommunity } from "./ports/bot-context.ts";
import type { NewQuestion } from "./ports/store.ts";
import { renderReply } from "./render-reply.ts";
import type { Reply } from "./reply.ts";
import { toStanding } from "./standing.ts";
import type { Verdict } from "./verdict.ts";

/** Judges a message, records question, verdict and promised reply in one transaction, and gives the reply to send. */
export async function handleMessage(context: BotContext, message: IncomingMessage): Promise<Reply | undefined> {
  const served = context.communities.get(message.community);
  if (!served || message.author.isBot || message.text.trim() === "") return undefined;
  const mode = toMode(served, message);
  if (mode === "off") return undefined;
  const { store } = context;
  const arrivedAt = context.now();
  const known = await store.questions.findByMessage(message);
  if (known) return store.outbox.findReply(message.community, known.question.id, 0);
  if (await isAnsweredThread(context, message)) return undefined;
  const entry = await judgeMessage(context, served, message, mode);
  const { judged, isNew } = await store.questions.record(entry);
  if (!isNew) return store.outbox.findReply(message.community, judged.question.id, 0);
  report(context, entry, arrivedAt);
  return entry.outbox && { ...entry.outbox.reply, outboxId: entry.outbox.id };
}

/** What is addressed to Usher in a channel it listens to is answered for all, whatever the channel's mode. */
function toMode({ community }: ServedCommunity, message: IncomingMessage): ChannelMode {
  const mode = toChannelMode(community, message.platform, message.channel);
  if (mode === "mention") return message.addressed ? "auto" : "off";
  return mode === "suggest" && message.addressed ? "auto" : mode;
}

/** One automatic reply a thread: later messages in it belong to the people there, unless they address Usher. */
async function isAnsweredThread({ store }: BotContext, message: IncomingMessage): Promise<boolean> {
  if (message.thread === undefined || message.addressed) return false;
  const earlier = await store.questions.findByThread(message);
  return earlier.some(({ verdicts }) => verdicts[0].verdict.rule !== "not-a-question");
}

async function judgeMessage(
  context: BotContext,
  { community, judge }: ServedCommunity,
  message: IncomingMessage,
  mode: ChannelMode,
): Promise<NewQuestion> {
  const { store } = context;
  const { author, text, sentAt, addressed, ...where } = message;
  await store.people.record({
    community: community.id,
    platform: message.platform,
    person: author.id,
    standing: toStanding(community, message.platform, author),
    at: sentAt,
  });
  const masked = maskSecrets(text);
  const judgement = await judge.judge(masked);
  const decided = decide(judgement);
  const now = context.now();
  const verdict = await assignPerson(decided, {
    community,
    asker: author.id,
    now,
    questions: store.questions,
  });
  const questionId = context.newId();
  const question = {
    ...where,
    id: questionId,
    asker: author.id,
    text: masked,
    language: judgement.language,
    askedAt: sentAt,
  };
  const recorded = {
    question,
    verdict: { turn: 0, verdict, judgement, decidedAt: now },
  };
  if (!shouldReply(verdict, mode, addressed)) return recorded;
  const reply = renderReply(verdict, {
    community,
    questionId,
    language: judgement.language,
    modelVersion: judgement.modelVersion,
    visibility: mode === "suggest" ? "private" : "public",
    faq: await findFaq(store.faq, community.id, verdict),
  });
  return { ...recorded, outbox: { id: context.newId(), reply } };
}

/** `observe` is silent always; what asks nothing is left alone unless it was said to Usher. */
function shouldReply(verdict: Verdict, mode: ChannelMode, addressed: boolean): boolean {
  return mode !== "observe" && (verdict.rule !== "not-a-question" || addressed);
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
  log.info(
    {
      community,
      platform,
      questionId: id,
      verdict: verdict.kind,
      rule: verdict.rule,
    },
    "question judged",
  );
}
