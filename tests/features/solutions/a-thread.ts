import { onTestFinished } from "vitest";
import type { AnnouncementDraft } from "../../../src/core/announcement/announcement.ts";
import type { Job } from "../../../src/core/announcement/job.ts";
import type { CommandCall } from "../../../src/core/command/command.ts";
import type { Community } from "../../../src/core/community/community.ts";
import { createBot } from "../../../src/core/create-bot.ts";
import type { Bot } from "../../../src/core/ports/bot.ts";
import type { EarlierQuestion, RememberedQuestion } from "../../../src/core/ports/judge.ts";
import type { Store } from "../../../src/core/ports/store.ts";
import type { Author, IncomingMessage } from "../../../src/core/question/message.ts";
import type { Reply } from "../../../src/core/reply/reply.ts";
import { createMuteCommands } from "../../../src/features/mute/create-mute-commands.ts";
import { createAskJob } from "../../../src/features/solutions/create-ask-job.ts";
import { createReopenCommand } from "../../../src/features/solutions/create-reopen-command.ts";
import { createSolvedCommand } from "../../../src/features/solutions/create-solved-command.ts";
import { openStore } from "../../../src/store/open-store.ts";
import { aCommunity, aTime, countedIds, silentLog } from "../../fakes.ts";
import { aJudgement } from "../../judgements.ts";

/** A community on Discord where ada asked why the GPU is cold, message `q`, and people talk in the thread under it. */
export interface Thread {
  readonly bot: Bot;
  readonly store: Store;
  readonly job: Job;
  readonly announced: readonly AnnouncementDraft[];
  readonly remembered: ReadonlyMap<string, RememberedQuestion>;
  readonly questionId: string;
  /** Says something in the thread; the message's id is the text. */
  say(person: string, text: string, changes?: Partial<IncomingMessage>): Promise<Reply | undefined>;
  /** Calls a command in the thread, on a message of it where one is named. */
  call(person: string, name: string, options?: Record<string, string>, target?: IncomingMessage): Promise<Reply>;
  aMessage(person: string, text: string, changes?: Partial<IncomingMessage>): IncomingMessage;
}

/** cora is a core developer, tess a supporter, mona moderates. */
const holds: Readonly<Record<string, readonly string[]>> = { cora: ["core"], tess: ["support"] };

export function aPerson(id: string): Author {
  return { id, name: id[0]?.toUpperCase() + id.slice(1), roleIds: holds[id] ?? [], isBot: id === "usher" };
}

export async function aThread(solutions: Partial<Community["solutions"]> = {}): Promise<Thread> {
  const store = await openStore({ file: ":memory:" });
  onTestFinished(() => store.close());
  const sample = aCommunity();
  const discord = { channels: [{ id: "quiet", mode: "mention" }], defaultMode: "auto", moderators: ["mona"] } as const;
  const platformIds = [{ discord: "support" }, { discord: "core" }];
  const community = {
    ...sample,
    platforms: { discord },
    roles: sample.roles.map((role, index) => ({ ...role, platformIds: platformIds[index] ?? {} })),
    solutions: { ...sample.solutions, ...solutions },
  };
  const remembered = new Map<string, RememberedQuestion>();
  const announced: AnnouncementDraft[] = [];
  const judge = {
    judge: async (text: string) =>
      /^(hello|look)/.test(text)
        ? aJudgement({ notAQuestion: 0.99 })
        : aJudgement({ role: [["core-developer", 0.9]], language: /\p{Script=Han}/u.test(text) ? "zh" : "en" }),
    remember: async (question: RememberedQuestion) => void remembered.set(question.questionId, question),
    forget: (id: string) => void remembered.delete(id),
    setFaq: async () => {},
    findDuplicate: async (text: string, earlier: readonly EarlierQuestion[]) =>
      earlier.find((one) => one.text.toLowerCase() === text.toLowerCase())?.id,
  };
  const context = {
    communities: new Map([["lumen", { community, judge }]]),
    store,
    log: silentLog,
    metrics: { recordVerdict: () => {}, recordFeedback: () => {}, recordModel: () => {} },
    announce: async (drafts: readonly AnnouncementDraft[]) => {
      const isNew = ({ key }: AnnouncementDraft) => !announced.some((known) => known.key === key);
      announced.push(...drafts.filter(isNew));
    },
    now: () => aTime,
    newId: countedIds(),
  };
  const commands = [createSolvedCommand(context), createReopenCommand(context), ...createMuteCommands(context)];
  const bot = createBot(context, commands);
  const aMessage: Thread["aMessage"] = (person, text, changes) => ({
    platform: "discord",
    community: "lumen",
    channel: "help",
    thread: "q",
    messageId: text,
    author: aPerson(person),
    text,
    addressed: false,
    sentAt: aTime + 1000,
    link: `https://chat.example/${encodeURIComponent(text)}`,
    ...changes,
  });
  const { thread: _, ...opening } = aMessage("ada", "Why is the GPU cold?", { messageId: "q", sentAt: aTime });
  const asked = await bot.handleMessage(opening);
  const call: Thread["call"] = (person, name, options = {}, target) => {
    const place = { platform: "discord", community: "lumen", channel: "help", thread: "q" } as const;
    const made: CommandCall = { ...place, name, options, person: aPerson(person), at: aTime + 5000 };
    return bot.handleCommand(target ? { ...made, target } : made);
  };
  return {
    bot,
    store,
    job: createAskJob(context),
    announced,
    remembered,
    questionId: asked?.questionId ?? "",
    say: (person, text, changes) => bot.handleMessage(aMessage(person, text, changes)),
    call,
    aMessage,
  };
}
