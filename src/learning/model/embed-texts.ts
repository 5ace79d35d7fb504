import type { Encoder } from "../../core/ports/encoder.ts";
import type { LabelledText } from "./to-labelled-texts.ts";

/** Many at once are read faster, for texts of one length go together. */
const portion = 1024;

/**
 * Embeddings in the order of the texts, in portions so that progress shows; the encoder is given all of them at once, and never waits
 * for the next. None at all where it fails.
 */
export async function embedTexts(
  encoder: Encoder | undefined,
  texts: readonly LabelledText[],
  problems: string[],
  onProgress: (share: number) => void,
): Promise<readonly (Float32Array | undefined)[]> {
  const embeddings: Float32Array[] = [];
  const readings: Promise<Float32Array[]>[] = [];
  for (let start = 0; encoder && start < texts.length; start += portion) {
    readings.push(encoder.encode(texts.slice(start, start + portion).map(({ text }) => text)));
  }
  // Of several failures the first is met below.
  for (const reading of readings) reading.catch(() => {});
  try {
    for (const reading of readings) {
      embeddings.push(...(await reading));
      onProgress(embeddings.length / texts.length);
    }
    return embeddings;
  } catch (error) {
    problems.push(
      `encoder ${encoder?.name} failed, n-grams do alone: ${error instanceof Error ? error.message : String(error)}`,
    );
    return texts.map(() => undefined);
  }
}
