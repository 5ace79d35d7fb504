import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { UsherError } from "../../core/errors.ts";
import type { Model } from "./model.ts";
import { formatSchema, type ModelMetadata, metadataSchema, modelFormat } from "./model-metadata.ts";
import type { ModelReport } from "./model-report.ts";
import { type Files, fromSideFiles } from "./side-files.ts";
import type { SideName } from "./side-name.ts";

const remedy = "train again with usher train, or go back to an older model with usher model rollback";

/**
 * Loads the model in a folder, without TensorFlow. Throws `model-missing` where a file is not there and `model-mismatch` where one is
 * damaged or of another Usher.
 */
export async function loadModel(folder: string): Promise<Model> {
  const metadata = parseMetadata(folder, await readPart(folder, "metadata.json"));
  const files = new Map<string, Uint8Array>();
  for (const [path, hash] of Object.entries(metadata.files)) {
    const bytes = await readPart(folder, path);
    if (createHash("sha256").update(bytes).digest("hex") !== hash) {
      throw new UsherError("model-mismatch", `${join(folder, path)} is damaged: ${remedy}`);
    }
    files.set(path, bytes);
  }
  const side = (name: "english" | "multilingual", known: ModelMetadata["sides"]["multilingual"]) =>
    fromSideFiles(join(folder, name), below(files, name), known);
  const { english, multilingual } = metadata.sides;
  const { community, version, trainedAt, seed, backend, search, thresholds } = metadata;
  return {
    community,
    version,
    trainedAt,
    seed,
    backend,
    sides: {
      ...(english ? { english: side("english", english) } : {}),
      multilingual: side("multilingual", multilingual),
    },
    search,
    thresholds,
    // Its hash is right, so that it is what saveModel wrote.
    report: JSON.parse(new TextDecoder().decode(files.get("report.json"))) as ModelReport,
  };
}

function below(files: Files, side: SideName): Files {
  const prefix = `${side}/`;
  return new Map(
    [...files].flatMap(([path, bytes]) => (path.startsWith(prefix) ? [[path.slice(prefix.length), bytes]] : [])),
  );
}

async function readPart(folder: string, path: string): Promise<Uint8Array> {
  try {
    return await readFile(join(folder, path));
  } catch (cause) {
    throw new UsherError("model-missing", `${join(folder, path)} cannot be read: ${remedy}`, { cause });
  }
}

function parseMetadata(folder: string, bytes: Uint8Array): ModelMetadata {
  const json = parseJson(new TextDecoder().decode(bytes));
  const { format = modelFormat } = formatSchema.safeParse(json).data ?? {};
  if (format !== modelFormat) {
    const age = format < modelFormat ? "an older" : "a newer";
    const formats = `format ${format}, this one reads ${modelFormat}`;
    throw new UsherError("model-mismatch", `${folder} is a model of ${age} Usher (${formats}): ${remedy}`);
  }
  const parsed = metadataSchema.safeParse(json);
  const hasReport = parsed.success && parsed.data.files["report.json"] !== undefined;
  if (parsed.success && hasReport) return parsed.data;
  const [issue] = parsed.error?.issues ?? [];
  const why = issue ? ` (${issue.path.join(".") || "the file"}: ${issue.message})` : "";
  throw new UsherError(
    "model-mismatch",
    `${join(folder, "metadata.json")} is none of this Usher's models${why}: ${remedy}`,
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
