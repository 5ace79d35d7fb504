import { readTime } from "../../../src/commands/read-time.ts";
import type { Announcer } from "../../../src/core/announcement/create-announcer.ts";
import { createAnnouncer } from "../../../src/core/announcement/create-announcer.ts";
import type { Command, CommandCall } from "../../../src/core/command/command.ts";
import type { Community } from "../../../src/core/community/community.ts";
import { createBot } from "../../../src/core/create-bot.ts";
import type { Faq } from "../../../src/core/faq/faq.ts";
import type { Bot } from "../../../src/core/ports/bot.ts";
import type { Judge, RememberedQuestion } from "../../../src/core/ports/judge.ts";
import type { Store } from "../../../src/core/ports/store.ts";
import type { Match } from "../../../src/core/question/match.ts";
import type { Reply } from "../../../src/core/reply/reply.ts";
import { createDutyCommands } from "../../../src/features/duty/create-duty-commands.ts";
import { createFaqCommands } from "../../../src/features/faq/create-faq-commands.ts";
import { findTimeZone } from "../../../src/features/profile/find-time-zone.ts";
import { createQueueCommand } from "../../../src/features/queue/create-queue-command.ts";
import { createReviewCommands } from "../../../src/features/reviews/create-review-commands.ts";
import { createReopenCommand } from "../../../src/features/solutions/create-reopen-command.ts";
import { createSolvedCommand } from "../../../src/features/solutions/create-solved-command.ts";
import { createTaskCommands } from "../../../src/features/tasks/create-task-commands.ts";
import { openStore } from "../../../src/store/open-store.ts";
import { countedIds, silentLog } from "../../fakes.ts";
import { aJudgement } from "../../judgements.ts";

/** The real core, store and features behind a platform; only the model is a stand-in that compares words. */
export interface Usher {
  readonly bot: Bot;
  readonly store: Store;
  readonly announcer: Announcer;
  /** What the core was told and what came of it, one line each: the same on every platform. */
  readonly actions: readonly string[];
  /** Resolves when the core has dealt with `count` more events than when this was called. */
  next(count?: number): Promise<void>;
}

export async function openUsher(community: Community): Promise<Usher> {
  const store = await openStore({ file: ":memory:" });
  const newId = countedIds();
  const judge = createWordJudge();
  await store.faq.save(community.id, [gpuMemory], "test", 0);
  await judge.setFaq([gpuMemory]);
  const announcer = createAnnouncer({ announcements: store.announcements, log: silentLog, now: Date.now, newId });
  const context = {
    communities: new Map([[community.id, { community, judge }]]),
    store,
    log: silentLog,
    metrics: { recordVerdict: () => {}, recordFeedback: () => {}, recordModel: () => {} },
    announce: announcer.announce,
    now: Date.now,
    newId,
  };
  const bot = createBot(context, [
    createSolvedCommand(context),
    createReopenCommand(context),
    ...createFaqCommands({ ...context, detectLanguage: () => "en" }),
    ...createReviewCommands(context),
    ...createDutyCommands({ ...context, readTime, findTimeZone }),
    ...createTaskCommands({ ...context, readTime }),
    createQueueCommand({ ...context, questions: store.questions }),
    createNoteCommand(store),
  ]);
  const actions: string[] = [];
  const waiting = new Set<() => void>();
  const told = async <Result extends Reply | undefined>(what: string, work: Promise<Result>): Promise<Result> => {
    const reply = await work;
    actions.push(`${what} → ${describe(reply)}`);
    for (const check of waiting) check();
    return reply;
  };
  return {
    store,
    announcer,
    actions,
    bot: {
      ...bot,
      handleMessage: (message) => told(`message: ${message.text}`, bot.handleMessage(message)),
      handleEdit: (message) => told(`edit: ${message.text}`, bot.handleEdit(message)),
      handleDeletion: async (gone) => {
        const done = bot.handleDeletion(gone).then(() => undefined);
        // Where Usher took its thread away, Discord tells of that, too.
        await ("messageId" in gone ? told("deletion", done) : done);
      },
      handleFeedback: (click) => told(`press: ${JSON.stringify(click.action)}`, bot.handleFeedback(click)),
      handleCommand: (call) => told(describeCall(call), bot.handleCommand(call)),
    },
    next: (count = 1) => {
      const wanted = actions.length + count;
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`the core heard no more than\n${actions.join("\n")}`)), 5000);
        const check = () => {
          if (actions.length < wanted) return;
          clearTimeout(timer);
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
      });
    },
  };
}

const gpuMemory: Faq = {
  id: "gpu-memory",
  tags: [],
  texts: {
    en: { question: "How do I keep the GPU memory from running full?", variants: [], answer: "Lower the batch size." },
  },
};

/** A command as features declare them: a value that is offered while typing, and one that a form asks for. */
function createNoteCommand(store: Store): Command {
  return {
    name: "note",
    description: "Note something about a question",
    options: [
      { name: "question", description: "Which", type: "question", required: true },
      { name: "note", description: "What", type: "paragraph", required: true, inForm: true },
    ],
    permission: "everyone",
    handle: async ({ options }) => ({
      kind: "notice",
      language: "en",
      text: `Noted about ${options.question}: ${options.note}`,
      buttons: [],
      visibility: "private",
    }),
    suggest: async ({ community, options }) => {
      const waiting = await store.questions.findWaiting(community, 10);
      return waiting
        .filter(({ question }) => question.text.includes(options.question ?? ""))
        .map(({ question: { id, text } }) => ({ label: text, value: id }));
    },
  };
}

function describe(reply: Reply | undefined): string {
  return reply ? [reply.kind, reply.visibility, reply.state].filter(Boolean).join(" ") : "nothing";
}

function describeCall({ name, options, target, isTakenBack }: CommandCall): string {
  const on = target ? ` on: ${target.text}` : "";
  return `command ${name}(${Object.keys(options).join(", ")})${isTakenBack ? " by a reaction taken back" : ""}${on}`;
}

/** Finds what shares most of a question's words; knows one role. */
function createWordJudge(): Judge {
  const remembered = new Map<string, RememberedQuestion>();
  let entries: readonly Faq[] = [];
  return {
    judge: async (text) => {
      const known = [...remembered.values()].flatMap(({ answer, text }): [Match["kind"], string, string][] =>
        answer ? [[answer.kind, answer.id, text]] : [],
      );
      const faq = entries.map(({ id, texts }): [Match["kind"], string, string] => [
        "faq",
        id,
        texts.en?.question ?? "",
      ]);
      const matches = [...faq, ...known]
        .map(([kind, id, wording]) => ({ kind, id, wording, similarity: toOverlap(text, wording) }))
        .filter(({ similarity }) => similarity > 0.3)
        .map((match) => ({ ...match, confidence: match.similarity > 0.6 ? 0.95 : 0.5 }));
      const outOfScope = text.includes("weather") ? 0.9 : 0;
      return aJudgement({ matches: matches.slice(0, 1), role: [["core-developer", 0.9]], outOfScope });
    },
    remember: async (one) => void remembered.set(one.questionId, one),
    forget: (id) => void remembered.delete(id),
    setFaq: async (faq) => {
      entries = faq;
    },
  };
}

function toOverlap(one: string, other: string): number {
  const words = (text: string) => new Set(text.toLowerCase().match(/\p{L}{3,}/gu) ?? []);
  const [wanted, found] = [words(one), words(other)];
  return [...wanted].filter((word) => found.has(word)).length / wanted.size;
}
