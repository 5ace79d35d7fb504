import type { RecordedVerdict } from "./question.ts";

/** The grounds of a verdict as Markdown, in English: figures and ids for those who want to check. */
export function renderWhy({ verdict, judgement }: RecordedVerdict): string {
  const { predictions, thresholds, matches } = judgement;
  const [role, secondRole] = predictions.role;
  const [stage] = predictions.stage;
  const lines = [
    `**${verdict.kind}** (${verdict.rule}). ${verdict.reason}`,
    ...matches.slice(0, 3).map((match) => `- match \`${match.id}\`: ${share(match.confidence)} (“${match.wording}”)`),
    `- thresholds: answer ${share(thresholds.answer)}, suggest ${share(thresholds.suggest)}, route ${share(thresholds.route)}`,
    ...(role
      ? [
          `- role: ${role.label} ${share(role.confidence)}${secondRole ? `, ${secondRole.label} ${share(secondRole.confidence)}` : ""}`,
        ]
      : []),
    ...(stage ? [`- stage: ${stage.label} ${share(stage.confidence)}`] : []),
    `- not a question ${share(predictions.notAQuestion)}, out of scope ${share(predictions.outOfScope)}`,
    `- model ${judgement.modelVersion}, language ${judgement.language}`,
  ];
  return lines.join("\n");
}

function share(value: number): string {
  return `${(value * 100).toFixed(1)} %`;
}
