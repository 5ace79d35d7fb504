import { toCatalogue } from "../../core/reply/catalogue.ts";

interface CorrectionTexts {
  readonly noQuestion: string;
  readonly elsewhere: string;
  readonly notAQuestion: string;
  readonly nothingFits: string;
  readonly whatIsRight: string;
  readonly onlyOne: string;
  stage(name: string): string;
  unknownEntry(typed: string): string;
  unknown(typed: string, known: readonly string[]): string;
  didYouMean(typed: string): string;
}

/** What is said when somebody corrects Usher by a command. */
export const toCorrectionTexts = toCatalogue<CorrectionTexts>({
  en: {
    noQuestion:
      "I do not know which question this is about. Call it in the question's thread, from the menu of its message, or name the question or its link.",
    elsewhere: "Say this in the channel where the question was asked.",
    notAQuestion: "Not a question",
    nothingFits: "Nothing fits",
    whatIsRight: "What would have been right? Choose it, or name an entry of the FAQ by `/correct` with `faq`.",
    onlyOne: "Name one thing only that would have been right: `faq`, `role`, `stage` or `kind`.",
    stage: (name) => `Stage: ${name}`,
    unknownEntry: (typed) => `There is no entry “${typed}” in the FAQ.`,
    unknown: (typed, known) => `I do not know “${typed}”. It can be ${known.join(", ")}.`,
    didYouMean: (typed) => `There is no entry “${typed}” in the FAQ. Did you mean one of these?`,
  },
  zh: {
    noQuestion: "我不知道这说的是哪个问题。请在问题的讨论串里、从消息菜单中使用，或者给出问题或它的链接。",
    elsewhere: "请在提出这个问题的频道里更正。",
    notAQuestion: "不是问题",
    nothingFits: "没有合适的",
    whatIsRight: "怎样才是对的？请选择，或用 `/correct` 的 `faq` 选项指出 FAQ 条目。",
    onlyOne: "`faq`、`role`、`stage`、`kind` 请只填一个。",
    stage: (name) => `阶段：${name}`,
    unknownEntry: (typed) => `FAQ 里没有“${typed}”这个条目。`,
    unknown: (typed, known) => `没有“${typed}”，可以是：${known.join("、")}。`,
    didYouMean: (typed) => `FAQ 里没有“${typed}”这个条目。你是指下面的某一个吗？`,
  },
});
