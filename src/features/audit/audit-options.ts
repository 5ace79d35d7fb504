import type { CommandOption } from "../../core/command/command.ts";

/** Which entries of the audit are wanted. */
export const auditOptions: readonly CommandOption[] = [
  {
    name: "person",
    names: { zh: "成员" },
    description: "Only what this person did",
    descriptions: { zh: "只看此人做过的事" },
    type: "person",
    required: false,
  },
  {
    name: "action",
    names: { zh: "操作" },
    description: "Only this kind of act, such as faq-saved",
    descriptions: { zh: "只看这一种操作，例如 faq-saved" },
    type: "text",
    required: false,
  },
  {
    name: "days",
    names: { zh: "天数" },
    description: "Only the last so many days",
    descriptions: { zh: "只看最近这么多天" },
    type: "text",
    required: false,
  },
  {
    name: "page",
    names: { zh: "页" },
    description: "Which page, counted from 1",
    descriptions: { zh: "第几页，从 1 数起" },
    type: "text",
    required: false,
  },
];
