import type { Command, CommandCall } from "../../core/command/command.ts";
import { described, named } from "../../core/community/named.ts";
import { addEntry, prefillNewEntry } from "./add-entry.ts";
import { adoptAnswer, suggestAnswers } from "./adopt-answer.ts";
import { aliasEntry } from "./alias-entry.ts";
import { exportEntries, importEntries } from "./carry-entries.ts";
import { createFinder } from "./create-finder.ts";
import { editEntry, prefillEntry } from "./edit-entry.ts";
import { revertEntry, showHistory } from "./entry-history.ts";
import { entryOption, languageOption, placingOptions, solutionOption, toFormOptions } from "./faq-options.ts";
import type { FaqPorts } from "./faq-ports.ts";
import { removeEntry } from "./remove-entry.ts";
import { searchEntries, suggestEntries } from "./search-entries.ts";
import { showEntry } from "./show-entry.ts";

/**
 * `/faq search | show | add | adopt | edit | alias | remove | history | revert | import | export`. Everybody reads; helpers write,
 * which can all be undone; moderators take away, take back, take in and decide who sees an entry.
 */
export function createFaqCommands(ports: FaqPorts): readonly Command[] {
  const find = createFinder();
  const onEntry = {
    visibility: "private" as const,
    suggest: (call: CommandCall, option: string) =>
      suggestWhere(option === "entry", () => suggestEntries(ports, find, call)),
  };
  const onEveryEntry = {
    visibility: "private" as const,
    suggest: (call: CommandCall, option: string) =>
      suggestWhere(option === "entry", () => suggestEntries(ports, find, call, { withRemoved: true })),
  };
  const onAnswer = {
    visibility: "private" as const,
    suggest: (call: CommandCall, option: string) =>
      suggestWhere(option === "solution", () => suggestAnswers(ports, call)),
  };
  return [
    {
      ...named("faq search", "问答 搜索"),
      ...described("Find entries of the FAQ by words or sense", "按词语或意思查找 FAQ 条目"),
      options: [wordsOption],
      permission: "everyone",
      visibility: "private",
      handle: (call) => searchEntries(ports, find, call),
    },
    {
      ...named("faq show", "问答 查看"),
      ...described("Show an entry of the FAQ, to you or to all", "查看 FAQ 条目，自己看或给大家看"),
      options: [entryOption, forOption, languageOption],
      permission: "everyone",
      ...onEntry,
      handle: (call) => showEntry(ports, find, call),
    },
    {
      ...named("faq add", "问答 添加"),
      ...described("Add an entry to the FAQ", "添加 FAQ 条目"),
      options: [solutionOption, ...placingOptions, idOption, ...toFormOptions(true)],
      permission: "helper",
      ...onAnswer,
      menu: { title: "Add to FAQ", titles: { zh: "加入 FAQ" } },
      handle: (call) => addEntry(ports, call),
      prefill: (call) => prefillNewEntry(ports, call),
    },
    {
      ...named("faq adopt", "问答 收录"),
      ...described("Make an accepted answer an entry of the FAQ", "把已采纳的回答收入 FAQ"),
      options: [{ ...solutionOption, required: true }],
      permission: "moderator",
      ...onAnswer,
      handle: (call) => adoptAnswer(ports, call),
    },
    {
      ...named("faq edit", "问答 编辑"),
      ...described("Change an entry of the FAQ, or add a language to it", "修改 FAQ 条目，或为它添加一种语言"),
      options: [entryOption, ...placingOptions, ...toFormOptions(false)],
      permission: "helper",
      ...onEntry,
      handle: (call) => editEntry(ports, find, call),
      prefill: (call) => prefillEntry(ports, find, call),
    },
    {
      ...named("faq alias", "问答 别名"),
      ...described("Add another wording to an entry of the FAQ", "为 FAQ 条目添加一种问法"),
      options: [entryOption, wordingOption, languageOption],
      permission: "helper",
      ...onEntry,
      handle: (call) => aliasEntry(ports, find, call),
    },
    {
      ...named("faq remove", "问答 移除"),
      ...described("Take an entry out of the FAQ, or one language of it", "移除 FAQ 条目，或它的一种语言"),
      options: [entryOption, { ...languageOption, ...described("Only this language of it", "只移除这种语言") }],
      permission: "moderator",
      ...onEntry,
      handle: (call) => removeEntry(ports, find, call),
    },
    {
      ...named("faq history", "问答 历史"),
      ...described("Show who changed an entry of the FAQ, and what", "查看谁改过 FAQ 条目、改了什么"),
      options: [entryOption],
      permission: "helper",
      ...onEveryEntry,
      handle: (call) => showHistory(ports, call),
    },
    {
      ...named("faq revert", "问答 还原"),
      ...described("Go back to an earlier revision of an entry", "把 FAQ 条目还原到之前的版本"),
      options: [entryOption, revisionOption],
      permission: "moderator",
      ...onEveryEntry,
      handle: (call) => revertEntry(ports, call),
    },
    {
      ...named("faq import", "问答 导入"),
      ...described("Take in entries from a YAML or Markdown file", "从 YAML 或 Markdown 文件导入条目"),
      options: [fileOption],
      permission: "moderator",
      visibility: "private",
      handle: (call) => importEntries(ports, call),
    },
    {
      ...named("faq export", "问答 导出"),
      ...described("Get the entries as a file", "把条目导出为文件"),
      options: [formatOption, { ...entryOption, required: false }],
      permission: "helper",
      ...onEntry,
      handle: (call) => exportEntries(ports, call),
    },
  ];
}

async function suggestWhere<Offer>(
  isAsked: boolean,
  offer: () => Promise<readonly Offer[]>,
): Promise<readonly Offer[] | undefined> {
  return isAsked ? offer() : undefined;
}

const wordsOption = {
  ...named("words", "词语"),
  ...described("What it is about", "关于什么"),
  type: "text",
  required: true,
} as const;

const forOption = {
  ...named("for", "可见"),
  ...described("Who reads it; you alone unless you say", "谁能看到；默认只有你自己"),
  type: "text",
  required: false,
  choices: [
    { label: "Me", labels: { zh: "自己" }, value: "me" },
    { label: "Everyone here", labels: { zh: "这里的所有人" }, value: "everyone" },
  ],
} as const;

const idOption = {
  ...named("id", "编号"),
  ...described(
    "Its short name, like cuda-not-available; made of the question unless you say",
    "简短的名称；默认由问题生成",
  ),
  type: "text",
  required: false,
} as const;

const wordingOption = {
  ...named("wording", "问法"),
  ...described("The question as somebody asked it", "别人是怎么问的"),
  type: "text",
  required: true,
} as const;

const revisionOption = {
  ...named("revision", "版本"),
  ...described("Its number in the history; the one before the latest unless you say", "历史中的版本号；默认为上一版"),
  type: "text",
  required: false,
} as const;

const fileOption = {
  ...named("file", "文件"),
  ...described("In the form that an export gives", "与导出文件格式相同"),
  type: "file",
  required: true,
} as const;

const formatOption = {
  ...named("format", "格式"),
  ...described("YAML unless you say", "默认为 YAML"),
  type: "text",
  required: false,
  choices: [
    { label: "YAML", value: "yaml" },
    { label: "Markdown", value: "markdown" },
  ],
} as const;
