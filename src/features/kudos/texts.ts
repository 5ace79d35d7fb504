import { toCatalogue } from "../../core/reply/catalogue.ts";
import type { NamedHelper } from "./find-helpers.ts";

interface KudosTexts {
  readonly notYourself: string;
  readonly nobody: string;
  readonly helpers: string;
  readonly rule: string;
  readonly optedOut: string;
  readonly optedIn: string;
  wantsNone(person: string): string;
  nothingConfirmed(person: string): string;
  thankedAlready(person: string): string;
  enoughToday(most: number): string;
  thanks(giver: string, receiver: string, reason: string): string;
  helper(helper: NamedHelper): string;
  monthly(month: string): string;
}

/** What Usher says of recognition. */
export const toKudosTexts = toCatalogue<KudosTexts>({
  en: {
    notYourself: "One cannot thank oneself. Name whose answer helped you.",
    nobody: "Nobody yet: it takes confirmed answers to at least two people. Accept one with `/solved`.",
    helpers: "Whose answers helped most lately:",
    rule: "Only answers confirmed by asker or moderator count, newer ones more; `/kudos opt-out` takes you off.",
    optedOut: "Noted: you are neither thanked nor named. `/kudos opt-in` undoes it.",
    optedIn: "Noted: you are thanked and named again.",
    wantsNone: (person) => `${person} prefers not to be thanked publicly.`,
    nothingConfirmed: (person) =>
      `No answer of ${person} was confirmed in the last 30 days. Accept the one that helped you with \`/solved\`, then thank them.`,
    thankedAlready: (person) => `You thanked ${person} in the last 30 days already.`,
    enoughToday: (most) => `You thanked ${most} people in a day; keep some thanks for tomorrow.`,
    thanks: (giver, receiver, reason) => `**${giver}** thanks **${receiver}**${reason === "" ? "!" : `: ${reason}`}`,
    helper: ({ name, answers, people }) =>
      `- **${name}**: ${answers} confirmed ${answers === 1 ? "answer" : "answers"} to ${people} people`,
    monthly: (month) => `Thanks to those whose answers helped most (${month}):`,
  },
  zh: {
    notYourself: "不能感谢自己。请写明谁的答案帮到了你。",
    nobody: "还没有人：需要至少帮助过两个人，并且答案被采纳。用 `/solved` 采纳答案。",
    helpers: "最近谁的答案帮助最大：",
    rule: "只计算由提问者或管理员确认的答案，越新分量越重；`/kudos opt-out` 可以退出。",
    optedOut: "已记录：不再感谢你，也不再列出你。`/kudos opt-in` 可以恢复。",
    optedIn: "已记录：重新接受感谢并列出你。",
    wantsNone: (person) => `${person} 不希望被公开感谢。`,
    nothingConfirmed: (person) =>
      `${person} 最近 30 天没有被采纳的答案。请先用 \`/solved\` 采纳帮到你的答案，再来感谢。`,
    thankedAlready: (person) => `你最近 30 天已经感谢过 ${person} 了。`,
    enoughToday: (most) => `你一天内已经感谢了 ${most} 次，留一些给明天吧。`,
    thanks: (giver, receiver, reason) => `**${giver}** 感谢 **${receiver}**${reason === "" ? "！" : `：${reason}`}`,
    helper: ({ name, answers, people }) => `- **${name}**：${answers} 个被采纳的答案，帮助了 ${people} 个人`,
    monthly: (month) => `感谢答案帮助最大的人（${month}）：`,
  },
});
