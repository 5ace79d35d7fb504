import { createHash } from "node:crypto";
import { join } from "node:path";
import type { PromotionDecision, TrainingOutcome } from "../../core/feedback/promotion.ts";
import type { Store } from "../../core/ports/store.ts";
import type { Configuration } from "../../features/configuration/configuration-schema.ts";
import type { Backend } from "../../learning/backend.ts";
import { createJudge } from "../../learning/create-judge.ts";
import { createSearchTraining } from "../../learning/create-search-training.ts";
import type { BuiltDataset } from "../../learning/dataset/build-dataset.ts";
import type { Encoders } from "../../learning/encoders/open-encoders.ts";
import { type JudgedExample, judgeExamples, toVerdictReport } from "../../learning/judge-examples.ts";
import { readCurrent } from "../../learning/model/current-model.ts";
import type { Model } from "../../learning/model/model.ts";
import { saveModel } from "../../learning/model/save-model.ts";
import { type TrainingEncoders, trainModel } from "../../learning/model/train-model.ts";
import { type ClassifierSearch, toChosen, tuneModel } from "../../learning/model/tune-model.ts";
import { readTunings, type Tunings } from "../../learning/model/tunings.ts";
import { rememberEncoders } from "../../learning/retraining/remember-encoders.ts";
import { scoreJudged, toPairs } from "../../learning/retraining/score-judged.ts";
import { promoteUncompared, shouldPromote } from "../../learning/retraining/should-promote.ts";
import { putInUse } from "../put-in-use.ts";
import type { Settings } from "../read-settings.ts";
import { collectDataset } from "./collect-dataset.ts";
import { findRival, type Rival } from "./find-rival.ts";
import { pruneModels } from "./prune-models.ts";

export interface CommunityTraining {
  readonly community: Configuration["communities"][number];
  readonly settings: Settings;
  readonly store: Store;
  readonly encoders: Encoders;
  /** Called when it is needed: loading TensorFlow takes a while. */
  readonly openBackend: () => Promise<Backend>;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Searches better tunings first; absent, those of the model in use are kept. */
  readonly search?: { readonly budget: number; readonly signal: AbortSignal };
  readonly onProgress: (share: number, step: string) => void;
}

/** The same data give the same model. */
const seed = 1;

export interface TrainedCommunity {
  readonly model: Model;
  readonly outcome: TrainingOutcome;
  /** What was searched; none unless a search was asked for. */
  readonly searches: readonly ClassifierSearch[];
}

/**
 * Trains a community's next model and puts it before the gate: it is judged by the same held-out texts as the model in use, and takes
 * its place only where it is not worse. Either way it is saved and recorded with the reason. Only one may train at a time.
 */
export async function trainCommunity(training: CommunityTraining): Promise<TrainedCommunity> {
  const { community, settings, store } = training;
  const folder = join(settings.modelsFolder, community.id);
  const dataset = await collectDataset(community, settings.configFolder, store);
  const rival = await findRival(folder, community.id, store);
  const encoders = rememberEncoders(training.encoders);
  const searches = await searchTunings(training, dataset, encoders);
  const tunings = searches.length > 0 ? toChosen(searches) : toKept(rival);
  const trained = await train(training, dataset, encoders, tunings);
  const judged = await judgeHeldOut(trained, dataset, encoders);
  const decision = await decidePromotion({ community, dataset, encoders, rival, judged });
  const examples = countExamples(dataset, rival);
  const verdicts = judged.length > 0 && { verdicts: toVerdictReport(judged, dataset.faq) };
  const known = { ...verdicts, promotion: decision, examples, fingerprint: toFingerprint(training, dataset, tunings) };
  const model: Model = { ...trained, report: { ...trained.report, ...known } };
  await saveModel(folder, model);
  const settled = await settle(training, model, decision, rival);
  await pruneModels(folder, community.id, store);
  const before = rival.version === undefined ? {} : { before: rival.version };
  const { version, report } = model;
  const seconds = report.trainSeconds;
  return {
    model,
    outcome: { community: community.id, version, ...before, decision: settled, examples, seconds },
    searches,
  };
}

/** Whether a training would see anything that the last one did not. */
export async function hasNews(training: Pick<CommunityTraining, "community" | "settings" | "store" | "encoders">) {
  const { community, settings, store } = training;
  const rival = await findRival(join(settings.modelsFolder, community.id), community.id, store);
  const [latest] = await store.models.findAll(community.id);
  const { fingerprint } = (latest?.report ?? {}) as Partial<Model["report"]>;
  const dataset = await collectDataset(community, settings.configFolder, store);
  return rival.kind !== "sound" || fingerprint !== toFingerprint(training, dataset, toKept(rival));
}

function train(
  { community, openBackend, now, onProgress }: CommunityTraining,
  dataset: BuiltDataset,
  encoders: TrainingEncoders,
  tunings: Tunings,
): Promise<Model> {
  return trainModel({
    community: community.id,
    version: toVersion(now),
    trainedAt: now,
    dataset,
    encoders,
    backend: openBackend,
    architecture: community.architecture,
    seed,
    precision: community.precision,
    tunings,
    search: createSearchTraining(encoders, seed),
    onProgress,
  });
}

async function searchTunings(
  { community: { architecture }, search, openBackend, onProgress }: CommunityTraining,
  dataset: BuiltDataset,
  encoders: TrainingEncoders,
): Promise<readonly ClassifierSearch[]> {
  if (!search) return [];
  const backend = await openBackend();
  return tuneModel({ dataset, encoders, backend, architecture, seed, ...search, onProgress });
}

/** The next model is trained as the one in use was. */
function toKept(rival: Rival): Tunings {
  return readTunings("model" in rival ? rival.model.sides : {});
}

/** What came of the held-out texts when a model judged them as messages, with the FAQ and the examples of today. */
async function judgeHeldOut(
  model: Model,
  dataset: BuiltDataset,
  encoders: TrainingEncoders,
): Promise<readonly JudgedExample[]> {
  if (dataset.heldOut.length === 0) return [];
  return judgeExamples(await createJudge({ model, encoders, dataset }), dataset.heldOut);
}

async function decidePromotion(contest: {
  readonly community: CommunityTraining["community"];
  readonly dataset: BuiltDataset;
  readonly encoders: TrainingEncoders;
  readonly rival: Rival;
  readonly judged: readonly JudgedExample[];
}): Promise<PromotionDecision> {
  const { community, dataset, encoders, rival, judged } = contest;
  if (rival.kind !== "sound") return promoteUncompared(rival.kind);
  const score = (all: readonly JudgedExample[]) => all.map((one) => scoreJudged(one, community.precision));
  const before = score(await judgeHeldOut(rival.model, dataset, encoders));
  const shortfall = rival.model.report.promotion?.shortfall ?? 0;
  return shouldPromote({ texts: toPairs(before, score(judged)), shortfall });
}

function countExamples({ counts, feedback }: BuiltDataset, rival: Rival): TrainingOutcome["examples"] {
  const since = rival.trainedAt ?? 0;
  return {
    total: counts.examples,
    fromFeedback: counts.fromFeedback,
    fresh: feedback.filter(({ at }) => at > since).length,
    heldOut: counts.heldOut,
  };
}

/** Records the model and, where it passed, puts it into use. */
async function settle(
  { community: { id }, settings, store, now }: CommunityTraining,
  { version, report }: Model,
  decision: PromotionDecision,
  rival: Rival,
): Promise<PromotionDecision> {
  const folder = join(settings.modelsFolder, id);
  const current = await readCurrent(folder).catch(() => undefined);
  // Somebody may have rolled back or promoted while it was trained: it was compared with a model that no longer serves.
  const settled = current?.version === rival.version ? decision : { ...decision, ...rivalChanged };
  await store.models.record({ community: id, version, trainedAt: now, report: { ...report, promotion: settled } });
  if (!settled.promote) return settled;
  const use = { community: id, version, actor: "system", action: "model-promoted", at: now } as const;
  await putInUse({ modelsFolder: settings.modelsFolder, store }, use);
  return settled;
}

const rivalChanged = {
  promote: false,
  grounds: "rival-changed",
  reason: "Another model was put into use while it was trained; the next one is compared with that.",
} as const;

/** The same for the same examples, entries, held-out texts, encoders and tunings. */
function toFingerprint(
  { community, encoders }: Pick<CommunityTraining, "community" | "encoders">,
  { examples, faq, heldOut, glossary }: BuiltDataset,
  tunings: Tunings,
): string {
  const names = [encoders.english?.name, encoders.multilingual?.name];
  const all = JSON.stringify([
    examples,
    faq,
    heldOut,
    glossary,
    names,
    community.precision,
    community.architecture,
    tunings,
  ]);
  return createHash("sha256").update(all).digest("hex");
}

/** `20261123-184626`: sorts by time and reads as one. */
function toVersion(now: number): string {
  return new Date(now).toISOString().slice(0, 19).replaceAll(/[-:]/g, "").replace("T", "-");
}
