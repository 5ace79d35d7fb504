import type { DraftProposal } from "../../src/core/faq/draft.ts";
import type { Feedback } from "../../src/core/feedback/feedback.ts";
import type { ProposedSolution } from "../../src/core/ports/solution-store.ts";
import type { NewQuestion } from "../../src/core/ports/store.ts";
import type { Question, RecordedVerdict } from "../../src/core/question/question.ts";
import type { Verdict } from "../../src/core/question/verdict.ts";
import type { NewReview } from "../../src/core/review/review.ts";
import type { NewTask } from "../../src/core/task/task.ts";
import { aReply } from "../fakes.ts";
import { aJudgement, aMatch } from "../judgements.ts";

export const anAbstention: Verdict = {
  kind: "abstain",
  rule: "unsure",
  reason: "Nothing reached its threshold.",
  confidence: 0.4,
  handOver: { to: "queue" },
};

export const anAnswer: Verdict = {
  kind: "answer",
  rule: "sure-match",
  reason: "0.97 >= 0.9",
  confidence: 0.97,
  match: aMatch("gpu", 0.97),
};

export function aRoute(role: string, person?: string): Verdict {
  return { kind: "route", rule: "sure-role", reason: "0.9 >= 0.7", confidence: 0.9, role, ...(person && { person }) };
}

export function aTurn(turn: number, changes: Partial<RecordedVerdict> = {}): RecordedVerdict {
  return { turn, verdict: anAbstention, judgement: aJudgement({}), decidedAt: 1000 + turn, ...changes };
}

/** Question `id` of community "c1" on the web, message "m-<id>", with a reply to send, outbox entry "o-c1-<id>". */
export function aRecord(id: string, changes: Partial<Question> = {}, verdict = aTurn(0)): NewQuestion {
  const question: Question = {
    id,
    platform: "web",
    community: "c1",
    channel: "help",
    messageId: `m-${id}`,
    asker: "ann",
    text: `text of ${id}`,
    language: "en",
    askedAt: 900,
    ...changes,
  };
  return { question, verdict, outbox: { id: `o-${question.community}-${id}`, reply: aReply({ questionId: id }) } };
}

export function aVote(questionId: string, person: string, changes: Partial<Feedback> = {}): Feedback {
  return { community: "c1", questionId, person, standpoint: "helper", vote: "helpful", at: 2000, ...changes };
}

/** The answer of "sam" to a question, message "m-<id>". */
export function aSolution(questionId: string, id: string, changes: Partial<ProposedSolution> = {}): ProposedSolution {
  return {
    community: "c1",
    questionId,
    platform: "web",
    channel: "help",
    messageId: `m-${id}`,
    text: `answer ${id}`,
    author: "sam",
    answeredAt: 1500,
    ...changes,
  };
}

export function aReview(changes: Partial<NewReview> = {}): NewReview {
  const { community = "c1" } = changes;
  return {
    community,
    url: "https://x/a/b/pull/1",
    name: "a/b#1",
    title: "",
    place: { platform: "web", community, channel: "help" },
    author: "ann",
    skills: [],
    state: "waiting-for-reviewer",
    createdAt: 1000,
    ...changes,
  };
}

export function aTask(changes: Partial<NewTask> = {}): NewTask {
  const { community = "c1" } = changes;
  return {
    community,
    title: "Fix the loader",
    details: "",
    stage: "design",
    priority: "normal",
    creator: { platform: "web", person: "ann" },
    place: { platform: "web", community, channel: "help" },
    createdAt: 1000,
    ...changes,
  };
}

export const aSuggestion: Verdict = {
  kind: "suggest",
  rule: "possible-matches",
  reason: "0.6 >= 0.4",
  confidence: 0.6,
  matches: [aMatch("gpu", 0.6)],
};

/** A draft about the answer to one question. */
export function aProposal(questionId: string, changes: Partial<DraftProposal> = {}): DraftProposal {
  return {
    kind: "answer",
    key: `answer:${questionId}`,
    name: "",
    question: `text of ${questionId}`,
    answer: "Seat the card.",
    language: "en",
    isMachineMade: false,
    questionIds: [questionId],
    evidenceAt: 900,
    ...changes,
  };
}
