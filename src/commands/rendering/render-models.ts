import type { ModelState } from "../../core/ports/model-admin.ts";
import type { ModelReport } from "../../learning/model/model-report.ts";
import type { ModelDifference } from "../training/diff-models.ts";
import { renderReport } from "./render-evaluation.ts";

/** A community's models as lines to read; a star marks the one in use. */
export function renderModels(community: string, models: readonly ModelState[]): readonly string[] {
  if (models.length === 0) return [`${community} has no model yet: run usher train`];
  return models.map((model) => {
    const { version, use, promotedAt, decision, examples } = model;
    const fate = promotedAt === undefined ? "not used" : `in use from ${toMinute(promotedAt)}`;
    const learnt = examples ? `${examples.fromFeedback} examples from feedback` : "";
    const gone = use === "deleted" ? "files deleted" : "";
    const facts = [fate, gone, learnt, decision?.reason].filter(Boolean).join("; ");
    return `${use === "current" ? "*" : " "} ${version}  ${facts}`;
  });
}

/** A model's report with what the gate said of it. */
export function renderModelReport(name: string, report: ModelReport): readonly string[] {
  const { promotion, examples } = report;
  const learnt = examples
    ? [
        "",
        `${examples.total} examples, ${examples.fromFeedback} from feedback (${examples.fresh} new); ${examples.heldOut} held-out texts`,
      ]
    : [];
  const gate = promotion ? ["", `${promotion.promote ? "promoted" : "refused"}: ${promotion.reason}`] : [];
  return [...renderReport(name, report), ...learnt, ...gate];
}

/** Which held-out questions changed, the losses first. */
export function renderDifference({ a, b, heldOut, changed }: ModelDifference): readonly string[] {
  const count = (isWanted: (gain: number) => boolean): number => changed.filter(({ gain }) => isWanted(gain)).length;
  const better = count((gain) => gain > 0);
  const worse = count((gain) => gain < 0);
  const texts = new Set(changed.map(({ text }) => text)).size;
  return [
    `${texts} of ${heldOut} held-out questions changed from ${a} to ${b}: ${better} judgements better, ${worse} worse`,
    ...changed.map(({ text, measure, truth, a: before, b: after, gain }) => {
      const sign = gain === 0 ? " " : gain > 0 ? "+" : "-";
      return `${sign} ${measure}: ${before} → ${after} (right: ${truth})  ${text}`;
    }),
  ];
}

function toMinute(time: number): string {
  return new Date(time).toISOString().slice(0, 16).replace("T", " ");
}
