import { fork } from "node:child_process";
import { constants, setPriority } from "node:os";
import { UsherError } from "../core/errors.ts";
import type { Settings } from "./read-settings.ts";

/** What a training process tells its parent. */
export type TrainingNews =
  | { readonly kind: "progress"; readonly share: number; readonly step: string }
  | { readonly kind: "done"; readonly version: string };

export interface TrainingInChild {
  /** The program to run, `dist/main.js`. */
  readonly program: string;
  readonly community: string;
  /** The child works in the very folders that its parent serves from. */
  readonly settings: Pick<Settings, "configFolder" | "dataFolder" | "modelsFolder">;
  /** Megabytes of heap; beyond them the child dies and the serving model stays. */
  readonly memoryLimit?: number;
  readonly signal?: AbortSignal;
  onProgress(news: Extract<TrainingNews, { kind: "progress" }>): void;
}

/**
 * Runs `usher train` in a process of its own, at low priority, so that neither TensorFlow's memory nor its work is felt by those
 * who ask. Resolves with how it ended; rejects with `model-missing` when the child failed, was killed or was cancelled.
 */
export function trainInChild(training: TrainingInChild): Promise<Extract<TrainingNews, { kind: "done" }>> {
  const { program, community, settings, memoryLimit = 2048, signal } = training;
  const child = fork(program, ["train", "--community", community], {
    execArgv: [`--max-old-space-size=${memoryLimit}`],
    stdio: ["ignore", "ignore", "pipe", "ipc"],
    env: {
      ...process.env,
      USHER_CONFIG: settings.configFolder,
      USHER_DATA: settings.dataFolder,
      USHER_MODELS: settings.modelsFolder,
    },
    ...(signal ? { signal } : {}),
  });
  lowerPriority(child.pid);
  let complaints = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    complaints = (complaints + text).slice(-4000);
  });
  return new Promise((resolve, reject) => {
    let done: Extract<TrainingNews, { kind: "done" }> | undefined;
    child.on("message", (news: TrainingNews) => {
      if (news.kind === "done") done = news;
      else training.onProgress(news);
    });
    child.once("error", (cause) => reject(toFailure(community, "it was cancelled or could not start", cause)));
    child.once("close", (status, killedBy) => {
      if (done && status === 0) resolve(done);
      else
        reject(
          toFailure(community, killedBy ? `it was ended by ${killedBy}` : complaints.trim() || `status ${status}`),
        );
    });
  });
}

function lowerPriority(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_LOW);
  } catch {
    // It has ended already, or the system does not let us: then it competes as an equal.
  }
}

function toFailure(community: string, why: string, cause?: unknown): UsherError {
  return new UsherError("model-missing", `Training the model of ${community} failed: ${why}`, { cause });
}
