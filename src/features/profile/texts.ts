import { toCatalogue } from "../../core/reply/catalogue.ts";

interface ProfileTexts {
  current(timeZone: string, time: string): string;
  saved(timeZone: string, time: string): string;
  unknown(name: string, similar: readonly string[]): string;
}

/** What Usher says of people's own settings. */
export const toProfileTexts = toCatalogue<ProfileTexts>({
  en: {
    current: (timeZone, time) => `Your time zone is **${timeZone}**, where it is ${time} now.`,
    saved: (timeZone, time) => `Noted: **${timeZone}**, where it is ${time} now. Due dates and reminders follow it.`,
    unknown: (name, similar) =>
      similar.length === 0
        ? `I know no time zone “${name}”. Give a name like Europe/Berlin or Asia/Shanghai.`
        : `I know no time zone “${name}”. Did you mean ${similar.join(", ")}?`,
  },
  zh: {
    current: (timeZone, time) => `你的时区是 **${timeZone}**，当地时间 ${time}。`,
    saved: (timeZone, time) => `已记录：**${timeZone}**，当地时间 ${time}。截止时间和提醒都按这个时区。`,
    unknown: (name, similar) =>
      similar.length === 0
        ? `没有“${name}”这个时区。请写成 Asia/Shanghai 或 Europe/Berlin 这样的名称。`
        : `没有“${name}”这个时区。你是不是想写 ${similar.join("、")}？`,
  },
});
