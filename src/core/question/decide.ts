import { toPercent } from "../reply/to-percent.ts";
import type { Judgement } from "./judgement.ts";
import type { Match } from "./match.ts";
import type { Prediction } from "./prediction.ts";
import type { AbstainVerdict, RouteVerdict, Verdict } from "./verdict.ts";

/** At most this many matches are suggested. */
const suggestionLimit = 3;

/** The verdict that follows from a judgement, by its own thresholds; who is called within a role is chosen afterwards. */
export function decide(judgement: Judgement): Verdict {
  const { predictions, matches, thresholds } = judgement;
  const [best] = matches;
  // "torch sees no gpu" has the form of a statement, but an entry that fits it better than silence says that help is wanted.
  const isChatter = predictions.notAQuestion >= Math.max(thresholds.notAQuestion, best?.confidence ?? 0);
  if (isChatter) return notAQuestion(judgement);
  if (best && best.confidence >= thresholds.answer) {
    return {
      kind: "answer",
      match: best,
      rule: "sure-match",
      confidence: best.confidence,
      reason: `${named(best)} is right with ${percent(best.confidence)}; ${percent(thresholds.answer)} is needed to answer.`,
    };
  }
  if (predictions.outOfScope >= thresholds.outOfScope) return outOfScope(judgement);
  if (best && best.confidence >= thresholds.suggest) {
    return {
      kind: "suggest",
      matches: matches.filter((match) => match.confidence >= thresholds.suggest / 2).slice(0, suggestionLimit),
      rule: "possible-matches",
      confidence: best.confidence,
      reason: `${named(best)} is right with ${percent(best.confidence)}: enough to suggest (${percent(thresholds.suggest)}), too little to answer (${percent(thresholds.answer)}).`,
    };
  }
  return toRoute(judgement);
}

/** The verdict when people are wanted: the asked-for role, else the likeliest one. */
export function decideHandOver(judgement: Judgement, role?: string): RouteVerdict | AbstainVerdict {
  const wanted = role ?? judgement.predictions.role[0]?.label;
  if (wanted === undefined) {
    return {
      kind: "abstain",
      handOver: { to: "queue" },
      rule: "unsure",
      confidence: 0,
      reason: "No role is known.",
    };
  }
  return {
    kind: "route",
    role: wanted,
    ...likelyStage(judgement),
    rule: "asked-for-a-person",
    confidence: judgement.predictions.role.find((prediction) => prediction.label === wanted)?.confidence ?? 0,
    reason:
      role === undefined ? `A person was asked for; ${wanted} is the likeliest role.` : `${wanted} was asked for.`,
  };
}

function toRoute(judgement: Judgement): Verdict {
  const { predictions, thresholds } = judgement;
  const [first, second] = predictions.role;
  if (first && first.confidence >= thresholds.route) {
    return {
      kind: "route",
      role: first.label,
      ...likelyStage(judgement),
      rule: "sure-role",
      confidence: first.confidence,
      reason: `It is for ${first.label} with ${percent(first.confidence)}; ${percent(thresholds.route)} is needed to call a role.`,
    };
  }
  if (first && second && first.confidence + second.confidence >= thresholds.route) return closeRoles(first, second);
  return {
    kind: "abstain",
    handOver: { to: "queue" },
    rule: "unsure",
    confidence: 1 - (first?.confidence ?? 0),
    reason: `No entry and no role is sure enough${first ? `: ${first.label} has ${percent(first.confidence)}, ${percent(thresholds.route)} is needed` : ""}.`,
  };
}

function closeRoles(first: Prediction, second: Prediction): AbstainVerdict {
  return {
    kind: "abstain",
    handOver: { to: "roles", roles: [first.label, second.label] },
    rule: "close-roles",
    confidence: first.confidence,
    reason: `It is for ${first.label} (${percent(first.confidence)}) or ${second.label} (${percent(second.confidence)}): too close to call.`,
  };
}

function notAQuestion({ predictions, thresholds }: Judgement): AbstainVerdict {
  return {
    kind: "abstain",
    handOver: { to: "nobody" },
    rule: "not-a-question",
    confidence: predictions.notAQuestion,
    reason: `Nothing is asked, with ${percent(predictions.notAQuestion)}; ${percent(thresholds.notAQuestion)} is needed to stay silent.`,
  };
}

function outOfScope({ predictions, thresholds }: Judgement): AbstainVerdict {
  return {
    kind: "abstain",
    handOver: { to: "queue" },
    rule: "out-of-scope",
    confidence: predictions.outOfScope,
    reason: `It is not this community's subject, with ${percent(predictions.outOfScope)}; ${percent(thresholds.outOfScope)} is needed to say so.`,
  };
}

/** A stage is named only when it is likelier than all others together. */
function likelyStage({ predictions }: Judgement): { readonly stage?: string } {
  const [stage] = predictions.stage;
  return stage && stage.confidence > 0.5 ? { stage: stage.label } : {};
}

function named({ kind, id }: Match): string {
  return kind === "faq" ? `The entry ${id}` : `The accepted answer of ${id}`;
}

function percent(share: number): string {
  return toPercent(share, 1);
}
