import type { Announcement } from "../src/core/announcement/announcement.ts";
import type { Command, CommandCall } from "../src/core/command/command.ts";
import type { Community } from "../src/core/community/community.ts";
import { toStanding } from "../src/core/community/standing.ts";
import type { Faq } from "../src/core/faq/faq.ts";
import type { Feedback, FeedbackClick } from "../src/core/feedback/feedback.ts";
import type { Bot, Delivery, MessageKey, Posts } from "../src/core/ports/bot.ts";
import type { Log } from "../src/core/ports/log.ts";
import { decide, decideHandOver } from "../src/core/question/decide.ts";
import type { Explanation } from "../src/core/question/explanation.ts";
import type { Judgement } from "../src/core/question/judgement.ts";
import type { IncomingMessage } from "../src/core/question/message.ts";
import type { Button } from "../src/core/reply/button.ts";
import { renderAnswer, renderReply } from "../src/core/reply/render-reply.ts";
import type { Reply } from "../src/core/reply/reply.ts";
import { toTexts } from "../src/core/reply/texts.ts";

/** 2026-01-15T09:30:00Z. */
export const aTime = Date.UTC(2026, 0, 15, 9, 30);

export const silentLog: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** `id-1`, `id-2`, … */
export function countedIds(prefix = "id"): () => string {
  let count = 0;
  return () => `${prefix}-${++count}`;
}

export function aCommunity(changes: Partial<Community> = {}): Community {
  return {
    id: "lumen",
    name: "Lumen Builders",
    languages: ["en", "zh"],
    platforms: {
      web: {
        channels: [
          { id: "help", mode: "auto" },
          { id: "lounge", mode: "mention" },
          { id: "attic", mode: "off" },
        ],
        defaultMode: "off",
        moderators: ["mona"],
      },
      terminal: { channels: [{ id: "terminal", mode: "auto" }], defaultMode: "off", moderators: ["mona"] },
    },
    roles: [
      aRole("technical-supporter", "Technical supporters", ["deployment"], [{ id: "tess", name: "Tess Okafor" }]),
      aRole("core-developer", "Core developers", ["implementation"], [{ id: "cora", name: "Cora Lindqvist" }]),
    ],
    stages: ["implementation", "deployment"],
    exampleQuestions: {
      en: ["My model overfits, what can I do?", "Where should I deploy it?"],
      zh: ["模型过拟合怎么办？"],
    },
    precision: 0.95,
    workingTime: { timeZone: "UTC", hours: [], holidays: [] },
    duty: { pingsPerDay: 20 },
    retrain: { schedule: "0 3 * * *", timeZone: "UTC" },
    solutions: { acceptedBy: ["asker", "moderators"], ownAnswers: false, askAfterHours: 24 },
    tasks: { moves: {}, owners: {}, remindHours: 24, digest: "weekly" },
    retentionDays: 365,
    ...changes,
  };
}

function aRole(id: string, name: string, stages: readonly string[], members: Community["roles"][number]["members"]) {
  return { id, name, description: `The ${name.toLowerCase()}.`, stages, platformIds: {}, members };
}

const overfitting: Faq = {
  id: "overfitting",
  tags: ["training"],
  source: "https://example.org/faq/overfitting",
  texts: {
    en: {
      question: "How do I stop my model from overfitting?",
      variants: ["training loss falls but validation loss rises"],
      answer: `Compare training and validation loss; when they part, the model memorises. In this order:

1. **More or more varied data** (augmentation).
2. **Regularise**: dropout 0.1–0.3, weight decay.
3. **Stop early**, on the validation loss.

\`\`\`python
from torch.optim import AdamW
optimizer = AdamW(model.parameters(), lr=2e-5, weight_decay=0.01)
\`\`\``,
    },
    zh: {
      question: "怎样避免模型过拟合？",
      variants: [],
      answer:
        "比较训练损失和验证损失：一旦分开，模型就在死记。依次尝试**数据增强**、**正则化**（dropout、权重衰减）和**早停**。",
    },
  },
};

const quantisation: Faq = {
  id: "quantisation",
  tags: ["serving"],
  texts: { en: { question: "Which quantisation should I choose?", variants: [], answer: "Start with **int8**." } },
};

/** A bot that needs no model: words in the text decide what it says, and it keeps what it was told. */
export interface FakeBot extends Bot {
  readonly messages: readonly IncomingMessage[];
  readonly clicks: readonly FeedbackClick[];
  readonly calls: readonly CommandCall[];
  /** Outbox id and the id it was sent under, in order. */
  readonly confirmed: readonly (readonly [outboxId: string, messageId: string])[];
}

export interface FakeBotOptions {
  readonly community?: Community;
  readonly unsent?: readonly Delivery[];
  readonly announcements?: readonly Announcement[];
  /** Beside `/echo`. */
  readonly commands?: readonly Command[];
  /** Says this instead of judging by words. */
  readonly reply?: (message: IncomingMessage) => Reply | undefined;
  /** Waited for before each message is answered. */
  readonly delay?: () => Promise<void>;
}

/**
 * "overfit" or 过拟合 is answered, "quantise" suggested, "deploy" routed, "thanks" left alone, "explode" throws, "weather" is out
 * of scope, and everything else goes to the helpers' queue. A repeated message gets its reply without an outbox entry.
 */
export function fakeBot(options: FakeBotOptions = {}): FakeBot {
  const community = options.community ?? aCommunity();
  const faq = new Map([overfitting, quantisation].map((entry) => [entry.id, entry]));
  const told = { messages: [] as IncomingMessage[], clicks: [] as FeedbackClick[], calls: [] as CommandCall[] };
  const confirmed: (readonly [string, string])[] = [];
  const questions = new Map<string, Explanation>();
  const replies = new Map<string, Reply | undefined>();
  const posts = new Map<string, Posts>();
  const findPosts = ({ platform, messageId }: MessageKey) =>
    [...questions.values()]
      .filter(({ question }) => question.platform === platform && question.messageId === messageId)
      .flatMap(({ question }) => posts.get(`outbox-${question.id}`) ?? []);
  const context = (explanation: Explanation) => ({
    community,
    questionId: explanation.question.id,
    language: explanation.question.language,
    modelVersion: explanation.verdicts[0].judgement.modelVersion,
    visibility: "public" as const,
    faq,
    solved: new Map(),
  });
  return {
    ...told,
    confirmed,
    commands: [
      {
        name: "echo",
        description: "Says it again",
        options: [{ name: "text", description: "What", type: "text", required: true }],
        permission: "everyone",
        handle: async (call) => notice(call.options.text ?? ""),
      },
      ...(options.commands ?? []),
    ],
    handleMessage: async (message) => {
      await options.delay?.();
      told.messages.push(message);
      const key = `${message.platform} ${message.messageId}`;
      if (replies.has(key)) return replies.get(key);
      if (/explode/.test(message.text)) throw new Error("the bot exploded");
      if (message.channel === "lounge" && !message.addressed) return undefined;
      const explanation = toExplanation(message, `question-${questions.size + 1}`);
      questions.set(explanation.question.id, explanation);
      const { verdict } = explanation.verdicts[0];
      const silent = verdict.rule === "not-a-question" && !message.addressed;
      const reply = options.reply
        ? options.reply(message)
        : silent
          ? undefined
          : renderReply(verdict, context(explanation));
      replies.set(key, reply);
      return reply?.kind === "error" ? reply : reply && { ...reply, outboxId: `outbox-${explanation.question.id}` };
    },
    handleFeedback: async (click) => {
      told.clicks.push(click);
      const explanation = questions.get(click.questionId);
      if (!explanation) return notice(toTexts("en").unknownQuestion);
      const { action } = click;
      if (action.kind === "show") {
        return renderAnswer(("faqId" in action && faq.get(action.faqId)) || overfitting, 0.71, context(explanation));
      }
      if (action.kind === "why") return notice(explanation.verdicts[0].verdict.reason);
      if (action.kind === "ask-person") {
        const { judgement } = explanation.verdicts[0];
        const verdict = { ...decideHandOver(judgement, action.role), person: "tess" };
        const turn = { turn: explanation.verdicts.length, verdict, judgement, decidedAt: click.at };
        questions.set(click.questionId, { ...explanation, verdicts: [...explanation.verdicts, turn] });
        return renderReply(verdict, context(explanation));
      }
      const vote = toFeedback(click, community, explanation);
      const others = explanation.feedback.filter(({ person }) => person !== vote.person);
      questions.set(click.questionId, { ...explanation, feedback: [...others, vote] });
      return notice(toTexts(explanation.question.language).thanks);
    },
    handleCommand: async (call) => {
      told.calls.push(call);
      const command = options.commands?.find(({ name }) => name === call.name);
      if (command) return command.handle(call);
      return notice(`${call.name}: ${call.options.text ?? ""}`);
    },
    handleEdit: async () => undefined,
    handleDeletion: async () => {},
    handleTyping: async (call, option) =>
      (await options.commands?.find(({ name }) => name === call.name)?.suggest?.(call, option)) ?? [],
    handleForm: async (call) => ({
      kind: "fields",
      values: (await options.commands?.find(({ name }) => name === call.name)?.prefill?.(call)) ?? {},
    }),
    confirmFailed: async () => {},
    findLastSeen: async () => new Map(),
    findWaiting: async () => [],
    findAnnouncements: async (_, audiences) =>
      (options.announcements ?? []).filter(({ audience }) =>
        audiences.some((asked) => JSON.stringify(asked) === JSON.stringify(audience)),
      ),
    explain: async (id, key) =>
      id !== community.id
        ? undefined
        : "questionId" in key
          ? questions.get(key.questionId)
          : [...questions.values()].find(
              ({ question }) => question.platform === key.platform && question.messageId === key.messageId,
            ),
    confirmSent: async (outboxId, sent) => {
      confirmed.push([outboxId, typeof sent === "string" ? sent : sent.messageIds[0]]);
      if (typeof sent !== "string") posts.set(outboxId, sent);
    },
    findPosts: async (message) => findPosts(message),
    findReplaced: async (message, reply) => (reply.replaces ? findPosts(message)[0] : undefined),
    findUnsent: async (platform) =>
      (options.unsent ?? []).filter(
        (delivery) => delivery.platform === platform && !confirmed.some(([id]) => id === delivery.reply.outboxId),
      ),
  };
}

export function aReply(changes: Partial<Reply> = {}): Reply {
  return { kind: "answer", language: "en", text: "An *answer*.", buttons: [], visibility: "public", ...changes };
}

export function aButton(changes: Partial<Button> = {}): Button {
  return { label: "This solved it", action: { kind: "vote", vote: "helpful" }, style: "primary", ...changes };
}

function notice(text: string): Reply {
  return aReply({ kind: "notice", text, visibility: "private" });
}

function toFeedback(click: FeedbackClick, community: Community, { question }: Explanation): Feedback {
  const { person, action, questionId, at } = click;
  const { roles, isModerator } = toStanding(community, click.platform, person);
  const own = person.id === question.asker ? "asker" : "bystander";
  const standpoint = isModerator ? "moderator" : roles.length > 0 ? "helper" : own;
  const vote = action.kind === "vote" ? action : { vote: "dismiss" as const };
  return {
    community: community.id,
    questionId,
    person: person.id,
    standpoint,
    vote: vote.vote,
    ...("correction" in vote && vote.correction ? { correction: vote.correction } : {}),
    at,
  };
}

function toExplanation({ author, text, addressed: _, sentAt, ...place }: IncomingMessage, id: string): Explanation {
  const judgement = toJudgement(text);
  const decided = decide(judgement);
  const verdict = decided.kind === "route" ? { ...decided, person: "tess" } : decided;
  const question = { ...place, id, asker: author.id, text, language: judgement.language, askedAt: sentAt };
  return { question, verdicts: [{ turn: 0, verdict, judgement, decidedAt: sentAt + 4 }], feedback: [] };
}

function toJudgement(text: string): Judgement {
  const says = (pattern: RegExp) => pattern.test(text.toLowerCase());
  const overfit = says(/overfit|过拟合/);
  const quantise = says(/quanti[sz]/);
  const support = says(/deploy|部署/) ? 0.91 : 0.42;
  return {
    language: /\p{Script=Han}/u.test(text) ? "zh" : "en",
    predictions: {
      role: [
        { label: "technical-supporter", confidence: support },
        { label: "core-developer", confidence: 1 - support },
      ].sort((one, other) => other.confidence - one.confidence),
      stage: [
        { label: "deployment", confidence: support },
        { label: "implementation", confidence: 1 - support },
      ].sort((one, other) => other.confidence - one.confidence),
      topic: [],
      notAQuestion: says(/thanks|hello|谢谢/) ? 0.97 : 0.02,
      outOfScope: says(/weather/) ? 0.93 : 0.04,
    },
    matches: [
      aMatch("overfitting", "training loss falls but validation loss rises", overfit ? 0.97 : 0.08),
      aMatch("quantisation", "Which quantisation should I choose?", quantise ? 0.66 : 0.03),
    ].sort((one, other) => other.confidence - one.confidence),
    thresholds: { answer: 0.84, suggest: 0.4, route: 0.7, notAQuestion: 0.8, outOfScope: 0.75 },
    modelVersion: "20260115-0300-a1b2",
  };
}

function aMatch(id: string, wording: string, confidence: number) {
  return { kind: "faq" as const, id, wording, similarity: confidence * 1.1, confidence };
}
