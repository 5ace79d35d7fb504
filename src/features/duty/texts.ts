import type { Availability } from "../../core/community/availability.ts";
import type { Weekday } from "../../core/community/local-time.ts";
import { toCatalogue } from "../../core/reply/catalogue.ts";

/** Who stands in for whom, in words already. */
interface SaidSwap {
  readonly person: string;
  readonly standIn: string;
  readonly role: string;
  readonly from: string;
  readonly until: string;
}

interface DutyTexts {
  readonly days: Readonly<Record<Weekday, string>>;
  readonly always: string;
  readonly exampleHours: readonly string[];
  readonly notTheirs: string;
  readonly whichRole: string;
  readonly noDuty: string;
  readonly ownDuty: string;
  readonly waits: string;
  readonly backButton: string;
  readonly withThemselves: string;
  readonly agree: string;
  readonly decline: string;
  readonly noSwap: string;
  readonly notAsked: string;
  readonly swapOver: string;
  readonly swapAnswered: string;
  readonly agreed: string;
  readonly declined: string;
  held(count: number): string;
  unknownRole(typed: string, known: readonly string[]): string;
  notOfRole(person: string | undefined, role: string): string;
  notOnRota(person: string, role: string): string;
  joined(role: string): string;
  left(role: string): string;
  unclearShare(typed: string): string;
  unclearCapacity(typed: string): string;
  unclearHours(typed: string): string;
  unknownZone(typed: string, similar: readonly string[]): string;
  unclearTime(typed: string): string;
  ambiguousTime(typed: string, readings: readonly string[]): string;
  pastTime(time: string): string;
  endsFirst(start: string, end: string): string;
  availability(state: Availability, more: { readonly next?: string; readonly reason?: string }): string;
  share(share: number): string;
  open(open: number, capacity: number | undefined): string;
  skills(skills: readonly string[]): string;
  rota(role: string): string;
  emptyRota(role: string): string;
  onDuty(person: string, role: string): string;
  nobody(role: string, next: string | undefined): string;
  noRota(role: string): string;
  askIn(channel: string): string;
  away(person: string, from: string, until: string, open: number): string;
  notAway(person: string): string;
  back(person: string): string;
  swapAsked(standIn: string, role: string, from: string, until: string): string;
  swapQuestion(person: string, role: string, from: string, until: string): string;
  standsIn(swap: SaidSwap): string;
  wasDeclined(swap: SaidSwap): string;
}

/** What Usher says of duty, and to those on duty. */
export const toDutyTexts = toCatalogue<DutyTexts>({
  en: {
    days: { mon: "Mon", tue: "Tue", wed: "Wed", thu: "Thu", fri: "Fri", sat: "Sat", sun: "Sun" },
    always: "at any time",
    exampleHours: ["mon-fri 9-17", "mon-thu 9-12 13-18; fri 9-14", "always", "default"],
    notTheirs: "Only moderators may do this for others.",
    whichRole: "Which role? Name it with `role`.",
    noDuty: "You are on no rota. Who holds a role joins its rota with `/duty join`.",
    ownDuty: "You are on duty for:",
    waits: "not agreed yet",
    backButton: "I am back",
    withThemselves: "One cannot stand in for oneself. Name another of the rota with `with`.",
    agree: "I stand in",
    decline: "I cannot",
    noSwap: "There is no such request; it may have been declined.",
    notAsked: "This was asked of somebody else.",
    swapOver: "The time this was asked for is over.",
    swapAnswered: "This has been answered already.",
    agreed: "Thank you: you stand in. `/duty show` lists it.",
    declined: "Noted; whoever asked is told.",
    held: (count) => `You were sent enough that day, so ${count === 1 ? "this" : `these ${count}`} waited for you:`,
    unknownRole: (typed, known) => `There is no role “${typed}”. There are: ${known.join(", ")}.`,
    notOfRole: (person, role) =>
      person === undefined
        ? `You do not hold the role ${role} here; its rota is for those who do.`
        : `${person} does not hold the role ${role} here; give them the role first.`,
    notOnRota: (person, role) => `${person} is not on the rota of ${role}. \`/duty show\` tells who is.`,
    joined: (role) => `On the rota of **${role}**:`,
    left: (role) => `Off the rota of **${role}**. Open work stays where it is until it is done or handed over.`,
    unclearShare: (typed) => `I cannot read “${typed}” as a share. Give 1 to 10; who has 2 is asked twice as often.`,
    unclearCapacity: (typed) =>
      `I cannot read “${typed}” as a capacity. Give a number, as many open pieces of work as you want at most; 0 for no limit.`,
    unclearHours: (typed) =>
      `I cannot read “${typed}” as hours. Write them like “mon-fri 9-17” or “mon,wed 9:30-12 13-18; sat 10-14”, “always”, or “default” for the community's.`,
    unknownZone: (typed, similar) =>
      `I know no time zone “${typed}”. ${similar.length === 0 ? "Give a name like Europe/Berlin." : `Did you mean ${similar.join(", ")}?`}`,
    unclearTime: (typed) =>
      `I cannot read “${typed}” as a time. Write it like “monday”, “friday 18:00” or “2026-03-05 9:00”.`,
    ambiguousTime: (typed, readings) => `“${typed}” is two different days. Which one: ${readings.join(" or ")}?`,
    pastTime: (time) => `${time} is in the past. Until when is it to be?`,
    endsFirst: (start, end) => `It would end (${end}) before it begins (${start}).`,
    availability: (state, { next, reason }) => {
      const from = next === undefined ? "" : `, from ${next} on`;
      const why = reason === undefined ? "" : `: ${reason}`;
      return { free: "there", away: `away${why}${from}`, "off-hours": `off hours${from}`, full: "has enough to do" }[
        state
      ];
    },
    share: (share) => `share ${share}`,
    open: (open, capacity) => (capacity === undefined ? `${open} open` : `${open} of ${capacity} open`),
    skills: (skills) => `skills: ${skills.join(", ")}`,
    rota: (role) => `Rota of **${role}**:`,
    emptyRota: (role) => `Nobody is on the rota of **${role}**, so its group is called. \`/duty join\` starts one.`,
    onDuty: (person, role) => `**${role}**: ${person} is on duty.`,
    nobody: (role, next) =>
      `**${role}**: nobody is available now${next === undefined ? "." : `; from ${next} on, somebody is.`}`,
    noRota: (role) => `**${role}**: keeps no rota, the whole group is called.`,
    askIn: (channel) => `Its channel: ${channel}`,
    away: (person, from, until, open) =>
      `${person} is away from ${from} until ${until}, and is not called then.${open === 0 ? "" : ` Still open: ${open}.`}`,
    notAway: (person) => `${person} is not noted as away.`,
    back: (person) => `${person} is back on duty.`,
    swapAsked: (standIn, role, from, until) =>
      `I ask ${standIn} to stand in for ${role} from ${from} until ${until}. It counts once they agree.`,
    swapQuestion: (person, role, from, until) =>
      `Can you stand in for ${person} (${role}) from ${from} until ${until}? Each turn you take is given back to you afterwards.`,
    standsIn: ({ person, standIn, role, from, until }) =>
      `${standIn} stands in for ${person} (${role}) from ${from} until ${until}.`,
    wasDeclined: ({ person, standIn, role, from, until }) =>
      `${standIn} cannot stand in for ${person} (${role}) from ${from} until ${until}. Ask another with \`/duty swap\`.`,
  },
  zh: {
    days: { mon: "周一", tue: "周二", wed: "周三", thu: "周四", fri: "周五", sat: "周六", sun: "周日" },
    always: "任何时间",
    exampleHours: ["周一至周五 9-17", "周一至周四 9-12 13-18; 周五 9-14", "全天", "默认"],
    notTheirs: "只有管理员可以替别人操作。",
    whichRole: "哪个角色？请用 `role` 写明。",
    noDuty: "你不在任何值班表上。拥有角色的人可以用 `/duty join` 加入。",
    ownDuty: "你的值班：",
    waits: "尚未同意",
    backButton: "我回来了",
    withThemselves: "不能自己替自己。请用 `with` 写明值班表上的另一个人。",
    agree: "我来替班",
    decline: "替不了",
    noSwap: "没有这个换班请求，可能已被拒绝。",
    notAsked: "这是问别人的。",
    swapOver: "换班的时间已经过去了。",
    swapAnswered: "这个请求已经有人回答了。",
    agreed: "谢谢，由你替班。`/duty show` 可以查看。",
    declined: "已记录，我会告诉对方。",
    held: (count) => `那天发给你的提醒已经够多了，所以这 ${count} 条留到了现在：`,
    unknownRole: (typed, known) => `没有“${typed}”这个角色。现有：${known.join("、")}。`,
    notOfRole: (person, role) =>
      person === undefined
        ? `你在这里没有${role}角色，不能加入它的值班表。`
        : `${person} 在这里没有${role}角色，请先给对方这个角色。`,
    notOnRota: (person, role) => `${person} 不在${role}的值班表上。\`/duty show\` 可以查看。`,
    joined: (role) => `已加入 **${role}** 值班表：`,
    left: (role) => `已退出 **${role}** 值班表。未完成的工作保持不变，直到完成或移交。`,
    unclearShare: (typed) => `我看不懂“${typed}”这个份额。请写 1 到 10；2 表示被叫到的次数是两倍。`,
    unclearCapacity: (typed) =>
      `我看不懂“${typed}”这个上限。请写一个数字，表示最多同时有几件未完成的工作；0 表示不限。`,
    unclearHours: (typed) =>
      `我看不懂“${typed}”这个工作时间。可以写成“周一至周五 9-17”“周一,周三 9:30-12 13-18; 周六 10-14”、“全天”，或“默认”（按社区时间）。`,
    unknownZone: (typed, similar) =>
      `没有“${typed}”这个时区。${similar.length === 0 ? "请写成 Asia/Shanghai 这样的名称。" : `你是不是想写 ${similar.join("、")}？`}`,
    unclearTime: (typed) => `我看不懂“${typed}”这个时间。可以写成“周一”“周五 18:00”或“2026-03-05 9:00”。`,
    ambiguousTime: (typed, readings) => `“${typed}”可以是两个不同的日子，请写明是哪一天：${readings.join("，还是 ")}？`,
    pastTime: (time) => `${time} 已经过去了。到什么时候？`,
    endsFirst: (start, end) => `结束时间（${end}）早于开始时间（${start}）。`,
    availability: (state, { next, reason }) => {
      const from = next === undefined ? "" : `，${next} 起在`;
      const why = reason === undefined ? "" : `：${reason}`;
      return { free: "在岗", away: `离开${why}${from}`, "off-hours": `非工作时间${from}`, full: "手头已满" }[state];
    },
    share: (share) => `份额 ${share}`,
    open: (open, capacity) => (capacity === undefined ? `${open} 件未完成` : `${open}/${capacity} 件未完成`),
    skills: (skills) => `擅长：${skills.join("、")}`,
    rota: (role) => `**${role}** 值班表：`,
    emptyRota: (role) => `**${role}** 值班表上没有人，所以会叫整个组。用 \`/duty join\` 加入。`,
    onDuty: (person, role) => `**${role}**：现在由 ${person} 值班。`,
    nobody: (role, next) => `**${role}**：现在没有人在${next === undefined ? "。" : `；${next} 起会有人在。`}`,
    noRota: (role) => `**${role}**：没有值班表，会叫整个组。`,
    askIn: (channel) => `频道：${channel}`,
    away: (person, from, until, open) =>
      `${person} 从 ${from} 到 ${until} 不在，期间不会被叫到。${open === 0 ? "" : `还有 ${open} 件未完成。`}`,
    notAway: (person) => `${person} 没有登记离开。`,
    back: (person) => `${person} 回到值班中。`,
    swapAsked: (standIn, role, from, until) =>
      `我来问 ${standIn} 能否从 ${from} 到 ${until} 替${role}的班，对方同意后生效。`,
    swapQuestion: (person, role, from, until) =>
      `你能从 ${from} 到 ${until} 替 ${person}（${role}）值班吗？你替的每一次之后都会还给你。`,
    standsIn: ({ person, standIn, role, from, until }) =>
      `${standIn} 从 ${from} 到 ${until} 替 ${person}（${role}）值班。`,
    wasDeclined: ({ person, standIn, role, from, until }) =>
      `${standIn} 不能从 ${from} 到 ${until} 替 ${person}（${role}）值班。可以用 \`/duty swap\` 问别人。`,
  },
});
