import type { CommandOption } from "../../core/command/command.ts";

/** Which draft is meant. */
export const draftOption: CommandOption = {
  name: "draft",
  names: { zh: "草稿" },
  description: "Which draft, such as D-3",
  descriptions: { zh: "哪一项，例如 D-3" },
  type: "text",
  required: true,
};

/** Which of the disputed labels is right. */
export const labelOption: CommandOption = {
  name: "label",
  names: { zh: "标签" },
  description: "The label that is right, where one is disputed",
  descriptions: { zh: "有争议时，正确的标签" },
  type: "text",
  required: false,
};

/** Why a draft is declined. */
export const reasonOption: CommandOption = {
  name: "reason",
  names: { zh: "原因" },
  description: "Why not, for the other moderators",
  descriptions: { zh: "为什么不通过，供其他管理员参考" },
  type: "paragraph",
  required: true,
  inForm: true,
};

/** The fields of the form that edits a draft. */
export const editOptions: readonly CommandOption[] = [
  {
    name: "question",
    names: { zh: "问题" },
    description: "The question, as the FAQ should ask it",
    descriptions: { zh: "FAQ 中的问法" },
    type: "text",
    required: false,
    inForm: true,
  },
  {
    name: "answer",
    names: { zh: "答案" },
    description: "The answer, in Markdown",
    descriptions: { zh: "答案，可用 Markdown" },
    type: "paragraph",
    required: false,
    inForm: true,
  },
  {
    name: "entry",
    names: { zh: "条目" },
    description: "The id of the entry that this extends; new, or nothing in a form, makes one",
    descriptions: { zh: "要补充的条目编号；填 new 或在表单里留空则新建" },
    type: "text",
    required: false,
    inForm: true,
  },
];
