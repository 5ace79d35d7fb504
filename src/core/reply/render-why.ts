import type { InfluentialExample } from "../ports/judge.ts";
import { findTelling } from "../question/find-telling.ts";
import type { Judgement } from "../question/judgement.ts";
import type { Prediction } from "../question/prediction.ts";
import type { RecordedVerdict } from "../question/question.ts";
import { toPercent } from "./to-percent.ts";
import { toWhyTexts, type WhyTexts } from "./why-texts.ts";

/** As many matches as are shown. */
const matchesShown = 3;

/** The grounds of a verdict as Markdown: the rule, the nearest questions with their scores, thresholds, predictions, the model. */
export function renderWhy(
  { verdict, judgement }: RecordedVerdict,
  language: string,
  influential: readonly InfluentialExample[] = [],
): string {
  const texts = toWhyTexts(language);
  return [
    `**${texts.kinds[verdict.kind]}**${texts.rules[verdict.rule]}`,
    ...toMatches(judgement, texts),
    ...toPredictions(judgement, texts),
    ...toThresholds(judgement, texts),
    ...toExamples(influential, texts),
    `${texts.model} \`${judgement.modelVersion}\` · ${texts.rule} \`${verdict.rule}\` · ${texts.language} ${judgement.language}`,
  ].join("\n");
}

function toMatches({ matches }: Judgement, texts: WhyTexts): readonly string[] {
  const telling = findTelling(matches);
  if (telling.length === 0) return [texts.noMatch];
  const lines = telling.slice(0, matchesShown).map(({ kind, id, confidence, wording }) => {
    const name = kind === "faq" ? `FAQ \`${id}\`` : texts.solved;
    return `- ${name}: ${share(confidence)}${wording === "" ? "" : texts.quote(wording)}`;
  });
  return [texts.nearest, ...lines];
}

function toPredictions({ predictions }: Judgement, texts: WhyTexts): readonly string[] {
  const listed = (label: string, ranked: readonly Prediction[]) =>
    ranked.length === 0
      ? []
      : [
          `- ${label}: ${ranked
            .slice(0, 2)
            .map((prediction) => `${prediction.label} ${share(prediction.confidence)}`)
            .join(", ")}`,
        ];
  return [
    texts.predicted,
    ...listed(texts.role, predictions.role),
    ...listed(texts.stage, predictions.stage),
    `- ${texts.notAQuestion}: ${share(predictions.notAQuestion)}`,
    `- ${texts.outOfScope}: ${share(predictions.outOfScope)}`,
  ];
}

function toThresholds({ thresholds }: Judgement, texts: WhyTexts): readonly string[] {
  const { answer, suggest, route, notAQuestion, outOfScope } = thresholds;
  const pairs = [
    [texts.answer, answer],
    [texts.suggest, suggest],
    [texts.route, route],
    [texts.notAQuestion, notAQuestion],
    [texts.outOfScope, outOfScope],
  ] as const;
  return [`${texts.thresholds}${pairs.map(([name, value]) => `${name} ${share(value)}`).join(" · ")}`];
}

function toExamples(influential: readonly InfluentialExample[], texts: WhyTexts): readonly string[] {
  if (influential.length === 0) return [];
  const lines = influential.map(
    ({ text, label, similarity }) => `- \`${label}\` ${share(similarity)}${texts.quote(text)}`,
  );
  return [texts.examples, ...lines];
}

function share(value: number): string {
  return toPercent(value, 1, "> ");
}
