import type { CommandOption } from "../../core/command/command.ts";

export const entryOption: CommandOption = {
  name: "entry",
  names: { zh: "条目" },
  description: "Which entry, by its name or question",
  descriptions: { zh: "哪个条目，填名称或问题" },
  type: "faq",
  required: true,
};

export const languageOption: CommandOption = {
  name: "language",
  names: { zh: "语言" },
  description: "In which language, like en or zh; yours unless you say",
  descriptions: { zh: "语言代码，例如 en 或 zh；默认为你的语言" },
  type: "text",
  required: false,
};

export const solutionOption: CommandOption = {
  name: "solution",
  names: { zh: "已解决问题" },
  description: "The solved question whose accepted answer it is",
  descriptions: { zh: "采纳其回答的已解决问题" },
  type: "question",
  required: false,
};

const roleOption: CommandOption = {
  name: "role",
  names: { zh: "角色" },
  description: "The role that owns it, called when it does not help",
  descriptions: { zh: "负责的角色，条目没帮上忙时会找他们" },
  type: "role",
  required: false,
};

const stageOption: CommandOption = {
  name: "stage",
  names: { zh: "阶段" },
  description: "The stage of development it belongs to",
  descriptions: { zh: "所属的开发阶段" },
  type: "stage",
  required: false,
};

const restrictedOption: CommandOption = {
  name: "restricted",
  names: { zh: "可见角色" },
  description: "Only these roles may see it, with commas between; everyone lifts it",
  descriptions: { zh: "仅这些角色可见，用逗号分隔；填 everyone 取消限制" },
  type: "text",
  required: false,
};

/** What belongs to an entry as a whole. */
export const placingOptions: readonly CommandOption[] = [languageOption, roleOption, stageOption, restrictedOption];

/** What a form asks for; of an entry that is there, what is left out stays. */
export function toFormOptions(isNew: boolean): readonly CommandOption[] {
  return [
    {
      name: "question",
      names: { zh: "问题" },
      description: "As it is best asked",
      descriptions: { zh: "最清楚的问法" },
      type: "text",
      required: isNew,
      inForm: true,
    },
    {
      name: "answer",
      names: { zh: "答案" },
      description: isNew ? "In Markdown" : "In Markdown; what is left empty stays as it is",
      descriptions: { zh: isNew ? "支持 Markdown" : "支持 Markdown；留空则不改动" },
      type: "paragraph",
      required: isNew,
      inForm: true,
    },
    {
      name: "variants",
      names: { zh: "其他问法" },
      description: "Other wordings as people type them, one a line",
      descriptions: { zh: "大家实际会怎么问，每行一个" },
      type: "paragraph",
      required: false,
      inForm: true,
    },
    {
      name: "tags",
      names: { zh: "标签" },
      description: "With commas between",
      descriptions: { zh: "用逗号分隔" },
      type: "text",
      required: false,
      inForm: true,
    },
    {
      name: "source",
      names: { zh: "来源" },
      description: "Address where to read on",
      descriptions: { zh: "延伸阅读的网址" },
      type: "text",
      required: false,
      inForm: true,
    },
  ];
}
