import type { Command, CommandCall } from "../../core/command/command.ts";
import { openCall } from "../../core/command/open-call.ts";
import type { Community } from "../../core/community/community.ts";
import { toStanding } from "../../core/community/standing.ts";
import type { QuestionStore } from "../../core/ports/store.ts";
import { mayReadQuestion } from "../../core/question/may-read-question.ts";
import type { JudgedQuestion } from "../../core/question/question.ts";
import { isOverdue } from "../../core/question/response-times.ts";
import { toTexts } from "../../core/reply/texts.ts";
import { toExcerpt } from "../../core/reply/to-excerpt.ts";

export interface QueuePort {
  readonly communities: ReadonlyMap<string, { readonly community: Community }>;
  readonly questions: Pick<QuestionStore, "findWaiting">;
}

/** As many as a person reads at once. */
const shown = 10;
/** Helpers see their own roles' questions, so more are looked through than are shown. */
const lookedThrough = 500;

/**
 * `/queue`: the questions that wait for people, oldest first: a helper's roles and what has no role, unless it was asked in
 * private; all for a moderator.
 */
export function createQueueCommand({ communities, questions }: QueuePort): Command {
  return {
    name: "queue",
    names: { zh: "待答" },
    description: "Show the questions that wait for you",
    descriptions: { zh: "查看等待你回答的问题" },
    options: [],
    permission: "helper",
    visibility: "private",
    home: { title: "Waiting for you", titles: { zh: "等你回答" } },
    handle: async (call) => {
      const { community, texts, notice } = openCall({ communities }, call, toTexts);
      const waiting = community ? await questions.findWaiting(community.id, lookedThrough) : [];
      const mine = community ? waiting.filter((judged) => isFor(community, call, judged)) : [];
      const text =
        mine.length === 0
          ? texts.nothingWaiting
          : [
              texts.waiting(mine.length),
              ...mine
                .slice(0, shown)
                .map((judged) =>
                  toLine(judged, call.at, community && isOverdue(community, judged, call.at) ? texts.overdue : ""),
                ),
            ].join("\n");
      return notice(text);
    },
  };
}

function isFor(community: Community, call: CommandCall, judged: JudgedQuestion): boolean {
  const standing = toStanding(community, call.platform, call.person);
  const verdict = judged.verdicts.at(-1)?.verdict;
  const isTheirs = standing.isModerator || verdict?.kind !== "route" || standing.roles.includes(verdict.role);
  return isTheirs && mayReadQuestion(judged, standing);
}

function toLine({ question, verdicts }: JudgedQuestion, now: number, mark: string): string {
  const verdict = verdicts.at(-1)?.verdict;
  const role = verdict?.kind === "route" ? ` · ${verdict.role}` : "";
  return `- ${toAge(now - question.askedAt)}${mark === "" ? "" : ` · **${mark}**`}${role}: ${toExcerpt(question.text, 120)}`;
}

function toAge(milliseconds: number): string {
  const minutes = Math.max(0, Math.floor(milliseconds / 60_000));
  if (minutes < 60) return `${minutes} min`;
  return minutes < 2880 ? `${Math.floor(minutes / 60)} h` : `${Math.floor(minutes / 1440)} d`;
}
