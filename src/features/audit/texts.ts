import { toCatalogue } from "../../core/reply/catalogue.ts";

interface AuditTexts {
  readonly nothing: string;
  readonly newer: string;
  readonly older: string;
  heading(page: number): string;
  unclearDays(typed: string): string;
}

/** What Usher says of the audit; actions keep their own names, since these are what one filters by. */
export const toAuditTexts = toCatalogue<AuditTexts>({
  en: {
    nothing: "The audit has no such entry.",
    newer: "Newer",
    older: "Older",
    heading: (page) => `Audit, page ${page}`,
    unclearDays: (typed) => `“${typed}” is no number of days. Write one like 7.`,
  },
  zh: {
    nothing: "没有符合条件的审计记录。",
    newer: "较新",
    older: "较早",
    heading: (page) => `审计记录，第 ${page} 页`,
    unclearDays: (typed) => `“${typed}”不是天数。请写一个数字，例如 7。`,
  },
});
