import type { Encoder } from "../../core/ports/encoder.ts";
import type { LabelledText } from "./to-labelled-texts.ts";

/** Many at once are read faster, for texts of one length go together. */
const portion = 1024;

/** Embeddings in the order of the texts, in portions so that progress shows; none at all where the encoder fails. */
export async function embedTexts(
  encoder: Encoder | undefined,
  texts: readonly LabelledText[],
  problems: string[],
  onProgress: (share: number) => void,
): Promise<readonly (Float32Array | undefined)[]> {
  const embeddings: Float32Array[] = [];
  try {
    for (let start = 0; encoder && start < texts.length; start += portion) {
      embeddings.push(...(await encoder.encode(texts.slice(start, start + portion).map(({ text }) => text))));
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
