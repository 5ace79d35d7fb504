import { toCatalogue } from "../../core/reply/catalogue.ts";

interface PrivacyTexts {
  readonly nothingKept: string;
  readonly kept: string;
  readonly ways: string;
  readonly optedOut: string;
  readonly isOptedOut: string;
  readonly optedIn: string;
  readonly confirm: string;
  readonly confirmButton: string;
  readonly exported: string;
  readonly kinds: Readonly<Record<string, string>>;
  count(kind: string, rows: number): string;
  retention(days: number): string;
  erased(rows: number): string;
}

/** What Usher says of what it keeps of a person. */
export const toPrivacyTexts = toCatalogue<PrivacyTexts>({
  en: {
    nothingKept: "I keep nothing of you in this community.",
    kept: "What I keep of you in this community:",
    ways: "`/privacy export` gives you all of it, `/privacy delete` erases it, `/privacy opt-out` has me leave your messages unread.",
    optedOut:
      "From now on I neither read nor keep your messages here. Commands and buttons that you use yourself still work, and what you do with them is kept. `/privacy opt-in` takes it back.",
    isOptedOut: "You opted out: your messages are neither read nor kept.",
    optedIn: "I read your messages in this community's channels again.",
    confirm:
      "This erases your questions, answers, comments, votes and settings in this community, and takes your name out of everything else. The next model learns nothing from them. It cannot be undone.",
    confirmButton: "Erase all that is mine",
    exported: "All that is kept of you in this community, as JSON.",
    kinds: {
      questions: "questions",
      answers: "answers",
      votes: "votes",
      standing: "when you were seen, and your roles",
      profile: "your profile",
      duty: "duty roles",
      absences: "absences",
      swaps: "swaps of duty",
      turns: "turns on duty",
      pings: "notes of pings",
      events: "events you host",
      attendances: "answers to events",
      tasks: "tasks you made",
      "task-changes": "changes of tasks",
      announcements: "messages to you alone",
      decisions: "decisions on drafts",
      "faq-revisions": "edits of the FAQ",
      audit: "entries of the audit",
    },
    count: (kind, rows) => `- ${kind}: ${rows}`,
    retention: (days) => `Texts of questions are erased after ${days} days.`,
    erased: (rows) => `Done: ${rows} records that were yours are erased or no longer name you.`,
  },
  zh: {
    nothingKept: "我在这个社区没有保存你的任何信息。",
    kept: "我在这个社区保存的与你有关的信息：",
    ways: "`/privacy export` 导出全部，`/privacy delete` 彻底删除，`/privacy opt-out` 让我不再读取你的消息。",
    optedOut:
      "从现在起，我不读取也不保存你在这里的消息。你自己使用的命令和按钮仍然有效，其结果会保存。用 `/privacy opt-in` 可以恢复。",
    isOptedOut: "你已退出：你的消息不会被读取，也不会被保存。",
    optedIn: "我会重新读取你在本社区频道里的消息。",
    confirm:
      "这会删除你在本社区的问题、回答、评论、投票和设置，并从其他记录中去掉你的名字；下一个模型不会从中学习。此操作无法撤销。",
    confirmButton: "删除我的全部信息",
    exported: "这里是本社区保存的与你有关的全部信息（JSON）。",
    kinds: {
      questions: "提问",
      answers: "回答",
      votes: "投票",
      standing: "最近活动时间和角色",
      profile: "个人资料",
      duty: "值班角色",
      absences: "请假",
      swaps: "换班",
      turns: "值班记录",
      pings: "提醒记录",
      events: "你发起的活动",
      attendances: "活动报名",
      tasks: "你创建的任务",
      "task-changes": "任务变更",
      announcements: "只发给你的消息",
      decisions: "审核决定",
      "faq-revisions": "FAQ 编辑",
      audit: "操作记录",
    },
    count: (kind, rows) => `- ${kind}：${rows}`,
    retention: (days) => `问题的文本在 ${days} 天后删除。`,
    erased: (rows) => `已完成：${rows} 条属于你的记录已删除或不再包含你的信息。`,
  },
});
