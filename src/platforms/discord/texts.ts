/** What only Discord makes necessary to say. */
export interface DiscordTexts {
  readonly question: string;
  readonly choose: string;
  readonly outdated: string;
  readonly formLost: string;
  readonly notServed: string;
  readonly questionDeleted: string;
  notAllowedHere(channel: string): string;
  missingPermission(channel: string, wanted: readonly string[]): string;
}

const english: DiscordTexts = {
  question: "Question",
  choose: "Choose…",
  outdated: "This button is too old for me. Please ask again.",
  formLost: "I lost the beginning of this form. Please call the command again; your text:",
  notServed: "This server is not set up here. Whoever runs me finds it under `platforms.discord` in the configuration.",
  questionDeleted: "The question was deleted.",
  notAllowedHere: (channel) =>
    `I would like to answer you in ${channel}, but I may not write there. The moderators know.`,
  missingPermission: (channel, wanted) =>
    `I may not write in ${channel}. Give my role there: ${wanted.join(", ")}. Questions wait until then.`,
};

const chinese: DiscordTexts = {
  question: "问题",
  choose: "请选择…",
  outdated: "这个按钮太旧了，请重新提问。",
  formLost: "这个表单的开头我已经找不到了，请重新执行命令。你填写的内容：",
  notServed: "这个服务器还没有在我的配置里。请维护者查看配置中的 `platforms.discord`。",
  questionDeleted: "问题已被删除。",
  notAllowedHere: (channel) => `我想在 ${channel} 回答你，但我没有在那里发言的权限。管理员已经知道了。`,
  missingPermission: (channel, wanted) =>
    `我不能在 ${channel} 发言。请在那里给我的身份组这些权限：${wanted.join("、")}。在此之前问题会等着。`,
};

/** The platform's own texts in a language (ISO 639-1); English where there is none. */
export function toDiscordTexts(language: string): DiscordTexts {
  return language === "zh" ? chinese : english;
}
