import type { Community } from "../community/community.ts";
import type { Solution, SolvedQuestion } from "../solution/solution.ts";
import type { Button } from "./button.ts";
import type { Reply } from "./reply.ts";
import { toTexts } from "./texts.ts";
import { toExcerpt } from "./to-excerpt.ts";

const longestTitle = 200;
const longestLine = 100;

/** The words of a reply that gives the accepted answer of an earlier question: who gave it, when, and where to read on. */
export function renderSolved(
  { judged, solution, helped }: SolvedQuestion,
  confidence: number,
  context: { readonly community: Community; readonly language: string; readonly modelVersion: string },
): Pick<Reply, "title" | "text" | "source" | "footer"> {
  const texts = toTexts(context.language);
  const day = new Date(solution.answeredAt).toISOString().slice(0, 10);
  const origin = texts.answeredBy(toAnswerer(solution, context), day);
  return {
    title: toExcerpt(judged.question.text, longestTitle),
    text: `${solution.text}\n\n_${origin}_`,
    ...(solution.link === undefined ? {} : { source: solution.link }),
    footer: texts.remembered(context.modelVersion, confidence, helped),
  };
}

/** Similar solved questions as a list with links, best first; empty where there are none. */
export function renderSimilar(similar: readonly SolvedQuestion[], language: string): string {
  if (similar.length === 0) return "";
  const lines = similar.map(({ judged, solution }) => {
    const words = toExcerpt(judged.question.text, longestLine).replace(/[[\]]/g, "");
    const address = judged.question.link ?? solution.link;
    return address === undefined ? `- ${words}` : `- [${words}](${address})`;
  });
  return [toTexts(language).similarSolved, ...lines].join("\n");
}

/** A button for each similar solved question that shows its answer. */
export function toSimilarButtons(similar: readonly SolvedQuestion[], language: string): readonly Button[] {
  const { similarShort } = toTexts(language);
  return similar.map(({ judged }) => ({
    label: toExcerpt(`${similarShort}: ${judged.question.text}`, 70),
    action: { kind: "show", solvedId: judged.question.id },
    style: "primary",
  }));
}

/** Who gave an answer, as people read it: the platform's name, else the configuration's. */
export function toAnswerer(
  { author, authorName }: Pick<Solution, "author" | "authorName">,
  { community, language }: { readonly community: Community; readonly language: string },
): string {
  const listed = community.roles.flatMap(({ members }) => members).find(({ id }) => id === author);
  return authorName ?? listed?.name ?? toTexts(language).someone;
}
