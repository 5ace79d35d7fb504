import type { Encoder } from "../../core/ports/encoder.ts";
import type { FindTopics, Topic } from "../../core/ports/find-topics.ts";
import { detectLanguage } from "../encoders/detect-language.ts";
import { clusterEmbeddings } from "./cluster-embeddings.ts";
import { nameTopics } from "./name-topics.ts";

/** Fewer texts than these are no subject yet. */
const smallest = 3;
const wordLimit = 4;

/**
 * The mean cosine from which texts ask for the same thing. Among 400 texts of HWU64's, curekart's and sofmattress's training parts,
 * seven to eight of ten pairs in a group are then of one of the sets' fine labels, with either encoder; a moderator sees the rest.
 */
const threshold = 0.6;

/** Finds subjects by embeddings: English texts among themselves, those of other languages among themselves. */
export function createTopicFinder(encoders: {
  readonly english: Encoder | undefined;
  readonly multilingual: Encoder | undefined;
}): FindTopics {
  return async (texts) => {
    const places = texts.map((text, place) => ({ text, place, isEnglish: detectLanguage(text) === "en" }));
    const found: (readonly number[])[] = [];
    for (const space of ["english", "multilingual"] as const) {
      const encoder = encoders[space] ?? encoders.multilingual;
      const here = places.filter(({ isEnglish }) => isEnglish === (space === "english"));
      if (!encoder || here.length < smallest) continue;
      const embeddings = await encoder.encode(here.map(({ text }) => text));
      const groups = (await clusterEmbeddings(embeddings, threshold)).filter(({ length }) => length >= smallest);
      found.push(...groups.map((group) => group.flatMap((index) => here[index]?.place ?? [])));
    }
    return named(
      texts,
      found.toSorted((a, b) => b.length - a.length),
    );
  };
}

function named(texts: readonly string[], groups: readonly (readonly number[])[]): readonly Topic[] {
  const grouped = new Set(groups.flat());
  const rest = texts.filter((_, place) => !grouped.has(place));
  const textsOf = (members: readonly number[]) => members.flatMap((place) => texts[place] ?? []);
  const words = nameTopics(groups.map(textsOf), rest, wordLimit);
  return groups.map((members, index) => ({ members, words: words[index] ?? [] }));
}
