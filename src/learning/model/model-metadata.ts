import { z } from "zod";
import { backendNames } from "../backend.ts";
import { searchModes } from "../search/match-calibration.ts";
import { labelSets } from "./label-sets.ts";

/** Grows when a model of an older Usher can no longer be read: when other files are kept, or a text's features are others. */
export const modelFormat = 3;

const numbers = z.array(z.number()).readonly();
const logistic = z.object({ means: numbers, spreads: numbers, slopes: numbers, intercept: z.number() });
const power = z.number().optional();
const calibration = z.object({
  combination: z.object({ ngrams: power, dense: power, neighbours: power, network: power }),
  scope: logistic.optional(),
});
const classifier = z.object({
  labels: z.array(z.string()).min(1),
  calibrations: z.object({ full: calibration, ngrams: calibration }),
  tuning: z.object({
    ngrams: z.object({ l2: z.number(), l1: z.number(), epochs: z.number() }),
    dense: z.object({ l2: z.number(), iterations: z.number() }),
    trust: z.number(),
  }),
});
const side = z.object({
  encoder: z.object({ name: z.string(), dimensions: z.int().positive() }).optional(),
  ngrams: z.int().nonnegative(),
  classifiers: z.partialRecord(z.enum(labelSets), classifier),
});

/** What the metadata of every format has, by which one of another Usher is told from a damaged one. */
export const formatSchema = z.object({ format: z.int() });

/** What `metadata.json` of a model folder holds: everything but the large arrays and the report. */
export const metadataSchema = z.object({
  format: z.literal(modelFormat),
  community: z.string(),
  version: z.string(),
  trainedAt: z.number(),
  seed: z.number(),
  backend: z.enum(backendNames),
  sides: z.object({ english: side.optional(), multilingual: side }),
  search: z
    .object({
      modes: z.record(
        z.enum(searchModes),
        z.object({
          weights: z.object({
            cosine: z.number(),
            support: z.number(),
            passage: z.number(),
            lexical: z.number(),
            lexicalPassage: z.number(),
            coverage: z.number(),
            foreign: z.number(),
          }),
          logistic,
          runnersUp: z.number(),
        }),
      ),
      topics: logistic.optional(),
      curve: z.array(z.object({ confidence: z.number(), precision: z.number(), coverage: z.number() })).readonly(),
    })
    .nullable(),
  thresholds: z.object({
    answer: z.number(),
    suggest: z.number(),
    route: z.number(),
    notAQuestion: z.number(),
    outOfScope: z.number(),
  }),
  /** SHA-256 of every other file, by its path in the folder. */
  files: z.record(z.string(), z.string()),
});

export type ModelMetadata = z.output<typeof metadataSchema>;
export type SideMetadata = z.output<typeof side>;
