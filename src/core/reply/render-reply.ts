import { type Community, toRoleName } from "../community/community.ts";
import { type Faq, toFaqText } from "../faq/faq.ts";
import type { Correction } from "../feedback/vote.ts";
import type { FoundKnowledge } from "../question/find-knowledge.ts";
import type { Match } from "../question/match.ts";
import type { Question } from "../question/question.ts";
import type { AbstainVerdict, RouteVerdict, SuggestVerdict, Verdict } from "../question/verdict.ts";
import type { SolvedQuestion } from "../solution/solution.ts";
import type { Button } from "./button.ts";
import { renderCall } from "./render-call.ts";
import { renderAskedBefore } from "./render-duplicate.ts";
import { renderFaq } from "./render-faq.ts";
import { renderSimilar, renderSolved, toSimilarButtons } from "./render-solved.ts";
import type { Reply } from "./reply.ts";
import { type Texts, toTexts } from "./texts.ts";

/** What a verdict is put into words with. */
export interface RenderContext extends FoundKnowledge {
  readonly community: Community;
  readonly questionId: string;
  /** The asker's language. */
  readonly language: string;
  readonly modelVersion: string;
  readonly visibility: Reply["visibility"];
  /** It was asked where not everybody can read. */
  readonly isPrivate?: boolean;
  /** Solved questions worth a look while people are called, best first. */
  readonly similar?: readonly SolvedQuestion[];
  /** A question that asks the same and is open elsewhere. */
  readonly duplicate?: Question | undefined;
}

/** Puts a verdict into words and buttons. */
export function renderReply(verdict: Verdict, context: RenderContext): Reply {
  switch (verdict.kind) {
    case "answer":
      return renderMatch(verdict.match, context);
    case "suggest":
      return renderSuggestions(verdict, context);
    case "route":
      return renderRoute(verdict, context);
    case "abstain":
      return renderAbstention(verdict, context);
  }
}

/** What a match stands for, as an answer; a notice where it is gone. */
export function renderMatch(
  { kind, id, confidence }: Pick<Match, "kind" | "id" | "confidence">,
  context: RenderContext,
): Reply {
  if (kind === "faq") {
    const faq = context.faq.get(id);
    return faq ? renderAnswer(faq, confidence, context) : renderNotice(context, toTexts(context.language).noEntry);
  }
  const solved = context.solved.get(id);
  if (!solved) return renderNotice(context, toTexts(context.language).noEntry);
  return {
    ...shell(context, "answer"),
    ...renderSolved(solved, confidence, context),
    buttons: answerButtons({ solvedId: id }, context.language),
  };
}

/** A FAQ as an answer, in the asker's language where the entry has it, else with a note. */
export function renderAnswer(faq: Faq, confidence: number, context: RenderContext): Reply {
  const texts = toTexts(context.language);
  const words = renderFaq(faq, context.language, context.community);
  if (!words) return renderNotice(context, texts.noEntry);
  return {
    ...shell(context, "answer"),
    ...words,
    footer: texts.answered(context.modelVersion, confidence),
    buttons: answerButtons({ faqId: faq.id }, context.language),
  };
}

/** What can be pressed under an answer. */
export function answerButtons(right: Correction, language: string): readonly Button[] {
  const texts = toTexts(language);
  return [
    { label: texts.solvedIt, action: { kind: "vote", vote: "helpful", correction: right }, style: "primary" },
    { label: texts.notIt, action: { kind: "vote", vote: "unhelpful" }, style: "secondary" },
    { label: texts.askAPerson, action: { kind: "ask-person" }, style: "secondary" },
    { label: texts.why, action: { kind: "why" }, style: "secondary" },
  ];
}

/** What is said instead of an answer that all have just read in the same place. */
export function renderShownBefore(faq: Faq, context: RenderContext): Reply {
  const texts = toTexts(context.language);
  const title = renderFaq(faq, context.language, context.community)?.title ?? faq.id;
  return {
    ...shell(context, "notice"),
    text: texts.shownBefore(title),
    buttons: [
      { label: texts.showAgain, action: { kind: "show", faqId: faq.id }, style: "primary" },
      { label: texts.askAPerson, action: { kind: "ask-person" }, style: "secondary" },
    ],
  };
}

/** A short word to the person alone. */
export function renderNotice(context: Pick<RenderContext, "questionId" | "language">, text: string): Reply {
  return {
    questionId: context.questionId,
    kind: "notice",
    language: context.language,
    text,
    buttons: [],
    visibility: "private",
  };
}

function renderSuggestions(verdict: SuggestVerdict, context: RenderContext): Reply {
  const texts = toTexts(context.language);
  const shown = verdict.matches.flatMap((match) => toSuggestion(match, context));
  const solved = verdict.matches.flatMap(({ kind, id }) => (kind === "solved" ? (context.solved.get(id) ?? []) : []));
  return {
    ...shell(context, "suggest"),
    text: paragraphs(texts.mayHelp, renderSimilar(solved, context.language)),
    footer: texts.suggested(context.modelVersion, verdict.confidence),
    buttons: [
      ...shown,
      {
        label: texts.noneOfThese,
        action: {
          kind: "vote",
          vote: "unhelpful",
          correction: { kind: "nothing-fits" },
        },
        style: "secondary",
      },
      {
        label: texts.askAPerson,
        action: { kind: "ask-person" },
        style: "secondary",
      },
      { label: texts.dismiss, action: { kind: "vote", vote: "dismiss" }, style: "secondary" },
    ],
  };
}

function toSuggestion(match: Match, context: RenderContext): readonly Button[] {
  const solved = match.kind === "solved" ? context.solved.get(match.id) : undefined;
  if (solved) return toSimilarButtons([solved], context.language);
  const faq = context.faq.get(match.id);
  const found = faq && toFaqText(faq, context.language, context.community.languages);
  if (!found) return [];
  return [
    {
      label: found.text.question,
      action: { kind: "show", faqId: match.id },
      style: "primary",
    },
  ];
}

function renderRoute(verdict: RouteVerdict, context: RenderContext): Reply {
  const texts = toTexts(context.language);
  const others = context.community.roles.filter((role) => role.id !== verdict.role);
  return {
    ...shell(context, "route"),
    text: paragraphs(
      renderCall(verdict, context.community, context.language),
      toAskedBeforeText(context),
      toSimilarText(context),
    ),
    ...(!verdict.nobody && !verdict.isHeld && { mention: toMention(verdict) }),
    buttons: [
      ...toSimilarButtons(context.similar ?? [], context.language),
      ...others.map(
        (role): Button => ({
          label: texts.wrongRole(role.name),
          action: { kind: "vote", vote: "unhelpful", correction: { role: role.id } },
          style: "secondary",
        }),
      ),
    ],
  };
}

function toMention({ role, person }: RouteVerdict): NonNullable<Reply["mention"]> {
  return { role, ...(person !== undefined && { person }) };
}

function renderAbstention(verdict: AbstainVerdict, context: RenderContext): Reply {
  const texts = toTexts(context.language);
  return {
    ...shell(context, "abstain"),
    text: paragraphs(abstentionText(verdict, texts, context), toAskedBeforeText(context), toSimilarText(context)),
    buttons: [
      ...toSimilarButtons(context.similar ?? [], context.language),
      ...abstentionButtons(verdict, context, texts),
    ],
  };
}

function abstentionText(verdict: AbstainVerdict, texts: Texts, { isPrivate }: RenderContext): string {
  if (verdict.rule === "not-a-question") return texts.nothingAsked;
  if (verdict.rule === "out-of-scope") return texts.outOfScope;
  if (verdict.handOver.to === "roles") return texts.whoShouldAnswer;
  return isPrivate ? texts.unsureInPrivate : texts.unsure;
}

function abstentionButtons(verdict: AbstainVerdict, { community }: RenderContext, texts: Texts): readonly Button[] {
  const { handOver } = verdict;
  if (handOver.to === "nobody") return [];
  if (verdict.rule === "out-of-scope") {
    return [
      {
        label: texts.askAPerson,
        action: { kind: "ask-person" },
        style: "secondary",
      },
    ];
  }
  const roles = handOver.to === "roles" ? handOver.roles : community.roles.map((role) => role.id);
  return roles.map((role) => ({
    label: toRoleName(community, role),
    action: { kind: "ask-person", role },
    style: "primary",
  }));
}

function toAskedBeforeText({ duplicate, language }: RenderContext): string {
  return duplicate ? renderAskedBefore(duplicate, language) : "";
}

function toSimilarText({ similar = [], language }: RenderContext): string {
  return renderSimilar(similar, language);
}

function paragraphs(...parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join("\n\n");
}

function shell(
  context: RenderContext,
  kind: Reply["kind"],
): Pick<Reply, "questionId" | "kind" | "language" | "visibility"> {
  return {
    questionId: context.questionId,
    kind,
    language: context.language,
    visibility: context.visibility,
  };
}
