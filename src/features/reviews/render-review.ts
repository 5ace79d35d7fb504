import type { Button } from "../../core/reply/button.ts";
import type { Reply } from "../../core/reply/reply.ts";
import { type Review, toReviewId } from "../../core/review/review.ts";
import { toReviewTexts } from "./texts.ts";

/** What is said of a review: which it is, where its pull request is, the word itself, and buttons that fit how it stands. */
export function renderReview(
  review: Review,
  language: string,
  text: string,
  visibility: Reply["visibility"] = "public",
): Reply {
  const { name, title, url } = review;
  return {
    kind: "notice",
    language,
    title: [`${toReviewId(review)} · ${name}`, title].filter((part) => part !== "").join(": "),
    text,
    source: url,
    buttons: toButtons(review, language),
    visibility,
  };
}

function toButtons(review: Review, language: string): readonly Button[] {
  const texts = toReviewTexts(language);
  const button = (label: string, name: string, style: Button["style"]): Button => ({
    label,
    style,
    action: { kind: "command", name, options: { review: toReviewId(review) } },
  });
  switch (review.state) {
    case "waiting-for-reviewer":
      return [
        ...(review.reviewer === undefined ? [button(texts.take, "review take", "primary")] : []),
        button(texts.approve, "review done", review.reviewer === undefined ? "secondary" : "primary"),
        button(texts.requestChanges, "review changes", "secondary"),
        ...(review.reviewer === undefined ? [] : [button(texts.decline, "review decline", "secondary")]),
      ];
    case "waiting-for-author":
      return [button(texts.ready, "review ready", "primary")];
    default:
      return [];
  }
}
