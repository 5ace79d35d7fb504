import type { CommandOption } from "../../core/command/command.ts";
import { questionOption } from "../../core/question/question-option.ts";

/** Which question, and what would have been right; of the latter exactly one. */
export const correctionOptions: readonly CommandOption[] = [
  questionOption,
  {
    name: "faq",
    names: { zh: "条目" },
    description: "The entry of the FAQ that answers it",
    descriptions: { zh: "能回答它的 FAQ 条目" },
    type: "faq",
    required: false,
  },
  {
    name: "role",
    names: { zh: "角色" },
    description: "The role that should have been called",
    descriptions: { zh: "应该找的角色" },
    type: "role",
    required: false,
  },
  {
    name: "stage",
    names: { zh: "阶段" },
    description: "The stage of development it belongs to",
    descriptions: { zh: "所属的开发阶段" },
    type: "stage",
    required: false,
  },
  {
    name: "kind",
    names: { zh: "类别" },
    description: "That nothing was asked, or that no entry fits",
    descriptions: { zh: "其实没有提问，或者没有合适的条目" },
    type: "text",
    required: false,
    choices: [
      { label: "Not a question", labels: { zh: "不是问题" }, value: "not-a-question" },
      { label: "Nothing fits", labels: { zh: "没有合适的" }, value: "nothing-fits" },
    ],
  },
];
