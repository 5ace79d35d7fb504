import { UsherError } from "../../core/errors.ts";
import { fromSequenceBytes, type SequenceModelFiles, toSequenceBytes } from "../architectures/sequence-model-files.ts";
import { openNetwork } from "../architectures/serve/open-network.ts";
import type { ClassifierWeights } from "../classifier/create-classifier.ts";
import { createNeighbourMemory, type NeighbourMemory } from "../classifier/neighbour-memory.ts";
import { outOfScopeLabel } from "../classifier/training-example.ts";
import type { Voices } from "../classifier/voices.ts";
import { createRandom } from "../random.ts";
import { packArrays, unpackArrays } from "./array-file.ts";
import { fromDenseHeadFiles, toDenseHeadFiles } from "./dense-head-file.ts";
import { type LabelSet, labelSets, toSetEmbedding } from "./label-sets.ts";
import type { Side } from "./model.ts";
import type { SideMetadata } from "./model-metadata.ts";
import { quantiseHead, restoreHead } from "./quantise-head.ts";

/** Bytes by path below the side's folder. */
export type Files = ReadonlyMap<string, Uint8Array>;

const text = {
  encode: (value: string) => new TextEncoder().encode(value),
  decode: (bytes: Uint8Array) => new TextDecoder().decode(bytes),
};

/** The files of a side: the vocabulary, and for each label set a LayersModel, the n-gram head and the neighbours. */
export function toSideFiles(side: Side): Files {
  const files = new Map<string, Uint8Array>();
  files.set("vocabulary.bin", packArrays({ hashes: side.vocabulary.hashes, idf: side.vocabulary.idf }));
  for (const set of labelSets) {
    const voices = side.classifiers[set]?.voices;
    if (voices?.ngrams) files.set(`${set}/ngrams.bin`, packArrays({ ...quantiseHead(voices.ngrams) }));
    if (voices?.neighbours) files.set(`${set}/neighbours.bin`, packArrays(toNeighbourArrays(voices.neighbours)));
    for (const [name, bytes] of voices?.network ? toSequenceBytes(voices.network.files) : [])
      files.set(`${set}/network/${name}`, bytes);
    if (!voices?.dense) continue;
    const { model, weights } = toDenseHeadFiles(voices.dense);
    files.set(`${set}/dense/model.json`, text.encode(model));
    files.set(`${set}/dense/weights.bin`, weights);
  }
  return files;
}

/** The side's metadata. */
export function toSideMetadata(side: Side): SideMetadata {
  const classifiers = Object.entries(side.classifiers).map(([set, { labels, calibrations, tuning }]) => [
    set,
    { labels: [...labels], calibrations, tuning },
  ]);
  return {
    ...(side.encoder ? { encoder: side.encoder } : {}),
    ngrams: side.vocabulary.hashes.length,
    classifiers: Object.fromEntries(classifiers),
  };
}

/** A side from its files; throws `model-mismatch` where they do not fit together. */
export function fromSideFiles(folder: string, files: Files, metadata: SideMetadata): Side {
  const bytes = files.get("vocabulary.bin") ?? new Uint8Array();
  const vocabulary = unpackArrays(`${folder}/vocabulary.bin`, bytes, { hashes: "int32", idf: "float32" });
  const classifiers: Partial<Record<LabelSet, ClassifierWeights>> = {};
  for (const set of labelSets) {
    const known = metadata.classifiers[set];
    if (!known) continue;
    const voices = readVoices(`${folder}/${set}`, set, files, known.labels);
    const heads = [voices.ngrams, voices.dense].filter((head) => head !== undefined);
    const fits =
      (voices.ngrams?.inputs ?? metadata.ngrams) === vocabulary.hashes.length &&
      (!voices.dense || voices.dense.inputs === toDenseInputs(set, metadata.encoder?.dimensions ?? 0)) &&
      heads.every((head) => head.labels === known.labels.length || head.labels === known.labels.length + 1);
    if (!fits)
      throw new UsherError(
        "model-mismatch",
        `${folder}/${set} does not fit metadata.json; train again with usher train`,
      );
    classifiers[set] = {
      labels: known.labels,
      calibrations: known.calibrations as ClassifierWeights["calibrations"],
      tuning: known.tuning,
      voices,
    };
  }
  return { ...(metadata.encoder ? { encoder: metadata.encoder } : {}), vocabulary, classifiers };
}

function toDenseInputs(set: LabelSet, dimensions: number): number {
  return toSetEmbedding(set, new Float32Array(dimensions), "").length;
}

function readVoices(folder: string, set: LabelSet, files: Files, labels: readonly string[]): Voices {
  const ngrams = files.get(`${set}/ngrams.bin`);
  const neighbours = files.get(`${set}/neighbours.bin`);
  const model = files.get(`${set}/dense/model.json`);
  const weights = files.get(`${set}/dense/weights.bin`);
  const prefix = `${set}/network/`;
  const own = [...files].filter(([path]) => path.startsWith(prefix));
  const named = new Map(own.map(([path, bytes]) => [path.slice(prefix.length), bytes]));
  const network = own.length > 0 ? fromSequenceBytes(`${folder}/network`, named) : undefined;
  const head =
    ngrams && unpackArrays(`${folder}/ngrams.bin`, ngrams, { kernel: "int8", scales: "float32", bias: "float32" });
  return {
    labelCount: labels.length,
    ...(network ? { network: openNetwork(network, toWanted(network, labels)) } : {}),
    ...(head ? { ngrams: restoreHead(head) } : {}),
    ...(model && weights
      ? { dense: fromDenseHeadFiles(`${folder}/dense`, { model: text.decode(model), weights }) }
      : {}),
    ...(neighbours ? { neighbours: fromNeighbourBytes(`${folder}/neighbours.bin`, neighbours) } : {}),
  };
}

/** The labels of the set, and out-of-scope last where the network learnt it. */
function toWanted(network: SequenceModelFiles, labels: readonly string[]): readonly string[] {
  return network.labels.includes(outOfScopeLabel) ? [...labels, outOfScopeLabel] : labels;
}

function toNeighbourArrays({ table, labels }: NeighbourMemory): {
  readonly rows: Int8Array;
  readonly scales: Float32Array;
  readonly labels: Int32Array;
} {
  const { dimensions } = table;
  const rows = new Int8Array(labels.length * dimensions);
  const scales = new Float32Array(labels.length);
  for (let row = 0; row < labels.length; row++) {
    const packed = table.getPacked(row);
    if (packed) rows.set(packed.bytes, row * dimensions);
    scales[row] = packed?.scale ?? 0;
  }
  return { rows, scales, labels };
}

function fromNeighbourBytes(file: string, bytes: Uint8Array): NeighbourMemory {
  const { rows, scales, labels } = unpackArrays(file, bytes, { rows: "int8", scales: "float32", labels: "int32" });
  const dimensions = labels.length > 0 ? rows.length / labels.length : 0;
  const packed = Array.from(labels, (_, row) => ({
    bytes: rows.subarray(row * dimensions, (row + 1) * dimensions),
    scale: scales[row] ?? 0,
  }));
  return createNeighbourMemory(packed, labels, labels.length, createRandom(0));
}
