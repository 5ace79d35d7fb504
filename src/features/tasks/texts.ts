import { toCatalogue } from "../../core/reply/catalogue.ts";
import type { TaskPriority } from "../../core/task/task.ts";

/** What Usher says of tasks. */
export interface TaskTexts {
  readonly priorities: Readonly<Record<TaskPriority, string>>;
  readonly buttons: {
    readonly claim: string;
    readonly release: string;
    readonly done: string;
    readonly doneAnyway: string;
    readonly reopen: string;
    readonly previous: string;
    readonly next: string;
    moveTo(stage: string): string;
  };
  readonly free: string;
  readonly isDone: string;
  readonly erased: string;
  readonly busy: string;
  readonly noTitle: string;
  readonly noComment: string;
  readonly noTasks: string;
  readonly noneOfThese: string;
  readonly noneOfYours: string;
  readonly dueGone: string;
  readonly history: string;
  readonly waitsForThese: string;
  unknown(id: string): string;
  unknownPerson(name: string): string;
  unknownStage(name: string, stages: readonly string[]): string;
  unknownRole(name: string, roles: readonly string[]): string;
  unclearTime(text: string): string;
  ambiguousTime(text: string, readings: readonly string[]): string;
  pastTime(time: string): string;
  due(time: string): string;
  overdue(time: string): string;
  waitsFor(ids: string): string;
  created(who: string): string;
  toldIn(channel: string): string;
  proposed(where: string, percent: string): string;
  sortedOtherwise(where: string): string;
  sorted(who: string, from: string, to: string): string;
  sortedSo(id: string, stage: string): string;
  movedAlready(id: string): string;
  assigned(name: string): string;
  assignedBy(who: string, name: string): string;
  hasAlready(id: string, name: string): string;
  claimed(who: string): string;
  yoursAlready(id: string): string;
  taken(id: string, name: string): string;
  released(who: string): string;
  freeAlready(id: string): string;
  moved(who: string, from: string, to: string): string;
  handedOver(name: string): string;
  inStageAlready(id: string, stage: string): string;
  noMove(id: string, from: string, to: string, moves: readonly string[]): string;
  noOwner(stage: string): string;
  nobodyThere(role: string, next: string | undefined): string;
  away(name: string): string;
  held(name: string): string;
  dueSet(time: string, timeZone: string): string;
  blocked(heading: string): string;
  unblocked(heading: string): string;
  waitsAlready(id: string, on: string): string;
  waitsNot(id: string, on: string): string;
  nothingToWaitFor(id: string): string;
  circle(way: string): string;
  isFree(heading: string, blockers: string): string;
  commented(who: string): string;
  done(who: string): string;
  doneAlready(id: string): string;
  openAlready(id: string): string;
  stillWaits(id: string, blockers: string): string;
  reopened(who: string): string;
  mayRelease(id: string): string;
  maySpeak(id: string): string;
  mayWork(id: string, creator: string, role: string | undefined): string;
  board(count: number, page: number, pages: number): string;
  yours(count: number): string;
  more(count: number): string;
  earlier(count: number): string;
  dueSoon(heading: string, time: string): string;
  nobodyHas(heading: string, time: string): string;
  digest(today: number, overdue: number): string;
  moderatorDigest(due: number, overdue: number): string;
}

const english: TaskTexts = {
  priorities: { low: "Low priority", normal: "Normal priority", high: "High priority", urgent: "Urgent" },
  buttons: {
    claim: "Claim",
    release: "Release",
    done: "Done",
    doneAnyway: "Done anyway",
    reopen: "Reopen",
    previous: "Earlier page",
    next: "Next page",
    moveTo: (stage) => `Move on to ${stage}`,
  },
  free: "nobody has it yet",
  isDone: "done",
  erased: "(text erased)",
  busy: "This task is being changed by others at this moment. Please try again.",
  noTitle: "What is to be done? Give the task a title.",
  noComment: "There is nothing to say in this. Write your comment as the text.",
  noTasks: "No task is open. Make one with `/task create`, or from a message's menu.",
  noneOfThese: "No open task is like that. `/task list` without filters shows all.",
  noneOfYours: "You have no open task. `/task list` shows what is there to claim.",
  dueGone: "It is no longer due at a certain time.",
  history: "**What happened**",
  waitsForThese: "**Waits for**",
  unknown: (id) => `There is no task ${id}. \`/task list\` shows those that are open.`,
  unknownPerson: (name) =>
    `I know nobody called “${name}” here. Mention the person, or give their name as the role's list has it.`,
  unknownStage: (name, stages) => `“${name}” is no stage. The stages are ${stages.join(", ")}.`,
  unknownRole: (name, roles) => `“${name}” is no role. The roles are ${roles.join(", ")}.`,
  unclearTime: (text) =>
    `I cannot read “${text}” as a time. Write it like “friday 17:00”, “tomorrow afternoon”, “in 3 days” or “2026-03-05 17:00”, with \`/task due\`.`,
  ambiguousTime: (text, readings) => `“${text}” is two different days. Which one: ${readings.join(" or ")}?`,
  pastTime: (time) => `${time} is in the past. Say with \`/task due\` when it is to be done.`,
  due: (time) => `due ${time}`,
  overdue: (time) => `**overdue since ${time}**`,
  waitsFor: (ids) => `waits for ${ids}`,
  created: (who) => `${who} made this task.`,
  toldIn: (channel) => `Told in ${channel}.`,
  proposed: (where, percent) =>
    `Sorted by its words: ${where} (${percent} sure). \`/task sort\` corrects it, and I learn from it.`,
  sortedOtherwise: (where) => `I would have said ${where}; thank you, I learn from it.`,
  sorted: (who, from, to) => (from === to ? `${who} sorted it anew.` : `${who} sorted it from ${from} to ${to}.`),
  sortedSo: (id, stage) => `${id} is sorted so already, in ${stage}. Name another stage or role.`,
  movedAlready: (id) => `${id} has moved on since it was made; use \`/task move\` for where it goes now.`,
  assigned: (name) => `This is for ${name} now.`,
  assignedBy: (who, name) => (who === name ? `${who} took it.` : `${who} gave it to ${name}.`),
  hasAlready: (id, name) => `${name} has ${id} already.`,
  claimed: (who) => `${who} takes it.`,
  yoursAlready: (id) => `${id} is yours already.`,
  taken: (id, name) => `${name} has ${id} already.`,
  released: (who) => `${who} gave it back; anybody may claim it.`,
  freeAlready: (id) => `Nobody has ${id}.`,
  moved: (who, from, to) => `${who} moved it from ${from} to ${to}.`,
  handedOver: (name) => `It is ${name}'s turn now.`,
  inStageAlready: (id, stage) => `${id} is in ${stage} already.`,
  noMove: (id, from, to, moves) =>
    moves.length === 0
      ? `${id} cannot leave ${from}.`
      : `${id} cannot go from ${from} to ${to}. From there it goes to ${moves.join(", ")}.`,
  noOwner: (stage) => `No role owns ${stage}, so it waits for somebody to claim it.`,
  nobodyThere: (role, next) =>
    next === undefined
      ? `Nobody of **${role}** is there at the moment, so it waits for them to claim it.`
      : `Nobody of **${role}** is there now, so it waits for them to claim it; from ${next} on, somebody is.`,
  away: (name) => `${name} is away and is not called; the task waits for them.`,
  held: (name) => `${name} was called often enough today and hears of it tomorrow.`,
  dueSet: (time, timeZone) => `It is due ${time} (${timeZone}).`,
  blocked: (heading) => `It waits for ${heading}.`,
  unblocked: (heading) => `It no longer waits for ${heading}.`,
  waitsAlready: (id, on) => `${id} waits for ${on} already.`,
  waitsNot: (id, on) => `${id} does not wait for ${on}.`,
  nothingToWaitFor: (id) => `${id} is done already; there is nothing to wait for.`,
  circle: (way) => `That would go round in a circle, so nothing was changed: ${way}.`,
  isFree: (heading, blockers) =>
    blockers === ""
      ? `**${heading}** waits for nothing any more.`
      : `**${heading}** waits for nothing any more: ${blockers} done.`,
  commented: (who) => `${who} says:`,
  done: (who) => `${who} says: done.`,
  doneAlready: (id) => `${id} is done already.`,
  openAlready: (id) => `${id} is open.`,
  stillWaits: (id, blockers) => `${id} still waits for ${blockers}. Is it done anyway?`,
  reopened: (who) => `${who} opened it again.`,
  mayRelease: (id) => `Only whoever has ${id}, or a moderator, may give it back.`,
  maySpeak: (id) => `Only helpers, moderators and those whose task ${id} is may do this.`,
  mayWork: (id, creator, role) =>
    `Only who has ${id}, ${creator} who made it, ${role === undefined ? "" : `${role} `}and moderators may do this.`,
  board: (count, page, pages) =>
    `${count === 1 ? "One open task" : `${count} open tasks`}${pages > 1 ? `, page ${page} of ${pages}` : ""}`,
  yours: (count) => (count === 1 ? "You have one task:" : `You have ${count} tasks:`),
  more: (count) => `… and ${count} more.`,
  earlier: (count) => `- … ${count} earlier`,
  dueSoon: (heading, time) => `**${heading}** is due ${time}.`,
  nobodyHas: (heading, time) => `**${heading}** is due ${time}, and nobody has taken it.`,
  digest: (today, overdue) =>
    `Your tasks: ${[today > 0 ? `${today} due today` : "", overdue > 0 ? `${overdue} overdue` : ""].filter((part) => part !== "").join(", ")}`,
  moderatorDigest: (due, overdue) => `Tasks: ${due} due soon, ${overdue} overdue.`,
};

const chinese: TaskTexts = {
  priorities: { low: "低优先级", normal: "普通优先级", high: "高优先级", urgent: "紧急" },
  buttons: {
    claim: "认领",
    release: "放弃",
    done: "完成",
    doneAnyway: "仍然完成",
    reopen: "重新打开",
    previous: "上一页",
    next: "下一页",
    moveTo: (stage) => `推进到 ${stage}`,
  },
  free: "暂无负责人",
  isDone: "已完成",
  erased: "（文字已清除）",
  busy: "此刻有其他人正在修改这个任务，请再试一次。",
  noTitle: "要做什么？请给任务写一个标题。",
  noComment: "评论是空的。请把评论写在“内容”里。",
  noTasks: "没有未完成的任务。用 `/task create` 或消息菜单创建一个吧。",
  noneOfThese: "没有符合条件的任务。不带条件的 `/task list` 会列出全部。",
  noneOfYours: "你没有未完成的任务。`/task list` 可以查看能认领的任务。",
  dueGone: "不再有截止时间。",
  history: "**历史**",
  waitsForThese: "**等待**",
  unknown: (id) => `没有 ${id} 这个任务。\`/task list\` 可以查看未完成的任务。`,
  unknownPerson: (name) => `这里没有叫“${name}”的人。请提及该成员，或使用角色名单里的名字。`,
  unknownStage: (name, stages) => `没有“${name}”这个阶段。阶段有：${stages.join("、")}。`,
  unknownRole: (name, roles) => `没有“${name}”这个角色。角色有：${roles.join("、")}。`,
  unclearTime: (text) =>
    `我看不懂“${text}”这个时间。请用 \`/task due\` 写成“周五 17:00”“明天下午”“3天后”或“2026-03-05 17:00”。`,
  ambiguousTime: (text, readings) => `“${text}”可以是两个不同的日子，请写明是哪一天：${readings.join("，还是 ")}？`,
  pastTime: (time) => `${time} 已经过去了。请用 \`/task due\` 说明什么时候完成。`,
  due: (time) => `截止 ${time}`,
  overdue: (time) => `**已逾期（${time}）**`,
  waitsFor: (ids) => `等待 ${ids}`,
  created: (who) => `${who} 创建了这个任务。`,
  toldIn: (channel) => `已在 ${channel} 通知。`,
  proposed: (where, percent) => `根据文字判断：${where}（把握 ${percent}）。可以用 \`/task sort\` 纠正，我会从中学习。`,
  sortedOtherwise: (where) => `我原本会归到 ${where}；谢谢，我会从中学习。`,
  sorted: (who, from, to) => (from === to ? `${who} 重新归类了它。` : `${who} 把它从 ${from} 归到 ${to}。`),
  sortedSo: (id, stage) => `${id} 已经归在 ${stage}。请指定另一个阶段或角色。`,
  movedAlready: (id) => `${id} 创建后已经推进过；请用 \`/task move\` 说明接下来去哪里。`,
  assigned: (name) => `现在由 ${name} 负责。`,
  assignedBy: (who, name) => (who === name ? `${who} 认领了它。` : `${who} 把它交给了 ${name}。`),
  hasAlready: (id, name) => `${id} 已经由 ${name} 负责。`,
  claimed: (who) => `${who} 认领了它。`,
  yoursAlready: (id) => `${id} 已经是你的了。`,
  taken: (id, name) => `${id} 已经由 ${name} 认领。`,
  released: (who) => `${who} 放弃了它，任何人都可以认领。`,
  freeAlready: (id) => `${id} 没有负责人。`,
  moved: (who, from, to) => `${who} 把它从 ${from} 移到 ${to}。`,
  handedOver: (name) => `轮到 ${name} 了。`,
  inStageAlready: (id, stage) => `${id} 已经在 ${stage}。`,
  noMove: (id, from, to, moves) =>
    moves.length === 0 ? `${id} 不能离开 ${from}。` : `${id} 不能从 ${from} 移到 ${to}，只能移到 ${moves.join("、")}。`,
  noOwner: (stage) => `没有角色负责 ${stage}，等待有人认领。`,
  nobodyThere: (role, next) =>
    next === undefined
      ? `**${role}** 目前没有人在，等待他们认领。`
      : `**${role}** 现在没有人在，等待他们认领；${next} 起会有人在。`,
  away: (name) => `${name} 不在，暂不打扰；任务会等着。`,
  held: (name) => `${name} 今天收到的提醒已经够多了，明天会知道。`,
  dueSet: (time, timeZone) => `截止时间：${time}（${timeZone}）。`,
  blocked: (heading) => `它要等待 ${heading}。`,
  unblocked: (heading) => `它不再等待 ${heading}。`,
  waitsAlready: (id, on) => `${id} 已经在等待 ${on}。`,
  waitsNot: (id, on) => `${id} 并没有等待 ${on}。`,
  nothingToWaitFor: (id) => `${id} 已经完成，不需要等待。`,
  circle: (way) => `这样会绕成一圈，所以没有改动：${way}。`,
  isFree: (heading, blockers) =>
    blockers === "" ? `**${heading}** 不用再等了。` : `**${heading}** 不用再等了：${blockers} 已完成。`,
  commented: (who) => `${who} 说：`,
  done: (who) => `${who} 完成了它。`,
  doneAlready: (id) => `${id} 已经完成。`,
  openAlready: (id) => `${id} 没有关闭。`,
  stillWaits: (id, blockers) => `${id} 还在等待 ${blockers}。仍然算完成吗？`,
  reopened: (who) => `${who} 重新打开了它。`,
  mayRelease: (id) => `只有 ${id} 的负责人或管理员可以放弃它。`,
  maySpeak: (id) => `只有协助者、管理员以及与 ${id} 有关的人可以这样做。`,
  mayWork: (id, creator, role) =>
    `只有 ${id} 的负责人、创建者 ${creator}${role === undefined ? "" : `、${role}`}和管理员可以这样做。`,
  board: (count, page, pages) => `${count} 个未完成的任务${pages > 1 ? `，第 ${page} / ${pages} 页` : ""}`,
  yours: (count) => `你有 ${count} 个任务：`,
  more: (count) => `……还有 ${count} 个。`,
  earlier: (count) => `- ……更早的 ${count} 条`,
  dueSoon: (heading, time) => `**${heading}** 将于 ${time} 截止。`,
  nobodyHas: (heading, time) => `**${heading}** 将于 ${time} 截止，还没有人认领。`,
  digest: (today, overdue) =>
    `你的任务：${[today > 0 ? `今天截止 ${today} 个` : "", overdue > 0 ? `逾期 ${overdue} 个` : ""].filter((part) => part !== "").join("，")}`,
  moderatorDigest: (due, overdue) => `任务：${due} 个即将截止，${overdue} 个已逾期。`,
};

/** What Usher says of tasks, by language. */
export const toTaskTexts = toCatalogue<TaskTexts>({ en: english, zh: chinese });
