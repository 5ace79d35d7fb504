import type { ServedCommunity } from "../../core/ports/bot-context.ts";
import type { Log } from "../../core/ports/log.ts";
import type { Prediction } from "../../core/question/prediction.ts";
import type { TaskProposal } from "../../core/task/task.ts";
import { toOwner } from "./task-stages.ts";

/** Where the classifier thinks that a task belongs. */
export interface Proposed {
  readonly stage: string;
  readonly role?: string;
  /** How likely the stage is; absent when there was nothing to go by. */
  readonly confidence?: number;
  readonly proposal?: TaskProposal;
}

/** The stage that, together with the role that owns it, is the likeliest for a text; the first one where nothing can be said. */
export async function proposeStage(
  { community, judge }: ServedCommunity,
  text: string,
  log: Pick<Log, "warn">,
): Promise<Proposed> {
  const judged = await judge.judge(text).catch((err: unknown) => {
    // A task is not lost because nobody can say where it belongs.
    log.warn({ community: community.id, err }, "task not judged");
    return undefined;
  });
  const { stage = [], role = [] } = judged?.predictions ?? {};
  const rated = community.stages.map((candidate) => {
    const owner = toOwner(community, candidate);
    const likely = toConfidence(stage, candidate);
    return { stage: candidate, owner, likely, weight: likely * (owner === undefined ? 1 : toConfidence(role, owner)) };
  });
  const best = rated.toSorted((a, b) => b.weight - a.weight || b.likely - a.likely)[0];
  const known = best !== undefined && best.likely > 0;
  return {
    stage: best?.stage ?? "",
    ...(best?.owner !== undefined && { role: best.owner }),
    ...(known && { confidence: best.likely, proposal: { stage, role } }),
  };
}

function toConfidence(predictions: readonly Prediction[], label: string): number {
  return predictions.find((prediction) => prediction.label === label)?.confidence ?? 0;
}
