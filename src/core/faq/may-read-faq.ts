import type { Standing } from "../community/standing.ts";
import type { Faq } from "./faq.ts";

/** Whether a person may see an entry: everybody one that is not restricted, else its roles and moderators alone. */
export function mayReadFaq(faq: Pick<Faq, "restrictedTo">, standing: Standing): boolean {
  if (!isRestricted(faq) || standing.isModerator) return true;
  return standing.roles.some((role) => faq.restrictedTo?.includes(role));
}

/** Whether an entry is hidden from anybody. */
export function isRestricted({ restrictedTo = [] }: Pick<Faq, "restrictedTo">): boolean {
  return restrictedTo.length > 0;
}
