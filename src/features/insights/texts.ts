import type { CommunityNumbers } from "../../core/ports/insight-store.ts";
import { toCatalogue } from "../../core/reply/catalogue.ts";

interface InsightTexts {
  readonly noQuestions: string;
  lines(numbers: CommunityNumbers, waiting: string): readonly string[];
  precision(percent: number, rated: number): string;
  firstReply(minutes: number): string;
}

/** What Usher says of the week's numbers. */
export const toInsightTexts = toCatalogue<InsightTexts>({
  en: {
    noQuestions: "Nothing was asked in the last seven days.",
    lines: (numbers, waiting) => [
      `**Last seven days:** ${numbers.asked} questions`,
      `- answered at once: ${numbers.answered} (confirmed ${numbers.confirmed}, wrong ${numbers.refuted}, presumed right ${numbers.presumed})`,
      `- suggestions: ${numbers.suggested}, led to a role: ${numbers.routed}, left to people: ${numbers.abstained}`,
      `- solved by an accepted answer of a person: ${numbers.solvedByPeople}`,
      `- waiting now: ${waiting}`,
    ],
    precision: (percent, rated) => `- of the ${rated} automatic answers that somebody judged, ${percent} % were right`,
    firstReply: (minutes) => `- a person's first reply came within ${minutes} minutes in half of the cases`,
  },
  zh: {
    noQuestions: "最近七天没有提问。",
    lines: (numbers, waiting) => [
      `**最近七天：** ${numbers.asked} 个问题`,
      `- 直接回答：${numbers.answered}（已确认 ${numbers.confirmed}，有误 ${numbers.refuted}，推测正确 ${numbers.presumed}）`,
      `- 推荐条目：${numbers.suggested}，转给角色：${numbers.routed}，留给大家：${numbers.abstained}`,
      `- 由成员的回答解决并采纳：${numbers.solvedByPeople}`,
      `- 正在等待：${waiting}`,
    ],
    precision: (percent, rated) => `- 有人评价过的 ${rated} 个自动回答中，${percent}% 是对的`,
    firstReply: (minutes) => `- 一半的问题在 ${minutes} 分钟内得到成员的首次回复`,
  },
});
