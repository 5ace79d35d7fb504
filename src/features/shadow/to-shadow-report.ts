import type { JudgedQuestion } from "../../core/question/question.ts";
import type { Verdict } from "../../core/question/verdict.ts";

/** An observed question with what people then made of it; a label nobody gave is absent. */
export interface ObservedQuestion {
  readonly judged: JudgedQuestion;
  /** The entry that people called its answer; null where they said that none is. */
  readonly faq?: string | null;
  /** The role that answered it, or that people named. */
  readonly role?: string;
  readonly wasAnswered: boolean;
}

/** How often a verdict was reached, of how many people told what is right, and how many of these agree. */
export interface Agreement {
  readonly questions: number;
  readonly told: number;
  readonly agreed: number;
}

/** What Usher would have done in observed channels, beside what people did. */
export interface ShadowReport {
  readonly questions: number;
  readonly answer: Agreement;
  /** It agrees where the right entry is among those it would have suggested. */
  readonly suggest: Agreement;
  readonly route: Agreement;
  /** Left to the helpers' queue or a choice of roles. */
  readonly handOver: number;
  /** Taken for no question; `answered` are those that people answered all the same. */
  readonly silent: { readonly messages: number; readonly answered: number };
}

/** Counts the first verdicts on observed questions, and how people's own doings agree with them. */
export function toShadowReport(observed: readonly ObservedQuestion[]): ShadowReport {
  const of = (isWanted: (verdict: Verdict) => boolean): readonly ObservedQuestion[] =>
    observed.filter(({ judged }) => isWanted(judged.verdicts[0].verdict));
  const silent = of(isSilent);
  return {
    questions: observed.length - silent.length,
    answer: toAgreement(of(({ kind }) => kind === "answer")),
    suggest: toAgreement(of(({ kind }) => kind === "suggest")),
    route: toAgreement(of(({ kind }) => kind === "route")),
    handOver: of((verdict) => verdict.kind === "abstain" && !isSilent(verdict)).length,
    silent: { messages: silent.length, answered: silent.filter(({ wasAnswered }) => wasAnswered).length },
  };
}

function isSilent({ rule }: Verdict): boolean {
  return rule === "not-a-question";
}

function toAgreement(observed: readonly ObservedQuestion[]): Agreement {
  const verdicts = observed.map(agrees).filter((agreed) => agreed !== undefined);
  return { questions: observed.length, told: verdicts.length, agreed: verdicts.filter(Boolean).length };
}

/** `undefined` where people did not tell. */
function agrees({ judged, faq, role }: ObservedQuestion): boolean | undefined {
  const { verdict } = judged.verdicts[0];
  if (verdict.kind === "route") return role === undefined ? undefined : role === verdict.role;
  if (faq === undefined || verdict.kind === "abstain") return undefined;
  const matches = verdict.kind === "answer" ? [verdict.match] : verdict.matches;
  return matches.some(({ kind, id }) => kind === "faq" && id === faq);
}
