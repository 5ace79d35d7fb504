import type { ResponseGoal } from "../../core/question/response-times.ts";
import { toCatalogue } from "../../core/reply/catalogue.ts";

interface ResponseTexts {
  remind(goal: ResponseGoal, since: string): string;
  reassigned(role: string, since: string): string;
  report(goal: ResponseGoal, role: string | undefined, person: string | undefined, since: string): string;
}

/** What Usher says of questions that wait too long. */
export const toResponseTexts = toCatalogue<ResponseTexts>({
  en: {
    remind: (goal, since) =>
      goal === "first-reply"
        ? `A question that was led to you has had no reply since ${since}:`
        : `A question that was led to you is not solved; it was asked ${since}:`,
    reassigned: (role, since) => `Nobody of **${role}** has replied to this since ${since}. It is your turn now:`,
    report: (goal, role, person, since) =>
      [
        goal === "first-reply" ? `No reply since ${since}` : `Not solved since ${since}`,
        role === undefined
          ? ", and no role was called"
          : `, called was **${role}**${person === undefined ? "" : ` (${person})`}`,
        ". Can you find somebody?",
      ].join(""),
  },
  zh: {
    remind: (goal, since) =>
      goal === "first-reply"
        ? `交给你的这个问题从 ${since} 起还没有人回复：`
        : `交给你的这个问题还没有解决，提问于 ${since}：`,
    reassigned: (role, since) => `**${role}** 从 ${since} 起还没有人回复这个问题，现在轮到你了：`,
    report: (goal, role, person, since) =>
      [
        goal === "first-reply" ? `从 ${since} 起没有人回复` : `从 ${since} 起没有解决`,
        role === undefined ? "，没有叫到任何角色" : `，已叫 **${role}**${person === undefined ? "" : `（${person}）`}`,
        "。能找个人来看吗？",
      ].join(""),
  },
});
