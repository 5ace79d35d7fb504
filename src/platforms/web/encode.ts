import type { Explanation } from "../../core/question/explanation.ts";
import { findTelling } from "../../core/question/find-telling.ts";
import type { Match } from "../../core/question/match.ts";
import type { RecordedVerdict } from "../../core/question/question.ts";
import type { Verdict } from "../../core/question/verdict.ts";
import type { Reply } from "../../core/reply/reply.ts";

/** A reply as JSON: everything a client shows; the outbox stays inside. */
export function encodeReply({ outboxId: _, ...reply }: Reply) {
  return reply;
}

/**
 * The answer to `POST /api/messages`. A message that was not judged (the channel asks for `@usher` and it had none) has
 * `verdict`, `predictions` and `modelVersion` null.
 */
export function encodeMessageResult(explanation: Explanation | undefined, reply: Reply | undefined) {
  const said = reply === undefined ? {} : { reply: encodeReply(reply) };
  if (!explanation) return { verdict: null, predictions: null, ...said, modelVersion: null };
  const [first] = explanation.verdicts;
  return {
    questionId: explanation.question.id,
    verdict: encodeVerdict(first.verdict),
    predictions: encodePredictions(first),
    ...said,
    modelVersion: first.judgement.modelVersion,
  };
}

/** The "why" of a question: the answer to `GET /api/questions/:id`. Times are ISO 8601 in UTC. */
export function encodeExplanation({ question, verdicts, feedback }: Explanation) {
  const { id, askedAt, ...rest } = question;
  return {
    questionId: id,
    ...rest,
    askedAt: toIso(askedAt),
    verdicts: verdicts.map(encodeRecordedVerdict),
    feedback: feedback.map(({ person, standpoint, vote, correction, at }) => ({
      author: person,
      standpoint,
      vote,
      ...(correction === undefined ? {} : { correction }),
      at: toIso(at),
    })),
  };
}

function encodeRecordedVerdict(recorded: RecordedVerdict) {
  const { turn, verdict, judgement, decidedAt } = recorded;
  return {
    turn,
    ...encodeVerdict(verdict),
    rule: verdict.rule,
    ...(verdict.kind === "abstain" ? { handOver: verdict.handOver } : {}),
    matches: findTelling(judgement.matches),
    predictions: encodePredictions(recorded),
    thresholds: judgement.thresholds,
    language: judgement.language,
    modelVersion: judgement.modelVersion,
    decidedAt: toIso(decidedAt),
  };
}

function encodeVerdict(verdict: Verdict) {
  return { kind: verdict.kind, ...encodeTarget(verdict), confidence: verdict.confidence, reason: verdict.reason };
}

function encodeTarget(verdict: Verdict): {
  readonly faqId?: string;
  readonly role?: string;
  readonly stage?: string;
  readonly person?: string;
} {
  switch (verdict.kind) {
    case "answer":
      return toFaqId(verdict.match);
    case "suggest":
      return toFaqId(verdict.matches[0]);
    case "route":
      return {
        role: verdict.role,
        ...(verdict.stage === undefined ? {} : { stage: verdict.stage }),
        ...(verdict.person === undefined ? {} : { person: verdict.person }),
      };
    case "abstain":
      return {};
  }
}

function toFaqId(match: Match | undefined): { readonly faqId?: string } {
  return match?.kind === "faq" ? { faqId: match.id } : {};
}

function encodePredictions({ judgement: { predictions } }: RecordedVerdict) {
  const { role, stage, notAQuestion, outOfScope } = predictions;
  return { role, stage, notAQuestion, outOfScope };
}

function toIso(at: number): string {
  return new Date(at).toISOString();
}
