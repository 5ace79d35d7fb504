import { toCatalogue } from "../../core/reply/catalogue.ts";
import type { ReviewState } from "../../core/review/review.ts";
import type { PassReason, ReviewChange } from "../../core/review/review-change.ts";

interface ReviewTexts {
  readonly states: Readonly<Record<ReviewState, string>>;
  readonly passReasons: Readonly<Record<PassReason, string>>;
  readonly events: Readonly<Record<ReviewChange["kind"], string>>;
  readonly approve: string;
  readonly requestChanges: string;
  readonly decline: string;
  readonly take: string;
  readonly ready: string;
  readonly off: string;
  readonly noReviews: string;
  readonly open: string;
  readonly ownReview: string;
  readonly notReviewer: string;
  readonly notTheirs: string;
  readonly notAuthor: string;
  readonly closed: string;
  readonly overdueMark: string;
  readonly nobodyYet: string;
  readonly waitsForAuthor: string;
  readonly outdated: string;
  noLink(text: string): string;
  unknown(id: string): string;
  known(id: string, state: ReviewState): string;
  asked(name: string): string;
  nobody(role: string, next: string | undefined): string;
  called(role: string): string;
  pleaseReview(name: string): string;
  lookAgain(name: string): string;
  reminder(name: string, hours: number): string;
  overdue(name: string | undefined, hours: number): string;
  changesWanted(note: string): string;
  approved(name: string): string;
  merged: string;
  cancelled(reason: string): string;
  done(id: string, state: ReviewState): string;
  passedOn(id: string): string;
  taken(id: string): string;
  waited(hours: number): string;
  login(name: string): string;
  readonly noLogin: string;
  loginTaken(name: string): string;
  badLogin(name: string): string;
}

const englishStates: ReviewTexts["states"] = {
  "waiting-for-reviewer": "waits for its reviewer",
  "waiting-for-author": "waits for its author",
  approved: "is approved",
  merged: "is merged",
  cancelled: "is called off",
};

const chineseStates: ReviewTexts["states"] = {
  "waiting-for-reviewer": "等待评审人",
  "waiting-for-author": "等待作者",
  approved: "已通过",
  merged: "已合并",
  cancelled: "已取消",
};

const englishEvents: ReviewTexts["events"] = {
  requested: "asked for",
  assigned: "given to",
  passed: "passed on by",
  "changes-requested": "changes requested",
  drafted: "back in draft",
  resumed: "ready for another look",
  approved: "approved",
  merged: "merged",
  cancelled: "cancelled",
  described: "told of by the forge",
};

const chineseEvents: ReviewTexts["events"] = {
  requested: "发起评审",
  assigned: "交给",
  passed: "转出",
  "changes-requested": "要求修改",
  drafted: "转回草稿",
  resumed: "可以再看",
  approved: "通过",
  merged: "已合并",
  cancelled: "已取消",
  described: "代码平台更新",
};

/** What Usher says of code reviews. */
export const toReviewTexts = toCatalogue<ReviewTexts>({
  en: {
    states: englishStates,
    events: englishEvents,
    passReasons: {
      declined: "cannot review it",
      overdue: "did not come to it in time",
      away: "is away",
      author: "wrote it",
    },
    approve: "Approve",
    requestChanges: "Request changes",
    decline: "I can't",
    take: "I'll review it",
    ready: "Ready for another look",
    off: "No role reviews pull requests here; a moderator can set `reviews.role` in the configuration.",
    noReviews: "No review is open. `/review request` asks for one.",
    open: "Open reviews:",
    ownReview: "Nobody reviews their own pull request.",
    notReviewer: "Only its reviewer, those who review here and moderators may say this.",
    notTheirs: "Only its reviewer or a moderator can pass a review on.",
    notAuthor: "Only its author or a moderator may say this.",
    closed: "This review is over already. `/review request` with its link begins it again.",
    overdueMark: "overdue",
    nobodyYet: "nobody yet",
    waitsForAuthor: "This review waits for its author; the clock stands still.",
    outdated: "Somebody else was quicker; look at the review again.",
    noLink: (text) =>
      `“${text}” is no pull request's address. Give one like https://github.com/owner/repository/pull/1 or https://gitlab.com/group/project/-/merge_requests/1.`,
    unknown: (id) => `There is no review ${id}. \`/review list\` shows the open ones.`,
    known: (id, state) => `This pull request has a review already: ${id}, which ${englishStates[state]}.`,
    asked: (name) => `${name} is asked to review it.`,
    nobody: (role, next) =>
      next === undefined
        ? `Nobody of **${role}** can review it at the moment. I keep looking.`
        : `Nobody of **${role}** can review it now; from ${next} on somebody is there, and I ask then.`,
    called: (role) => `**${role}**, who can review this?`,
    pleaseReview: (name) => `It is ${name}'s turn to review this.`,
    lookAgain: (name) => `Ready for another look by ${name}.`,
    reminder: (name, hours) => `A reminder for ${name}: this has waited ${toHours(hours)} of work for a review.`,
    overdue: (name, hours) =>
      `This has waited ${toHours(hours)} of work for a review${name === undefined ? ", and nobody has been found for it" : ` by ${name}`}. Can you find somebody?`,
    changesWanted: (note) =>
      note === ""
        ? "Changes are requested; the author's turn."
        : `Changes are requested; the author's turn.\n\n> ${note}`,
    approved: (name) => `Approved by ${name}.`,
    merged: "Merged. This review is over.",
    cancelled: (reason) => `This review is called off${reason === "" ? "." : `: ${reason}`}`,
    done: (id, state) => `Noted: ${id} ${englishStates[state]}.`,
    passedOn: (id) => `All right, I pass ${id} on.`,
    taken: (id) => `${id} is yours now.`,
    waited: (hours) => `waited ${toHours(hours)} of work`,
    login: (name) => `On the forge you are **${name}**. Your own pull requests are never given to you.`,
    noLogin: "I do not know your name on the forge. Tell me with `/review login name:octocat`.",
    loginTaken: (name) => `Somebody else here is **${name}** already. If that is wrong, ask a moderator.`,
    badLogin: (name) => `“${name}” is no name on a forge. Give letters, digits and hyphens, like octocat.`,
  },
  zh: {
    states: chineseStates,
    events: chineseEvents,
    passReasons: { declined: "无法评审", overdue: "未能及时评审", away: "不在", author: "是作者本人" },
    approve: "通过",
    requestChanges: "要求修改",
    decline: "我不行",
    take: "我来评审",
    ready: "改好了，请再看",
    off: "这里没有负责评审的角色；管理员可以在配置里设置 `reviews.role`。",
    noReviews: "没有进行中的评审。用 `/review request` 发起一个。",
    open: "进行中的评审：",
    ownReview: "不能评审自己的拉取请求。",
    notReviewer: "只有评审人、负责评审的角色和管理员可以这样做。",
    notTheirs: "只有评审人或管理员可以把评审转给别人。",
    notAuthor: "只有作者或管理员可以这样做。",
    closed: "这个评审已经结束。用 `/review request` 加链接可以重新开始。",
    overdueMark: "超时",
    nobodyYet: "还没有人",
    waitsForAuthor: "这个评审在等作者，计时暂停。",
    outdated: "有人比你快了一步，请再看一下这个评审。",
    noLink: (text) =>
      `“${text}”不是拉取请求的地址。请给出类似 https://github.com/owner/repository/pull/1 或 https://gitlab.com/group/project/-/merge_requests/1 的地址。`,
    unknown: (id) => `没有 ${id} 这个评审。\`/review list\` 可以查看进行中的评审。`,
    known: (id, state) => `这个拉取请求已经有评审了：${id}，${chineseStates[state]}。`,
    asked: (name) => `已请 ${name} 评审。`,
    nobody: (role, next) =>
      next === undefined
        ? `**${role}** 目前没有人能评审，我会继续找。`
        : `**${role}** 现在没有人能评审；${next} 起会有人在，到时我再找。`,
    called: (role) => `**${role}**，谁能评审一下？`,
    pleaseReview: (name) => `轮到 ${name} 评审了。`,
    lookAgain: (name) => `改好了，请 ${name} 再看一下。`,
    reminder: (name, hours) => `提醒 ${name}：这个评审已经等了 ${hours} 个工作小时。`,
    overdue: (name, hours) =>
      `这个评审已经等了 ${hours} 个工作小时${name === undefined ? "，还没有找到人" : `，评审人是 ${name}`}。能找个人来看吗？`,
    changesWanted: (note) => (note === "" ? "需要修改，请作者处理。" : `需要修改，请作者处理。\n\n> ${note}`),
    approved: (name) => `${name} 已通过。`,
    merged: "已合并，评审结束。",
    cancelled: (reason) => `评审已取消${reason === "" ? "。" : `：${reason}`}`,
    done: (id, state) => `已记录：${id} ${chineseStates[state]}。`,
    passedOn: (id) => `好的，${id} 会转给别人。`,
    taken: (id) => `${id} 现在由你评审。`,
    waited: (hours) => `已等 ${hours} 个工作小时`,
    login: (name) => `你在代码平台上的名字是 **${name}**。你自己的拉取请求不会交给你评审。`,
    noLogin: "我不知道你在代码平台上的名字。请用 `/review login name:octocat` 告诉我。",
    loginTaken: (name) => `这里已经有别人是 **${name}** 了。如果不对，请联系管理员。`,
    badLogin: (name) => `“${name}”不是代码平台上的名字。请使用字母、数字和连字符，例如 octocat。`,
  },
});

function toHours(hours: number): string {
  return hours === 1 ? "an hour" : `${hours} hours`;
}
