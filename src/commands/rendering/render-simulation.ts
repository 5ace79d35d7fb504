import { peopleCounts } from "../../learning/simulation/create-people.ts";
import { habits } from "../../learning/simulation/plan-stream.ts";
import type { SimulatedNight, Simulation } from "../../learning/simulation/simulation.ts";

/** Who the simulated people are, in three sentences. */
export const peopleModel = [
  `The community has ${peopleCounts.moderators} moderators, ${peopleCounts.helpers} helpers and ${peopleCounts.askers} askers, a few of them busy and most quiet.`,
  `Of a question its asker says what they think in ${tenths(habits.asker.speaks)} cases of ten, a helper in ${tenths(habits.helper.speaks)}, a moderator in ${tenths(habits.moderator.speaks)}: they confirm the role called or name the right one, and err in ${percents(habits.asker.errs)}, ${percents(habits.helper.errs)} and ${percents(habits.moderator.errs)} of cases, then for what the model finds likeliest.`,
  "The hostile share of each group, moderators too, always names a wrong role, the same one as all other hostile people, or confirms what is wrong.",
].join(" ");

/** The heading of the table, and the line of the model that the community starts with. */
export function renderStart({ examples, accuracy }: Simulation["start"]): readonly string[] {
  return [
    "night  questions  votes  examples  wrong  held-out  accuracy  next model",
    toLine(["start", "", "", String(examples), "", "", toPercent(accuracy)], ""),
  ];
}

/** A line a night: the day's questions and votes, what was learnt from, the serving model's accuracy, and what the gate said. */
export function renderNight(night: SimulatedNight): string {
  const { questions, votes, examples, wrongExamples, heldOut, accuracy, promoted, reason } = night;
  const wrong = toPercent(wrongExamples / Math.max(1, examples));
  const cells = [String(night.night), String(questions), String(votes), String(examples), wrong, String(heldOut)];
  return toLine([...cells, toPercent(accuracy)], `${promoted ? "promoted" : "refused"}. ${reason}`);
}

/** What the nights came to. */
export function renderEnd({ start, end, nights, greatestFall, testTexts }: Simulation): string {
  const promoted = nights.filter((night) => night.promoted).length;
  return `${toPercent(start.accuracy)} → ${toPercent(end.accuracy)} on ${testTexts} texts never seen; at most ${(greatestFall * 100).toFixed(1)} points below the best before; ${promoted} promoted, ${nights.length - promoted} refused.`;
}

const widths = [5, 9, 5, 8, 5, 8, 8];

function toLine(cells: readonly string[], decision: string): string {
  return [...cells.map((cell, column) => cell.padStart(widths[column] ?? 0)), decision].join("  ").trimEnd();
}

function toPercent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

function tenths(share: number): string {
  return String(Math.round(share * 10));
}

function percents(share: number): string {
  return `${Math.round(share * 100)} %`;
}
