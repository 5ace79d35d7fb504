import { toCatalogue } from "../../core/catalogue.ts";

interface DutyTexts {
  held(count: number): string;
}

/** What Usher says to those on duty. */
export const toDutyTexts = toCatalogue<DutyTexts>({
  en: {
    held: (count) => `You were sent enough that day, so ${count === 1 ? "this" : `these ${count}`} waited for you:`,
  },
  zh: {
    held: (count) => `那天发给你的提醒已经够多了，所以这 ${count} 条留到了现在：`,
  },
});
