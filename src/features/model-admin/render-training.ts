import type { PromotionDecision, TrainingOutcome } from "../../core/feedback/promotion.ts";
import type { Button } from "../../core/reply/button.ts";
import type { Reply } from "../../core/reply/reply.ts";
import { toModelTexts } from "./texts.ts";

/** What moderators are told of a training: promoted or refused, why, and with which figures. */
export function renderTraining(outcome: TrainingOutcome, language: string): Reply {
  const { version, before, decision } = outcome;
  const texts = toModelTexts(language);
  const fate = decision.promote || before === undefined ? texts.promoted(version) : texts.refused(version, before);
  const text = [fate, ...renderDecision(decision, outcome.examples, language)].join("\n");
  const canGoBack = decision.promote && before !== undefined;
  return { kind: "notice", language, text, buttons: canGoBack ? [rollBackButton(language)] : [], visibility: "public" };
}

/** What moderators are told of a training that came to nothing. */
export function renderFailure(language: string): Reply {
  return { kind: "notice", language, text: toModelTexts(language).failed, buttons: [], visibility: "public" };
}

/** Why, with which figures, and from how much. */
export function renderDecision(
  { grounds, overall, losses }: PromotionDecision,
  examples: TrainingOutcome["examples"] | undefined,
  language: string,
): readonly string[] {
  const texts = toModelTexts(language);
  const number = (count: number): string => count.toLocaleString(language);
  const named = losses.map(({ measure, label, comparison }) => {
    const name = texts.measures[measure] ?? measure;
    return texts.loss(label === undefined ? name : `${name} ${label}`, comparison);
  });
  return [
    texts.grounds[grounds],
    ...(overall ? [texts.accuracy(overall)] : []),
    ...(named.length > 0 ? [texts.worseAt(named.join("; "))] : []),
    ...(examples ? [texts.learnt(number(examples.total), number(examples.fromFeedback), number(examples.fresh))] : []),
  ];
}

export function rollBackButton(language: string): Button {
  const action = { kind: "command", name: "model rollback", options: {} } as const;
  return { label: toModelTexts(language).rollBack, action, style: "secondary" };
}
