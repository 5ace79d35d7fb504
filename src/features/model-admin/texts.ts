import type { Comparison, PromotionGrounds } from "../../core/feedback/promotion.ts";
import { toCatalogue } from "../../core/reply/catalogue.ts";

interface Texts {
  readonly measures: Readonly<Record<string, string>>;
  readonly promoted: (version: string) => string;
  readonly refused: (version: string, kept: string) => string;
  readonly failed: string;
  readonly grounds: Readonly<Record<PromotionGrounds, string>>;
  readonly learnt: (total: string, fromFeedback: string, fresh: string) => string;
  readonly accuracy: (overall: Comparison) => string;
  readonly loss: (name: string, comparison: Comparison) => string;
  readonly worseAt: (losses: string) => string;
  readonly rollBack: string;
  readonly rolledBack: (from: string, to: string) => string;
  readonly put: (to: string) => string;
  readonly noEarlier: string;
  readonly unknownModel: (version: string, known: string) => string;
  readonly broken: (version: string) => string;
  readonly noModel: string;
  readonly current: (version: string, since: string) => string;
  readonly last: (version: string) => string;
  readonly stored: (versions: string) => string;
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

/** What moderators read of models and trainings. */
export const toModelTexts = toCatalogue<Texts>({
  en: {
    measures: {
      role: "role",
      stage: "stage",
      kind: "question or not",
      entry: "entry found",
      answer: "automatic answers",
    },
    promoted: (version) => `**A new model is in use**: ${version}.`,
    refused: (version, kept) => `**The new model ${version} was refused**; ${kept} stays in use.`,
    failed: "**The training failed**; the model in use serves on. Usher's log says why.",
    grounds: {
      first: "It is the first one.",
      "rival-broken": "The one before could not be read.",
      "rival-tainted": "The one before had learnt from somebody who has been forgotten since.",
      "nothing-to-judge-by": "There are no held-out questions to compare it by.",
      better: "It is better than the one before.",
      "as-good": "It is as good as the one before.",
      "within-chance": "It is as good as the one before, within chance.",
      "worse-overall": "It would be worse.",
      "worse-in-part": "It would be worse in part.",
      "rival-changed": "Another model was put into use while it was trained.",
    },
    learnt: (total, fromFeedback, fresh) =>
      `It learnt from ${total} examples: ${fromFeedback} from your feedback, ${fresh} of these new.`,
    accuracy: ({ texts, before, after, gained, lost }) =>
      `On ${texts} held-out questions: ${percent(before)} → ${percent(after)} right; ${gained} better, ${lost} worse.`,
    loss: (name, { before, after, texts }) => `${name} (${percent(before)} → ${percent(after)} of ${texts})`,
    worseAt: (losses) => `Worse at: ${losses}.`,
    rollBack: "Roll back",
    rolledBack: (from, to) =>
      `Rolled back from ${from} to ${to}. The next training's model takes its place only if it is not worse.`,
    put: (to) => `Model ${to} is in use.`,
    noEarlier: "There is no earlier model to go back to.",
    unknownModel: (version, known) => `There is no model ${version}. There are: ${known}.`,
    broken: (version) => `Model ${version} is damaged and cannot serve; the one in use stays.`,
    noModel: "There is no model on record.",
    current: (version, since) => `**${version}** is in use since ${since}.`,
    last: (version) => `The last training, ${version}, was refused.`,
    stored: (versions) => `Kept to go back to: ${versions}.`,
  },
  zh: {
    measures: { role: "角色", stage: "阶段", kind: "是否提问", entry: "找到的条目", answer: "自动回答" },
    promoted: (version) => `**新模型已启用**：${version}。`,
    refused: (version, kept) => `**新模型 ${version} 未通过**；继续使用 ${kept}。`,
    failed: "**训练失败**；继续使用当前模型。原因见 Usher 的日志。",
    grounds: {
      first: "这是第一个模型。",
      "rival-broken": "之前的模型无法读取。",
      "rival-tainted": "之前的模型学过一位已被遗忘的人的反馈。",
      "nothing-to-judge-by": "没有留出的问题可供比较。",
      better: "它比之前的更好。",
      "as-good": "它和之前的一样好。",
      "within-chance": "它和之前的一样好（差别在偶然范围内）。",
      "worse-overall": "它会更差。",
      "worse-in-part": "它在某些方面会更差。",
      "rival-changed": "训练期间启用了另一个模型。",
    },
    learnt: (total, fromFeedback, fresh) =>
      `它学了 ${total} 个样本：${fromFeedback} 个来自大家的反馈，其中 ${fresh} 个是新的。`,
    accuracy: ({ texts, before, after, gained, lost }) =>
      `在 ${texts} 个留出的问题上：正确率 ${percent(before)} → ${percent(after)}；${gained} 个变好，${lost} 个变差。`,
    loss: (name, { before, after, texts }) => `${name}（${texts} 个中 ${percent(before)} → ${percent(after)}）`,
    worseAt: (losses) => `变差的方面：${losses}。`,
    rollBack: "回退",
    rolledBack: (from, to) => `已从 ${from} 回退到 ${to}。下次训练的模型只有不更差时才会替换它。`,
    put: (to) => `模型 ${to} 已启用。`,
    noEarlier: "没有更早的模型可以回退。",
    unknownModel: (version, known) => `没有模型 ${version}。现有：${known}。`,
    broken: (version) => `模型 ${version} 已损坏，无法使用；继续使用当前模型。`,
    noModel: "没有模型记录。",
    current: (version, since) => `正在使用 **${version}**，自 ${since} 起。`,
    last: (version) => `最近一次训练的模型 ${version} 未通过。`,
    stored: (versions) => `可以回退到：${versions}。`,
  },
});
