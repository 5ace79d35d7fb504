import { toCatalogue } from "../../core/reply/catalogue.ts";

interface CalendarTexts {
  readonly nothing: string;
  readonly how: string;
  onDuty(person: string, role: string): string;
  away(person: string): string;
  standsIn(standIn: string, person: string, role: string): string;
  due(task: string): string;
  entries(count: number): string;
}

/** What Usher says of calendars, and in them. */
export const toCalendarTexts = toCatalogue<CalendarTexts>({
  en: {
    nothing: "There is nothing to put into a calendar: no hours of duty, absences, due tasks or events ahead.",
    how: "Open the file to import it; after changes export and import it again, entries are replaced, not doubled.",
    onDuty: (person, role) => `On duty: ${person} (${role})`,
    away: (person) => `Away: ${person}`,
    standsIn: (standIn, person, role) => `${standIn} stands in for ${person} (${role})`,
    due: (task) => `Due: ${task}`,
    entries: (count) => (count === 1 ? "1 entry." : `${count} entries.`),
  },
  zh: {
    nothing: "没有可以放进日历的内容：没有值班时间、离开时间、到期任务或活动。",
    how: "打开文件即可导入；有变化时再导出并导入一次，条目会被替换，不会重复。",
    onDuty: (person, role) => `值班：${person}（${role}）`,
    away: (person) => `离开：${person}`,
    standsIn: (standIn, person, role) => `${standIn} 替 ${person} 值班（${role}）`,
    due: (task) => `到期：${task}`,
    entries: (count) => `共 ${count} 条。`,
  },
});
