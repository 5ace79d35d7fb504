import type { FaqUsage } from "../../core/ports/faq-store.ts";
import { toCatalogue } from "../../core/reply/catalogue.ts";

interface FaqTexts {
  readonly fields: Readonly<Record<string, string>>;
  readonly show: string;
  readonly edit: string;
  readonly editAgain: string;
  readonly history: string;
  readonly undo: string;
  readonly found: string;
  readonly imported: string;
  readonly askedInPrivate: string;
  readonly wordAnew: string;
  readonly wasMade: string;
  readonly wasRemoved: string;
  readonly wasRestored: string;
  readonly unchanged: string;
  readonly notAccepted: string;
  readonly outdated: string;
  readonly youWrote: string;
  readonly onlyModeratorsRestrict: string;
  unknown(typed: string): string;
  didYouMean(typed: string): string;
  nothingFound(words: string): string;
  onlyFor(roles: readonly string[]): string;
  uses(usage: FaqUsage): string;
  saved(id: string, title: string, revision: number): string;
  adoptedBefore(id: string): string;
  idTaken(id: string): string;
  changedSince(id: string, author: string, revision: number): string;
  faults(count: number): string;
  removed(id: string): string;
  noSuchLanguage(id: string, language: string): string;
  lastLanguage(id: string, language: string): string;
  noRevision(id: string, revision: string, latest: number): string;
  historyOf(id: string): string;
  earlier(count: number): string;
  backTo(revision: number): string;
  wasImported(read: number, written: number): string;
  exported(count: number): string;
}

/** What is said of the FAQ as people keep it. */
export const toFaqTexts = toCatalogue<FaqTexts>({
  en: {
    fields: {
      question: "question",
      variants: "other wordings",
      answer: "answer",
      tags: "tags",
      role: "role",
      stage: "stage",
      source: "source",
      restrictedTo: "who may see it",
    },
    show: "Show",
    edit: "Edit",
    editAgain: "Open it anew",
    history: "History",
    undo: "Undo",
    found: "These fit best. Press one to read it.",
    imported: "imported",
    askedInPrivate:
      "This was asked in private. Word the question anew, so that nothing of what was said there becomes public.",
    wordAnew: "Word it anew",
    wasMade: "made",
    wasRemoved: "removed",
    wasRestored: "brought back",
    unchanged: "That is what it says already; nothing was changed.",
    notAccepted: "This question has no accepted answer to make an entry of. Accept one first, with `/solved`.",
    outdated: "Somebody else wrote this entry in the same moment. Look at it, then try again.",
    youWrote: "Nothing of yours is lost; you wrote:",
    onlyModeratorsRestrict: "Only a moderator may decide who sees an entry.",
    unknown: (typed) => `There is no entry “${typed}”. \`/faq search\` finds one by its words.`,
    didYouMean: (typed) => `There is no entry “${typed}”. Did you mean one of these?`,
    nothingFound: (words) => `Nothing in the FAQ fits “${words}”.`,
    onlyFor: (roles) => `only for ${roles.join(", ")}`,
    uses: ({ shown, helped }) =>
      `shown ${toTimes(shown)}, solved ${helped === 1 ? "1 question" : `${helped} questions`}`,
    saved: (id, title, revision) => `Saved: **${title}** (\`${id}\`, revision ${revision}). It is found from now on.`,
    adoptedBefore: (id) => `This answer is in the FAQ already, as \`${id}\`.`,
    idTaken: (id) => `There is an entry \`${id}\` already. Edit that one, or give another id.`,
    changedSince: (id, author, revision) =>
      `${author} has changed \`${id}\` since you opened it (now revision ${revision}), so yours was not saved. Open it anew and put in what you want to keep.`,
    faults: (count) =>
      count === 1 ? "This is wrong, so nothing was changed:" : `${count} things are wrong, so nothing was changed:`,
    removed: (id) => `\`${id}\` is no longer in the FAQ.`,
    noSuchLanguage: (id, language) => `\`${id}\` has no text in “${language}”. Add it with \`/faq edit\`.`,
    lastLanguage: (id, language) =>
      `“${language}” is the only language of \`${id}\`. Remove the whole entry, or add another first.`,
    noRevision: (id, revision, latest) =>
      `\`${id}\` has no revision ${revision}; it has 1 to ${latest}. \`/faq history\` shows them.`,
    historyOf: (id) => `History of \`${id}\`:`,
    earlier: (count) => `… ${count} earlier`,
    backTo: (revision) => `Back to ${revision}`,
    wasImported: (read, written) =>
      `${read === 1 ? "1 entry" : `${read} entries`} read, ${written} new or changed; others stay as they are.`,
    exported: (count) => (count === 1 ? "Here is 1 entry." : `Here are ${count} entries.`),
  },
  zh: {
    fields: {
      question: "问题",
      variants: "其他问法",
      answer: "答案",
      tags: "标签",
      role: "角色",
      stage: "阶段",
      source: "来源",
      restrictedTo: "可见范围",
    },
    show: "查看",
    edit: "编辑",
    editAgain: "重新打开",
    history: "历史",
    undo: "撤销",
    found: "最接近的条目如下，点击查看。",
    imported: "导入",
    askedInPrivate: "这是私下提出的问题。请换一种问法，以免私下说的话被公开。",
    wordAnew: "换一种问法",
    wasMade: "新建",
    wasRemoved: "移除",
    wasRestored: "恢复",
    unchanged: "内容本来就是这样，没有改动。",
    notAccepted: "这个问题还没有被采纳的回答，无法收入 FAQ。请先用 `/solved` 采纳一个。",
    outdated: "刚才有别人写了这个条目。请先看一下，再试一次。",
    youWrote: "你写的内容没有丢失：",
    onlyModeratorsRestrict: "只有管理员可以决定谁能看到条目。",
    unknown: (typed) => `没有“${typed}”这个条目。可以用 \`/faq search\` 按内容查找。`,
    didYouMean: (typed) => `没有“${typed}”这个条目。你要找的是不是：`,
    nothingFound: (words) => `FAQ 里没有与“${words}”相符的内容。`,
    onlyFor: (roles) => `仅限 ${roles.join("、")}`,
    uses: ({ shown, helped }) => `展示 ${shown} 次，解决 ${helped} 个问题`,
    saved: (id, title, revision) => `已保存：**${title}**（\`${id}\`，第 ${revision} 版），现在就能查到。`,
    adoptedBefore: (id) => `这个回答已经收入 FAQ，条目是 \`${id}\`。`,
    idTaken: (id) => `已有条目 \`${id}\`。请编辑它，或换一个 id。`,
    changedSince: (id, author, revision) =>
      `你打开之后，${author} 修改了 \`${id}\`（现在是第 ${revision} 版），所以你的修改没有保存。请重新打开，把要保留的内容填进去。`,
    faults: (count) => `有 ${count} 处错误，没有做任何改动：`,
    removed: (id) => `\`${id}\` 已从 FAQ 移除。`,
    noSuchLanguage: (id, language) => `\`${id}\` 没有“${language}”的内容，可以用 \`/faq edit\` 添加。`,
    lastLanguage: (id, language) => `\`${id}\` 只有“${language}”这一种语言。请移除整个条目，或先添加另一种语言。`,
    noRevision: (id, revision, latest) =>
      `\`${id}\` 没有第 ${revision} 版，只有 1 到 ${latest}。用 \`/faq history\` 查看。`,
    historyOf: (id) => `\`${id}\` 的历史：`,
    earlier: (count) => `… 更早的 ${count} 条`,
    backTo: (revision) => `回到第 ${revision} 版`,
    wasImported: (read, written) => `读取 ${read} 个条目，新增或修改 ${written} 个；其余不变。`,
    exported: (count) => `共 ${count} 个条目。`,
  },
});

function toTimes(count: number): string {
  return count === 1 ? "once" : `${count} times`;
}
