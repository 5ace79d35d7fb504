import { join } from "node:path";
import type { Encoder } from "../../core/ports/encoder.ts";
import type { EmbeddingStore } from "../../core/ports/store.ts";
import { createCachedEncoder } from "./create-cached-encoder.ts";
import { loadOnnx } from "./load-model.ts";
import { type OpenedEncoder, openEncoder } from "./open-encoder.ts";

export interface EncodersSettings {
  /** Holds one folder an encoder, `models/encoders`. */
  readonly folder: string;
  /** Folder name of the encoder for English; `undefined` for none. */
  readonly english: string | undefined;
  /** Folder name of the encoder for every other language and for search across languages; `undefined` for none. */
  readonly multilingual: string | undefined;
  /** Where embeddings of lists of texts are kept. */
  readonly cache?: EmbeddingStore;
  readonly threads?: number;
  /** Whether each encoder computes in a thread of its own, so that training goes on meanwhile; false if absent. */
  readonly isBeside?: boolean;
}

/** The encoders that work on this machine; each is loaded into memory at its first use. */
export interface Encoders {
  /**
   * The encoder for texts of a language: English has its own and falls back on the multilingual one, every other language has the
   * multilingual one. `undefined` when n-grams must do alone.
   */
  forLanguage(language: string): Encoder | undefined;
  readonly english: Encoder | undefined;
  readonly multilingual: Encoder | undefined;
  /** What is missing and what is lost by it, one sentence each; empty when all is well. */
  readonly problems: readonly string[];
  /** Loads them, for who knows that all will be used; one that is broken is found out at its first use, as ever. */
  load(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the configured encoders. Never throws for a missing or broken one: it is left out and named in `problems`. One that turns
 * out to be broken at its first use rejects that `encode`, and is left out from then on.
 */
export async function openEncoders(settings: EncodersSettings): Promise<Encoders> {
  const problems: string[] = [];
  const onnx = await loadOnnx().catch((error: unknown) => {
    problems.push(toSentence(error));
    return undefined;
  });
  const slot = async (name: string | undefined, loss: string): Promise<Slot> => {
    const none: Slot = { encoder: () => undefined, load: async () => {}, close: async () => {} };
    return onnx && name ? openSlot(settings, name, (problem) => problems.push(`${problem} (${loss})`)) : none;
  };
  const multilingual = await slot(settings.multilingual, "questions in other languages are judged on n-grams alone");
  const english =
    settings.english === settings.multilingual
      ? multilingual
      : await slot(settings.english, "English questions are judged less well");
  return {
    forLanguage: (language) =>
      language === "en" ? (english.encoder() ?? multilingual.encoder()) : multilingual.encoder(),
    get english() {
      return english.encoder();
    },
    get multilingual() {
      return multilingual.encoder();
    },
    problems,
    load: async () => {
      await Promise.all([english.load(), multilingual.load()]);
    },
    close: async () => {
      await Promise.all([english.close(), multilingual.close()]);
    },
  };
}

interface Slot {
  /** `undefined` when it did not open or broke. */
  encoder(): Encoder | undefined;
  load(): Promise<void>;
  close(): Promise<void>;
}

async function openSlot(settings: EncodersSettings, name: string, report: (problem: string) => void): Promise<Slot> {
  let encoder: Encoder | undefined;
  let raw: OpenedEncoder | undefined;
  const giveUp = (error: unknown) => {
    if (encoder || !raw) report(toSentence(error));
    encoder = undefined;
  };
  try {
    const { threads, isBeside = false } = settings;
    const choice = threads === undefined ? {} : { threads };
    raw = await openEncoder({ folder: join(settings.folder, name), name, isBeside, ...choice });
    encoder = guardLoading(raw, giveUp);
    if (settings.cache) encoder = createCachedEncoder({ ...encoder, fingerprint: raw.fingerprint }, settings.cache);
  } catch (error) {
    giveUp(error);
  }
  const load = async (): Promise<void> => {
    // The cache asks for the fingerprint before the first list of texts is read.
    await Promise.allSettled([raw?.load(), settings.cache && raw?.fingerprint()]);
  };
  return { encoder: () => encoder, load, close: async () => raw?.close() };
}

function guardLoading(raw: OpenedEncoder, giveUp: (error: unknown) => void): Encoder {
  return {
    name: raw.name,
    dimensions: raw.dimensions,
    encode: async (texts) => {
      try {
        await raw.load();
      } catch (error) {
        giveUp(error);
        throw error;
      }
      return raw.encode(texts);
    },
  };
}

function toSentence(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
