import type { DraftKind } from "../../core/faq/draft.ts";
import { toCatalogue } from "../../core/reply/catalogue.ts";

interface ReviewTexts {
  readonly kinds: Readonly<Record<DraftKind, string>>;
  readonly states: Readonly<Record<"approved" | "declined" | "outdated", string>>;
  readonly nothing: string;
  readonly showList: string;
  readonly approve: string;
  readonly edit: string;
  readonly decline: string;
  readonly asked: string;
  readonly proposed: string;
  readonly noAnswer: string;
  readonly machineMade: string;
  readonly newEntry: string;
  readonly writeFirst: string;
  readonly checked: string;
  readonly labelNoted: string;
  readonly reasonNeeded: string;
  waiting(open: number, fresh: number): string;
  heading(open: number): string;
  more(count: number): string;
  unknown(typed: string): string;
  extends(faqId: string): string;
  rewrites(faqId: string): string;
  claim(label: string, people: readonly string[]): string;
  chooseLabel(labels: readonly string[]): string;
  unknownEntry(faqId: string): string;
  approved(id: string, faqId: string, posted: number): string;
  declined(id: string): string;
  changed(id: string): string;
  readonly yourWords: string;
  decided(id: string, state: string, person: string, reason: string): string;
}

/** What Usher says to moderators about drafts. */
export const toReviewTexts = toCatalogue<ReviewTexts>({
  en: {
    kinds: { answer: "Unsure answer", topic: "New subject", label: "Disputed label" },
    states: { approved: "approved", declined: "declined", outdated: "closed, since it came to an end by itself" },
    nothing: "Nothing waits for a moderator's word.",
    showList: "Show the list",
    approve: "Approve",
    edit: "Edit",
    decline: "Decline",
    asked: "Asked:",
    proposed: "Proposed answer:",
    noAnswer: "Nobody has answered this yet. Write an answer with Edit, then approve it.",
    machineMade: "Put together by a machine; nobody has read it over.",
    newEntry: "Approving makes a new entry of the FAQ and posts the answer where it was asked.",
    writeFirst: "There is no answer to approve yet: write one with Edit.",
    checked: "Approved by a moderator",
    labelNoted: "Noted; the next training learns it.",
    reasonNeeded: "Say why, so that the others know.",
    waiting: (open, fresh) =>
      `${open === 1 ? "One draft waits" : `${open} drafts wait`} for a moderator's word, ${fresh} of them new.`,
    heading: (open) => (open === 1 ? "One draft waits for your word:" : `${open} drafts wait for your word:`),
    more: (count) => `… and ${count} more.`,
    unknown: (typed) => `There is no draft ${typed}. \`/drafts list\` shows those that wait.`,
    extends: (faqId) =>
      `Approving adds the question to the entry \`${faqId}\` and posts the entry's answer where it was asked.`,
    rewrites: (faqId) =>
      `Approving adds the question to the entry \`${faqId}\`, **replaces that entry's answer** and posts it where it was asked.`,
    claim: (label, people) => `- \`${label}\`, says ${people.join(", ")}`,
    chooseLabel: (labels) =>
      `Which label is right? Approve one of ${labels.map((label) => `\`${label}\``).join(", ")}.`,
    unknownEntry: (faqId) => `There is no entry ${faqId}. Write \`new\` for a new one.`,
    approved: (id, faqId, posted) =>
      `${id} is approved. The entry \`${faqId}\` is found from now on; ${posted === 0 ? "nothing had to be posted" : posted === 1 ? "its answer is posted where it was asked" : `its answer is posted in ${posted} places`}.`,
    declined: (id) => `${id} is declined, and comes back only if something new is said.`,
    changed: (id) => `**${id} has changed since you read it, so nothing was done.** This is what it says now.`,
    yourWords: "Your words:",
    decided: (id, state, person, reason) =>
      `${id} was ${state} by ${person}.${reason === "" ? "" : ` Reason: ${reason}`}`,
  },
  zh: {
    kinds: { answer: "没把握的回答", topic: "新话题", label: "有争议的标签" },
    states: { approved: "通过", declined: "拒绝", outdated: "自动关闭（事情已经了结）" },
    nothing: "没有等待审核的内容。",
    showList: "查看列表",
    approve: "通过",
    edit: "修改",
    decline: "拒绝",
    asked: "提问：",
    proposed: "拟定的回答：",
    noAnswer: "还没有人回答过。请先用“修改”写一个回答，再通过。",
    machineMade: "由机器拼合而成，尚无人校对。",
    newEntry: "通过后会新建一个 FAQ 条目，并在提问处发布回答。",
    writeFirst: "还没有可以通过的回答：请先用“修改”写一个。",
    checked: "已由管理员审核",
    labelNoted: "已记录，下次训练会学到。",
    reasonNeeded: "请说明原因，让其他人也知道。",
    waiting: (open, fresh) => `有 ${open} 项内容等待管理员审核，其中 ${fresh} 项是新的。`,
    heading: (open) => `有 ${open} 项内容等待你审核：`,
    more: (count) => `……还有 ${count} 项。`,
    unknown: (typed) => `没有 ${typed} 这一项。\`/drafts list\` 可以查看等待审核的内容。`,
    extends: (faqId) => `通过后会把这个问法加入条目 \`${faqId}\`，并在提问处发布该条目的答案。`,
    rewrites: (faqId) => `通过后会把这个问法加入条目 \`${faqId}\`，**替换该条目的答案**，并在提问处发布。`,
    claim: (label, people) => `- \`${label}\`：${people.join("、")}`,
    chooseLabel: (labels) => `哪个标签是对的？请从 ${labels.map((label) => `\`${label}\``).join("、")} 中选择。`,
    unknownEntry: (faqId) => `没有 ${faqId} 这个条目。要新建请填 \`new\`。`,
    approved: (id, faqId, posted) =>
      `${id} 已通过。条目 \`${faqId}\` 现在就能搜到；${posted === 0 ? "没有需要发布的地方" : `答案已发布在 ${posted} 处提问的地方`}。`,
    declined: (id) => `${id} 已拒绝，只有出现新情况时才会再次出现。`,
    changed: (id) => `**${id} 在你阅读之后有了改动，所以没有执行。** 现在的内容如下。`,
    yourWords: "你写的内容：",
    decided: (id, state, person, reason) => `${id} 已由 ${person} ${state}。${reason === "" ? "" : `原因：${reason}`}`,
  },
});
