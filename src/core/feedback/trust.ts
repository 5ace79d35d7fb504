import type { Standpoint } from "./feedback.ts";

/** How much each standpoint's word counts; a bystander's is advice only. */
export const trustOf: Readonly<Record<Standpoint, number>> = { moderator: 1, helper: 0.8, asker: 0.5, bystander: 0 };

/** Whether somebody's word holds for others, too: a model may be judged by it. */
export function isVoucher(standpoint: Standpoint): boolean {
  return standpoint === "moderator" || standpoint === "helper";
}
