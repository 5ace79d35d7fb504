import type { Rule, VerdictKind } from "../question/verdict.ts";
import { toCatalogue } from "./catalogue.ts";

/** The words of a "why", in one language. */
export interface WhyTexts {
  readonly kinds: Readonly<Record<VerdictKind, string>>;
  readonly rules: Readonly<Record<Rule, string>>;
  readonly nearest: string;
  readonly noMatch: string;
  readonly solved: string;
  readonly predicted: string;
  readonly role: string;
  readonly stage: string;
  readonly notAQuestion: string;
  readonly outOfScope: string;
  readonly thresholds: string;
  readonly answer: string;
  readonly suggest: string;
  readonly route: string;
  readonly examples: string;
  readonly model: string;
  readonly rule: string;
  readonly language: string;
  quote(wording: string): string;
}

const en: WhyTexts = {
  kinds: { answer: "Answered", suggest: "Suggested", route: "Led to a role", abstain: "Left to people" },
  rules: {
    "sure-match": ": an entry is right with at least the confidence that an answer needs.",
    "possible-matches": ": an entry is likely enough to suggest, and not enough to answer.",
    "sure-role": ": no entry is likely, and one role is.",
    "close-roles": ": two roles are too close to call one of them.",
    "not-a-question": ": nothing seems to be asked.",
    "out-of-scope": ": it does not seem to be this community's subject.",
    unsure: ": no entry and no role is sure enough.",
    "asked-for-a-person": ": a person was asked for.",
    unanswered: ": nobody had replied in time.",
  },
  nearest: "Nearest verified questions, with the probability that each is the right one:",
  noMatch: "No verified question is near.",
  solved: "solved question",
  predicted: "What the classifier makes of the text:",
  role: "role",
  stage: "stage",
  notAQuestion: "not a question",
  outOfScope: "out of scope",
  thresholds: "Needed: ",
  answer: "to answer",
  suggest: "to suggest",
  route: "to call a role",
  examples: "Training examples that weigh most, with their likeness:",
  model: "Model",
  rule: "rule",
  language: "language",
  quote: (wording) => ` “${wording}”`,
};

const zh: WhyTexts = {
  kinds: { answer: "已回答", suggest: "已推荐", route: "已转给角色", abstain: "留给大家" },
  rules: {
    "sure-match": "：有一个条目的把握达到了回答所需的程度。",
    "possible-matches": "：有条目值得推荐，但还不足以直接回答。",
    "sure-role": "：没有合适的条目，但有一个角色把握足够。",
    "close-roles": "：两个角色太接近，无法选定其一。",
    "not-a-question": "：看起来没有在提问。",
    "out-of-scope": "：看起来不属于本社区的话题。",
    unsure: "：没有条目或角色的把握足够。",
    "asked-for-a-person": "：有人要求找人帮忙。",
    unanswered: "：没有人及时回复。",
  },
  nearest: "最接近的已确认问题，以及各自正确的概率：",
  noMatch: "没有接近的已确认问题。",
  solved: "已解决的问题",
  predicted: "分类器对这段文字的判断：",
  role: "角色",
  stage: "阶段",
  notAQuestion: "不是提问",
  outOfScope: "超出话题",
  thresholds: "所需把握：",
  answer: "回答",
  suggest: "推荐",
  route: "转给角色",
  examples: "影响最大的训练样例，以及相似度：",
  model: "模型",
  rule: "规则",
  language: "语言",
  quote: (wording) => `“${wording}”`,
};

/** The words of a "why" in a language (ISO 639-1); English where there is none. */
export const toWhyTexts = toCatalogue({ en, zh });
