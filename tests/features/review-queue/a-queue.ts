import type { Announcement, AnnouncementDraft } from "../../../src/core/announcement/announcement.ts";
import type { Job } from "../../../src/core/announcement/job.ts";
import type { FindTopics } from "../../../src/core/ports/find-topics.ts";
import type { Judgement } from "../../../src/core/question/judgement.ts";
import { createDraftCommands } from "../../../src/features/review-queue/create-draft-commands.ts";
import { createDraftJob } from "../../../src/features/review-queue/create-draft-job.ts";
import { aCommunity } from "../../fakes.ts";
import { aJudgement, aMatch } from "../../judgements.ts";
import { type BotGiven, type ServedBot, serveBot } from "../../serve-bot.ts";

export const gpu = {
  id: "gpu",
  tags: [],
  texts: { en: { question: "Why is the GPU not seen?", variants: [], answer: "Install the driver." } },
};

/** Texts that begin with the same word are about the same thing. */
export const findByFirstWord: FindTopics = async (texts) => {
  const first = (text: string) => text.split(" ")[0] ?? "";
  const words = [...new Set(texts.map(first))];
  return words
    .map((word) => ({
      members: texts.flatMap((text, place) => (first(text) === word ? [place] : [])),
      words: [word.toLowerCase()],
    }))
    .filter(({ members }) => members.length >= 3);
};

/** A community with one entry, where what has "gpu" in it is suggested the entry, and all else is for the core developers. */
export interface Queue extends ServedBot {
  readonly announced: readonly AnnouncementDraft[];
  run(at: number): Promise<void>;
}

export async function aQueue(given: Partial<BotGiven> = {}): Promise<Queue> {
  const announced: AnnouncementDraft[] = [];
  let job: Job | undefined;
  const web = {
    channels: [
      { id: "help", mode: "auto" },
      { id: "watched", mode: "observe" },
    ],
    defaultMode: "off",
    moderators: ["mona", "moss"],
    moderatorChannel: "mods",
  } as const;
  const served = await serveBot({
    community: aCommunity({ platforms: { web } }),
    faq: [gpu],
    judge: judgeByWord,
    ...given,
    commands: (context) => {
      const announce = async (drafts: readonly AnnouncementDraft[]) => {
        announced.push(...drafts.filter(({ key }) => !announced.some((known) => known.key === key)));
      };
      const ports = { ...context, announce };
      job = createDraftJob({ ...ports, findTopics: findByFirstWord });
      return createDraftCommands(ports);
    },
  });
  const { signal } = new AbortController();
  return { ...served, announced, run: async (at) => job?.run(at, signal) };
}

export function judgeByWord(text: string): Judgement {
  const language = /\p{Script=Han}/u.test(text) ? "zh" : "en";
  if (/gpu/i.test(text)) return aJudgement({ matches: [aMatch("gpu", 0.6)], language });
  return aJudgement({ role: [["core-developer", 0.9]], language });
}

/** What was posted, as the store keeps it to be sent. */
export function findPosts({ store }: Pick<ServedBot, "store">): Promise<readonly Announcement[]> {
  return store.announcements.findOpen("web");
}

export const hour = 3_600_000;
