import { toPercent } from "./to-percent.ts";

/** Everything Usher says of its own, in one language. Names and figures come in as parameters. */
export interface Texts {
  readonly solvedIt: string;
  readonly notIt: string;
  readonly askAPerson: string;
  readonly why: string;
  readonly noneOfThese: string;
  readonly dismiss: string;
  readonly mayHelp: string;
  readonly showAgain: string;
  readonly otherLanguage: string;
  readonly whoShouldAnswer: string;
  readonly outOfScope: string;
  readonly unsure: string;
  readonly unsureInPrivate: string;
  readonly askedInPrivate: string;
  readonly nothingAsked: string;
  readonly thanks: string;
  readonly thanksAdvisory: string;
  readonly dismissed: string;
  readonly alreadyCalled: string;
  readonly noEntry: string;
  readonly unknownQuestion: string;
  readonly noQuestionHere: string;
  readonly notAllowed: string;
  readonly nothingWaiting: string;
  readonly held: string;
  readonly optedOut: string;
  readonly authorOptedOut: string;
  answered(model: string, confidence: number): string;
  suggested(model: string, confidence: number): string;
  route(role: string, stage: string | undefined): string;
  nobodyThere(next: string | undefined): string;
  wrongRole(role: string): string;
  failed(id: string): string;
  shownBefore(title: string): string;
  waiting(count: number): string;
  /** The names that may have been meant, if any. */
  unknownCommand(name: string, near?: readonly string[]): string;
  readonly findReviewer: string;
  offerReview(name: string): string;
  readonly overdue: string;
  readonly someone: string;
  readonly similarSolved: string;
  readonly similarShort: string;
  readonly yesSolved: string;
  readonly notYet: string;
  /** Who answered, and the day in ISO 8601. */
  answeredBy(name: string, day: string): string;
  remembered(model: string, confidence: number, helped: number): string;
  didItHelp(name: string): string;
  /** The address of the other question, and the id of its channel where it has none. */
  askedBefore(link: string | undefined, channel: string): string;
  solvedElsewhere(link: string | undefined, channel: string): string;
}

const english: Texts = {
  solvedIt: "This solved it",
  notIt: "Not it",
  askAPerson: "Ask a person",
  why: "Why?",
  noneOfThese: "None of these",
  dismiss: "Dismiss",
  mayHelp: "One of these may help. Press it to read the answer.",
  showAgain: "Show it to me",
  otherLanguage: "This answer is not available in your language yet.",
  whoShouldAnswer: "Who should answer this?",
  outOfScope:
    "This does not look like one of this community's subjects, so I leave it to the people here. If I am wrong, ask a person.",
  unsure: "I am not sure about this one. It is now in the helpers' queue; you can also choose who should see it.",
  unsureInPrivate:
    "I am not sure about this one. As you asked it in private, only moderators see it in their queue; choose who else should.",
  askedInPrivate: "It was asked in private; `/queue` shows it to whom it is for.",
  nothingAsked: "I did not find a question in this. Ask me anything about the project, in one message.",
  thanks: "Thank you, noted.",
  thanksAdvisory: "Thank you. The asker's, helpers' and moderators' votes decide; yours is kept as advice.",
  dismissed: "All right, I leave it.",
  alreadyCalled: "Somebody has been called already and will see this.",
  noEntry: "This entry is no longer in the FAQ.",
  unknownQuestion: "I do not know this question any more; please ask it again.",
  noQuestionHere:
    "I judged no question here. Open the menu of a question or of my reply to it, or give the question's id.",
  notAllowed: "You may not do this here. Ask a moderator.",
  nothingWaiting: "No question is waiting.",
  optedOut: "You asked me not to read or keep your messages, so I did neither. `/privacy opt-in` takes that back.",
  authorOptedOut: "Who wrote this message asked me not to read or keep what they write.",
  held: "Whoever's turn it is had many messages today, so it waits in the queue without another one.",
  suggested: (model, confidence) => `Automatic suggestion, the first ${toPercent(confidence)} sure (model ${model})`,
  answered: (model, confidence) => `Automatic answer, ${toPercent(confidence)} sure (model ${model})`,
  route: (role, stage) => (stage ? `For **${role}** (${stage}).` : `For **${role}**.`),
  nobodyThere: (next) =>
    next === undefined
      ? "Nobody of them is there at the moment."
      : `Nobody of them is there now; from ${next} on, somebody is.`,
  wrongRole: (role) => `Rather ${role}`,
  failed: (id) =>
    `Something went wrong on my side (${id}). Please ask again in a moment; if it stays, tell a moderator this id.`,
  shownBefore: (title) => `This was answered here a moment ago: **${title}**`,
  waiting: (count) => (count === 1 ? "One question is waiting:" : `${count} questions are waiting:`),
  unknownCommand: (name, near = []) =>
    `I have no command ${name}.${near.length > 0 ? ` Did you mean ${toNames(near, ", ", " or ")}?` : ""}`,
  findReviewer: "Find a reviewer",
  offerReview: (name) => `Shall I find a reviewer for **${name}**?`,
  overdue: "overdue",
  someone: "somebody here",
  similarSolved: "Similar questions were solved before:",
  similarShort: "Solved before",
  yesSolved: "Yes, solved",
  notYet: "Not yet",
  answeredBy: (name, day) => `Answered by ${name} on ${day}, and accepted.`,
  remembered: (model, confidence, helped) =>
    `From an accepted answer, ${toPercent(confidence)} sure (model ${model})${helped > 0 ? ` · solved it ${helped === 1 ? "once" : `${helped} times`} since` : ""}`,
  didItHelp: (name) => `Did the answer by ${name} solve your question?`,
  askedBefore: (link, channel) =>
    `${link === undefined ? `A question like this one, in ${channel},` : `[A question like this one](${link})`} is still open. When one of the two is solved, I say so at the other.`,
  solvedElsewhere: (link, channel) =>
    link === undefined
      ? `A question like this one was solved in ${channel}.`
      : `A question like this one was solved: [read it there](${link}).`,
};

const chinese: Texts = {
  solvedIt: "解决了",
  notIt: "不是这个",
  askAPerson: "找人帮忙",
  why: "为什么？",
  noneOfThese: "都不是",
  dismiss: "忽略",
  mayHelp: "下面的条目可能有帮助，点击查看答案。",
  showAgain: "给我看看",
  otherLanguage: "该答案暂时没有中文版本。",
  whoShouldAnswer: "这个问题应该交给谁？",
  outOfScope: "这看起来不属于本社区的话题，我就留给大家了。如果我判断错了，请点“找人帮忙”。",
  unsure: "这个问题我没有把握，已放入待答队列；你也可以选择交给谁。",
  unsureInPrivate: "这个问题我没有把握。因为是私下提问，只有管理员能在待答队列里看到；你可以选择还要交给谁。",
  askedInPrivate: "这是私下提出的问题；相关的人可以用 `/queue` 查看。",
  nothingAsked: "我没有在这条消息里看到问题。请用一条消息把关于项目的问题说清楚。",
  thanks: "谢谢，已记录。",
  thanksAdvisory: "谢谢。以提问者、协助者和管理员的意见为准，你的意见会作为参考保留。",
  dismissed: "好的，我先不管它。",
  alreadyCalled: "已经通知了相关的人，他们会看到的。",
  noEntry: "这个条目已经不在 FAQ 里了。",
  unknownQuestion: "我已经找不到这个问题了，请重新提问。",
  noQuestionHere: "这里没有我判断过的问题。请在问题或我的回复上打开菜单，或填写问题编号。",
  notAllowed: "你在这里没有这个权限，请联系管理员。",
  nothingWaiting: "没有等待回答的问题。",
  optedOut: "你要求我不读取、不保存你的消息，所以我没有处理它。用 `/privacy opt-in` 可以恢复。",
  authorOptedOut: "这条消息的作者要求我不读取、不保存其消息。",
  held: "轮到的人今天已收到很多通知，不再打扰；问题在待答队列里。",
  suggested: (model, confidence) => `自动推荐，第一条把握 ${toPercent(confidence, 0, "超过 ")}（模型 ${model}）`,
  answered: (model, confidence) => `自动回答，把握 ${toPercent(confidence, 0, "超过 ")}（模型 ${model}）`,
  route: (role, stage) => (stage ? `请 **${role}** 来看一下（${stage}）。` : `请 **${role}** 来看一下。`),
  nobodyThere: (next) => (next === undefined ? "目前没有人在。" : `现在没有人在；${next} 起会有人在。`),
  wrongRole: (role) => `应交给${role}`,
  failed: (id) => `我这边出了点问题（${id}）。请稍后再问一次；如果一直这样，请把这个编号告诉管理员。`,
  shownBefore: (title) => `这个问题刚刚在这里回答过：**${title}**`,
  waiting: (count) => `有 ${count} 个问题在等待：`,
  unknownCommand: (name, near = []) =>
    `没有 ${name} 这个命令。${near.length > 0 ? `你是指 ${toNames(near, "、", " 或 ")} 吗？` : ""}`,
  findReviewer: "找人评审",
  offerReview: (name) => `要我为 **${name}** 找评审人吗？`,
  overdue: "超时",
  someone: "这里的一位成员",
  similarSolved: "类似的问题以前解决过：",
  similarShort: "已解决",
  yesSolved: "是的，解决了",
  notYet: "还没有",
  answeredBy: (name, day) => `由 ${name} 于 ${day} 回答，并已被采纳。`,
  remembered: (model, confidence, helped) =>
    `来自已采纳的回答，把握 ${toPercent(confidence, 0, "超过 ")}（模型 ${model}）${helped > 0 ? ` · 之后又解决了 ${helped} 次` : ""}`,
  didItHelp: (name) => `${name} 的回答解决了你的问题吗？`,
  askedBefore: (link, channel) =>
    `${link === undefined ? `${channel} 里有一个类似的问题` : `有一个[类似的问题](${link})`}还没有解决。其中一个解决后，我会在另一个下面告知。`,
  solvedElsewhere: (link, channel) =>
    link === undefined ? `类似的问题已在 ${channel} 解决。` : `类似的问题已经解决：[去看看](${link})。`,
};

function toNames(names: readonly string[], comma: string, or: string): string {
  const quoted = names.map((name) => `\`${name}\``);
  return [quoted.slice(0, -1).join(comma), ...quoted.slice(-1)].filter((part) => part !== "").join(or);
}

/** The catalogue in a language (ISO 639-1); English where there is none. */
export function toTexts(language: string): Texts {
  return language === "zh" ? chinese : english;
}
