import { type ChildProcess, fork } from "node:child_process";
import { constants, setPriority } from "node:os";
import { UsherError } from "../../core/errors.ts";
import type { TrainingOutcome } from "../../core/feedback/promotion.ts";
import type { Settings } from "../read-settings.ts";
import { limitMemory } from "./limit-memory.ts";

/** What a training process tells its parent. */
export type TrainingNews =
  | { readonly kind: "progress"; readonly share: number; readonly step: string }
  /** Without an outcome there was nothing new to learn. */
  | { readonly kind: "done"; readonly outcome?: TrainingOutcome };

export interface TrainingInChild {
  /** The program to run, `dist/main.js`. */
  readonly program: string;
  readonly community: string;
  /** The child works in the very folders that its parent serves from. */
  readonly settings: Pick<Settings, "configFolder" | "dataFolder" | "modelsFolder">;
  /** Train only when there is something new to learn. */
  readonly onlyIfNew?: boolean;
  /** Megabytes of memory; beyond them the child is ended and the serving model stays. */
  readonly memoryLimit?: number;
  /** True while nobody is served before it is done: then it has no low priority. */
  readonly isAwaited?: boolean;
  readonly signal?: AbortSignal;
  onProgress(news: Extract<TrainingNews, { kind: "progress" }>): void;
}

/**
 * Runs `usher train` in a process of its own, at low priority unless it is awaited, and with limited memory, so that neither
 * TensorFlow's memory nor its work is felt by those who ask. Resolves with what it came to, `undefined` when there was nothing new to
 * learn, as soon as that is on the disk: the child then ends by itself. Rejects with `model-missing` when it failed, was killed or was
 * cancelled before.
 */
export function trainInChild(training: TrainingInChild): Promise<TrainingOutcome | undefined> {
  const { program, community, settings, onlyIfNew = false, memoryLimit = 2048, isAwaited = false, signal } = training;
  const child = fork(program, ["train", "--community", community, ...(onlyIfNew ? ["--if-new"] : [])], {
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
  if (!isAwaited) lowerPriority(child);
  const memory = limitMemory(child, memoryLimit);
  let complaints = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    complaints = (complaints + text).slice(-4000);
  });
  return new Promise((resolve, reject) => {
    child.on("message", (news: TrainingNews) => {
      if (news.kind === "done") resolve(news.outcome);
      else training.onProgress(news);
    });
    child.once("error", (cause) => reject(toFailure(community, "it was cancelled or could not start", cause)));
    child.once("close", (status, killedBy) => {
      const ended = memory.isExceeded() ? `it needed more than ${memoryLimit} MB` : `it was ended by ${killedBy}`;
      memory.stop();
      reject(toFailure(community, killedBy ? ended : complaints.trim() || `status ${status}`));
    });
  });
}

function lowerPriority({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_LOW);
  } catch {
    // It has ended already, or the system does not let us: then it competes as an equal.
  }
}

function toFailure(community: string, why: string, cause?: unknown): UsherError {
  return new UsherError("model-missing", `Training the model of ${community} failed: ${why}`, { cause });
}
