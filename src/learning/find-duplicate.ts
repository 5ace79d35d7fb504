import type { Encoder } from "../core/ports/encoder.ts";
import type { EarlierQuestion, Judge } from "../core/ports/judge.ts";
import { toTextKey } from "./dataset/to-text-key.ts";
import { detectLanguage } from "./encoders/detect-language.ts";

/** Cosine from which two questions ask the same. */
const alike = 0.9;

/**
 * A search among earlier questions for one that asks the same: in the same words, else by its embedding. What the last search
 * compared with stays embedded for the next one.
 */
export function createDuplicateFinder(
  forLanguage: (language: string) => Encoder | undefined,
): NonNullable<Judge["findDuplicate"]> {
  const known = new Map<Encoder, ReadonlyMap<string, Float32Array>>();
  const embed = async (encoder: Encoder, earlier: readonly EarlierQuestion[]) => {
    const before = known.get(encoder) ?? new Map<string, Float32Array>();
    const missing = [...new Set(earlier.map(({ text }) => text))].filter((text) => !before.has(text));
    const made = missing.length > 0 ? await encoder.encode(missing) : [];
    const fresh = new Map(missing.flatMap((text, at) => toPair(text, made[at])));
    const embedded = new Map(earlier.flatMap(({ text }) => toPair(text, before.get(text) ?? fresh.get(text))));
    known.set(encoder, embedded);
    return embedded;
  };
  return async (text, earlier) => {
    const key = toTextKey(text);
    const same = earlier.find((one) => toTextKey(one.text) === key);
    const encoder = same ? undefined : forLanguage(detectLanguage(text));
    if (!encoder) return same?.id;
    const figures = toFigures(text);
    const comparable = earlier.filter((one) => toFigures(one.text) === figures);
    try {
      const [embedded, [asked]] = await Promise.all([embed(encoder, earlier), encoder.encode([text])]);
      return asked && findNearest(asked, comparable, embedded);
    } catch {
      // A broken encoder costs the link, never the answer.
      return undefined;
    }
  };
}

/** Versions, sizes and error codes, which embeddings hardly tell apart. */
function toFigures(text: string): string {
  return [...new Set(text.match(/\d+/g))].toSorted().join(" ");
}

function toPair(text: string, vector: Float32Array | undefined): readonly (readonly [string, Float32Array])[] {
  return vector ? [[text, vector]] : [];
}

function findNearest(
  asked: Float32Array,
  earlier: readonly EarlierQuestion[],
  embedded: ReadonlyMap<string, Float32Array>,
): string | undefined {
  const [nearest] = earlier
    .map(({ id, text }) => ({ id, similarity: toCosine(asked, embedded.get(text)) }))
    .sort((a, b) => b.similarity - a.similarity);
  return nearest && nearest.similarity >= alike ? nearest.id : undefined;
}

function toCosine(one: Float32Array, other: Float32Array | undefined): number {
  return other ? one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0) : -1;
}
