import type { Attendance, EventKind } from "../../core/announcement/community-event.ts";
import { toCatalogue } from "../../core/reply/catalogue.ts";

interface EventTexts {
  readonly kinds: Readonly<Record<EventKind, string>>;
  readonly attendances: Readonly<Record<Attendance, string>>;
  readonly noEvents: string;
  readonly upcoming: string;
  readonly cancelled: string;
  readonly notYours: string;
  readonly over: string;
  readonly notOver: string;
  readonly recapButton: string;
  when(start: string, end: string): string;
  where(place: string): string;
  coming(counts: Readonly<Record<Attendance, number>>): string;
  unclearTime(text: string): string;
  ambiguousTime(text: string, readings: readonly string[]): string;
  noHour(text: string): string;
  pastTime(time: string): string;
  unclearLength(text: string): string;
  unknown(id: string): string;
  answered(id: string, title: string, attendance: Attendance): string;
  wasCancelled(title: string, time: string): string;
  alreadyCancelled(title: string): string;
  startsTomorrow(title: string, time: string): string;
  startsSoon(title: string, minutes: number): string;
  unpublished(id: string, title: string, reason: "no-permission" | "refused"): string;
  unwithdrawn(id: string, title: string, reason: "no-permission" | "refused"): string;
  recap(title: string): string;
  askForRecap(title: string): string;
}

/** What Usher says of events. */
export const toEventTexts = toCatalogue<EventTexts>({
  en: {
    kinds: { talk: "Talk", meetup: "Meetup", "release-party": "Release party", other: "Event" },
    attendances: { yes: "I'll be there", maybe: "Maybe", no: "Can't come" },
    noEvents: "Nothing is planned. Make something with `/event create`.",
    upcoming: "Coming up:",
    cancelled: "cancelled",
    notYours: "Only its host or a moderator may do this.",
    over: "This is over.",
    notOver: "This has not taken place yet; write the recap afterwards.",
    recapButton: "Write a recap",
    when: (start, end) => `**When:** ${start} – ${end}`,
    where: (place) => `**Where:** ${place}`,
    coming: ({ yes, maybe, no }) => `${yes} coming, ${maybe} maybe, ${no} not`,
    unclearTime: (text) =>
      `I cannot read “${text}” as a time. Write it like “friday 18:00”, “in 3 days 19:30” or “2026-03-05 18:00”.`,
    ambiguousTime: (text, readings) => `“${text}” is two different days. Which one: ${readings.join(" or ")}?`,
    noHour: (text) => `“${text}” is a whole day. At what time does it start? Write “${text} 18:00”.`,
    pastTime: (time) => `${time} is in the past. When is it to be?`,
    unclearLength: (text) => `I cannot read “${text}” as a length. Write minutes or hours: 90m, 2h, 1.5h.`,
    unknown: (id) => `There is no event ${id}. \`/event list\` shows what is planned.`,
    answered: (id, title, attendance) =>
      attendance === "yes"
        ? `You are on the list of ${id} (${title}); I shall remind you.`
        : attendance === "maybe"
          ? `Noted, maybe; I shall remind you of ${id} (${title}).`
          : `Noted, you are not coming to ${id} (${title}).`,
    wasCancelled: (title, time) => `**${title}** (${time}) does not take place.`,
    alreadyCancelled: (title) => `**${title}** was cancelled already.`,
    startsTomorrow: (title, time) => `Reminder: **${title}**, ${time}.`,
    startsSoon: (title, minutes) => `**${title}** starts in ${minutes} minutes.`,
    unpublished: (id, title, reason) =>
      `${id} (**${title}**) stands, but is not in the server's own list of events: ${reason === "no-permission" ? "Usher's role lacks the permission Create Events. Grant it for the events to come" : "the platform refused it"}. I shall not try this one again.`,
    unwithdrawn: (id, title, reason) =>
      `${id} (**${title}**) is cancelled, but still in the server's own list of events: ${reason === "no-permission" ? "Usher's role lacks the permission Create Events" : "the platform refused the change"}. Please cancel it there by hand.`,
    recap: (title) => `What came of **${title}**`,
    askForRecap: (title) => `**${title}** is over. A few lines on what came of it help those who missed it.`,
  },
  zh: {
    kinds: { talk: "分享会", meetup: "线下聚会", "release-party": "发布派对", other: "活动" },
    attendances: { yes: "参加", maybe: "待定", no: "不参加" },
    noEvents: "目前没有活动。用 `/event create` 创建一个吧。",
    upcoming: "近期活动：",
    cancelled: "已取消",
    notYours: "只有发起人或管理员可以这样做。",
    over: "活动已经结束。",
    notOver: "活动还没有举行，请结束后再写回顾。",
    recapButton: "写回顾",
    when: (start, end) => `**时间：** ${start} – ${end}`,
    where: (place) => `**地点：** ${place}`,
    coming: ({ yes, maybe, no }) => `${yes} 人参加，${maybe} 人待定，${no} 人不来`,
    unclearTime: (text) => `我看不懂“${text}”这个时间。可以写成“周五 18:00”“明天下午三点”或“2026-03-05 18:00”。`,
    ambiguousTime: (text, readings) => `“${text}”可以是两个不同的日子，请写明是哪一天：${readings.join("，还是 ")}？`,
    noHour: (text) => `“${text}”只有日期。几点开始？可以写成“${text} 18:00”。`,
    pastTime: (time) => `${time} 已经过去了。活动是什么时候？`,
    unclearLength: (text) => `我看不懂“${text}”这个时长。请写分钟或小时：90m、2h、1.5h。`,
    unknown: (id) => `没有 ${id} 这个活动。\`/event list\` 可以查看活动。`,
    answered: (id, title, attendance) =>
      attendance === "yes"
        ? `你已报名 ${id}（${title}），我会提醒你。`
        : attendance === "maybe"
          ? `已记录为待定，我会提醒你 ${id}（${title}）。`
          : `已记录，你不参加 ${id}（${title}）。`,
    wasCancelled: (title, time) => `**${title}**（${time}）已取消。`,
    alreadyCancelled: (title) => `**${title}** 早已取消。`,
    startsTomorrow: (title, time) => `提醒：**${title}**，${time}。`,
    startsSoon: (title, minutes) => `**${title}** 将在 ${minutes} 分钟后开始。`,
    unpublished: (id, title, reason) =>
      `${id}（**${title}**）照常有效，但没有列入服务器自己的活动列表：${reason === "no-permission" ? "Usher 的角色缺少“创建活动”权限，请为以后的活动开通" : "平台拒绝了"}。这个活动我不会再试。`,
    unwithdrawn: (id, title, reason) =>
      `${id}（**${title}**）已取消，但仍在服务器自己的活动列表里：${reason === "no-permission" ? "Usher 的角色缺少“创建活动”权限" : "平台拒绝了修改"}。请在那里手动取消。`,
    recap: (title) => `**${title}** 回顾`,
    askForRecap: (title) => `**${title}** 结束了。写几句回顾，能帮到没来的人。`,
  },
});
