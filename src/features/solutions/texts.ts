import type { Standpoint } from "../../core/feedback/feedback.ts";
import { toCatalogue } from "../../core/reply/catalogue.ts";

interface SolutionTexts {
  readonly undo: string;
  readonly makeFaq: string;
  readonly noQuestion: string;
  readonly notYours: string;
  readonly ownAnswer: string;
  readonly alreadyAccepted: string;
  readonly reopened: string;
  readonly staysOpen: string;
  readonly notSolved: string;
  accepted(by: Standpoint, answerer: string): string;
  closed(by: Standpoint): string;
  because(reason: string): string;
}

/** What is said of accepted answers. */
export const toSolutionTexts = toCatalogue<SolutionTexts>({
  en: {
    undo: "Not solved after all",
    makeFaq: "Make it a FAQ",
    noQuestion:
      "I do not know which question this is about. Call it in the question's thread, or name the question or its link.",
    notYours: "You may not say this of the question. Its asker or a moderator may.",
    ownAnswer: "Somebody else has to accept your own answer here.",
    alreadyAccepted: "This answer is accepted already.",
    reopened: "The question is open again.",
    staysOpen: "All right, the question stays open.",
    notSolved: "The question is not marked as solved.",
    accepted: (by, answerer) => `**Solved**: ${toEnglish(by)} accepted the answer by ${answerer}.`,
    closed: (by) => `**Solved**: ${toEnglish(by)} closed the question, without an answer to remember.`,
    because: (reason) => ` Reason: ${reason}`,
  },
  zh: {
    undo: "其实没有解决",
    makeFaq: "收入 FAQ",
    noQuestion: "我不知道这说的是哪个问题。请在问题的讨论串里使用，或者给出问题或它的链接。",
    notYours: "你不能对这个问题这样操作，提问者或管理员可以。",
    ownAnswer: "在这里，自己的回答需要由别人采纳。",
    alreadyAccepted: "这个回答已经被采纳了。",
    reopened: "问题重新打开了。",
    staysOpen: "好的，问题保持未解决。",
    notSolved: "这个问题没有被标记为已解决。",
    accepted: (by, answerer) => `**已解决**：${toChinese(by)}采纳了 ${answerer} 的回答。`,
    closed: (by) => `**已解决**：${toChinese(by)}关闭了问题，没有可记住的回答。`,
    because: (reason) => `原因：${reason}`,
  },
});

function toEnglish(standpoint: Standpoint): string {
  const names = { asker: "the asker", moderator: "a moderator", helper: "a helper", bystander: "a member" };
  return names[standpoint];
}

function toChinese(standpoint: Standpoint): string {
  const names = { asker: "提问者", moderator: "管理员", helper: "协助者", bystander: "成员" };
  return names[standpoint];
}
