import type { CommandOption } from "../../core/command/command.ts";

/** The role whose rota is meant. */
export const roleOption: CommandOption = {
  name: "role",
  names: { zh: "角色" },
  description: "Which role's rota",
  descriptions: { zh: "哪个角色的值班表" },
  type: "role",
  required: false,
};

/** Whom a moderator acts for. */
export const personOption: CommandOption = {
  name: "person",
  names: { zh: "成员" },
  description: "For whom, if not yourself; moderators only",
  descriptions: { zh: "替谁操作（仅管理员）" },
  type: "person",
  required: false,
};

export const termOptions: readonly CommandOption[] = [
  {
    name: "hours",
    names: { zh: "工作时间" },
    description: "When you work: mon-fri 9-17; always; default",
    descriptions: { zh: "工作时间：周一至周五 9-17；全天；默认" },
    type: "text",
    required: false,
  },
  {
    name: "zone",
    names: { zh: "时区" },
    description: "The time zone of these hours, like Europe/Berlin",
    descriptions: { zh: "这些时间的时区，例如 Asia/Shanghai" },
    type: "text",
    required: false,
  },
  {
    name: "capacity",
    names: { zh: "上限" },
    description: "As many open pieces of work at once at most; 0 for no limit",
    descriptions: { zh: "最多同时有几件未完成的工作；0 表示不限" },
    type: "text",
    required: false,
  },
  {
    name: "share",
    names: { zh: "份额" },
    description: "1 to 10; who has 2 is asked twice as often",
    descriptions: { zh: "1 到 10；2 表示被叫到的次数是两倍" },
    type: "text",
    required: false,
  },
  {
    name: "skills",
    names: { zh: "擅长" },
    description: "What you are asked first for, separated by commas",
    descriptions: { zh: "优先找你的内容，用逗号分隔" },
    type: "text",
    required: false,
  },
];

export const withOption: CommandOption = {
  name: "with",
  names: { zh: "替班人" },
  description: "Who stands in",
  descriptions: { zh: "由谁替班" },
  type: "person",
  required: true,
};

export const untilOption: CommandOption = {
  name: "until",
  names: { zh: "到" },
  description: "Until when, in your time zone: monday, friday 18:00",
  descriptions: { zh: "到什么时候（按你的时区）：周一、周五 18:00" },
  type: "text",
  required: true,
};

export const fromOption: CommandOption = {
  name: "from",
  names: { zh: "从" },
  description: "From when; now unless you say",
  descriptions: { zh: "从什么时候开始；默认现在" },
  type: "text",
  required: false,
};

export const reasonOption: CommandOption = {
  name: "reason",
  names: { zh: "原因" },
  description: "Why, for those who look at the rota",
  descriptions: { zh: "原因，查看值班表的人会看到" },
  type: "text",
  required: false,
};

export const swapOption: CommandOption = {
  name: "swap",
  names: { zh: "换班" },
  description: "Which request; the button under it knows",
  descriptions: { zh: "哪个换班请求；按钮会自动填写" },
  type: "text",
  required: true,
};

export const answerOption: CommandOption = {
  name: "answer",
  names: { zh: "回答" },
  description: "Whether you stand in",
  descriptions: { zh: "是否替班" },
  type: "text",
  required: true,
  choices: [
    { value: "yes", label: "Yes", labels: { zh: "同意" } },
    { value: "no", label: "No", labels: { zh: "不同意" } },
  ],
};
