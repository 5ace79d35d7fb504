import type { Feedback } from "../../core/feedback/feedback.ts";
import type { Correction } from "../../core/feedback/vote.ts";
import { groupBy } from "../../core/group-by.ts";

/** One label for a question, and who named it. */
export interface Claim {
  /** `role=core-developer`: the same words by which a moderator chooses it. */
  readonly label: string;
  readonly correction: Correction;
  readonly people: readonly string[];
}

/** The labels that trusted people name for a question where they disagree; empty where they do not. */
export function findDisputes(said: readonly Feedback[]): readonly Claim[] {
  const claims = said.flatMap(({ standpoint, vote, correction, person }) => {
    const isTrusted = standpoint === "moderator" || standpoint === "helper";
    return isTrusted && vote !== "dismiss" && correction ? [{ person, correction, label: toLabel(correction) }] : [];
  });
  const bySet = groupBy(claims, ({ label }) => label.split("=")[0]);
  return [...bySet.values()].flatMap((rivals) => {
    const byLabel = [...groupBy(rivals, ({ label }) => label)];
    if (byLabel.length < 2) return [];
    return byLabel.flatMap(([label, same]) => {
      const [first] = same;
      return first ? [{ label, correction: first.correction, people: same.map(({ person }) => person) }] : [];
    });
  });
}

function toLabel(correction: Correction): string {
  const [[set, label] = ["", ""]] = Object.entries(correction);
  return `${set.replace(/Id$/, "")}=${label}`;
}
