import { type Draft, toDraftId } from "../../core/faq/draft.ts";
import type { Question } from "../../core/question/question.ts";
import type { Button } from "../../core/reply/button.ts";
import type { Reply } from "../../core/reply/reply.ts";
import { toExcerpt } from "../../core/reply/to-excerpt.ts";
import type { Claim } from "./find-disputes.ts";
import { toReviewTexts } from "./texts.ts";

/** What a draft stands on, read together with it. */
export interface DraftGrounds {
  readonly questions: readonly Question[];
  /** The labels that people disagree about. */
  readonly claims: readonly Claim[];
  /** The answer that the entry to extend has now, in the draft's language. */
  readonly entryAnswer: string | undefined;
}

const mostQuestions = 5;
const longestQuestion = 200;

/** A draft with all that a moderator must know to decide, and the buttons to decide by. */
export function renderDraft(draft: Draft, grounds: DraftGrounds, language: string): Reply {
  const texts = toReviewTexts(language);
  const paragraphs = draft.kind === "label" ? toDispute(grounds, language) : toAnswer(draft, grounds, language);
  return {
    kind: "notice",
    language,
    title: `${toDraftId(draft)} · ${texts.kinds[draft.kind]}${draft.name === "" ? "" : `: ${draft.name}`}`,
    text: [toAsked(grounds.questions, language), ...paragraphs].filter((part) => part !== "").join("\n\n"),
    buttons: draft.state === "open" ? toButtons(draft, grounds, language) : [],
    visibility: "private",
  };
}

/** A draft as one line of a list. */
export function renderDraftLine(draft: Draft, language: string): string {
  const words = draft.name === "" ? toExcerpt(draft.question, 120) : `${draft.name} (${draft.questionIds.length})`;
  return `- ${toDraftId(draft)} · ${toReviewTexts(language).kinds[draft.kind]}: ${words}`;
}

function toAsked(questions: readonly Question[], language: string): string {
  const texts = toReviewTexts(language);
  const shown = questions.filter(({ text }) => text !== "").slice(0, mostQuestions);
  const lines = shown.map(({ text, link }) => {
    const words = toExcerpt(text, longestQuestion).replace(/[[\]]/g, "");
    return link === undefined ? `- ${words}` : `- [${words}](${link})`;
  });
  const left = questions.length - shown.length;
  return [`**${texts.asked}**`, ...lines, ...(left > 0 ? [texts.more(left)] : [])].join("\n");
}

function toAnswer(draft: Draft, { entryAnswer }: DraftGrounds, language: string): readonly string[] {
  const texts = toReviewTexts(language);
  if (draft.answer === "") return [texts.noAnswer];
  const { faqId, answer, isMachineMade } = draft;
  const effect =
    faqId === undefined
      ? texts.newEntry
      : entryAnswer === undefined || entryAnswer === answer
        ? texts.extends(faqId)
        : texts.rewrites(faqId);
  return [`**${texts.proposed}**\n${answer}`, isMachineMade ? `_${texts.machineMade}_` : "", effect];
}

function toDispute({ claims }: DraftGrounds, language: string): readonly string[] {
  const texts = toReviewTexts(language);
  return [
    claims.map(({ label, people }) => texts.claim(label, people)).join("\n"),
    texts.chooseLabel(claims.map(({ label }) => label)),
  ];
}

function toButtons(draft: Draft, { claims }: DraftGrounds, language: string): readonly Button[] {
  const texts = toReviewTexts(language);
  const options = { draft: toDraftId(draft) };
  const toButton = (
    label: string,
    name: string,
    style: Button["style"],
    more: Record<string, string> = {},
  ): Button => ({
    label,
    style,
    action: { kind: "command", name: `drafts ${name}`, options: { ...options, ...more } },
  });
  const asRead = { revision: String(draft.revision) };
  const decline = toButton(texts.decline, "decline", "secondary");
  if (draft.kind === "label") {
    return [...claims.map(({ label }) => toButton(label, "approve", "primary", { label })), decline];
  }
  const approve = draft.answer === "" ? [] : [toButton(texts.approve, "approve", "primary", asRead)];
  return [...approve, toButton(texts.edit, "edit", draft.answer === "" ? "primary" : "secondary"), decline];
}
