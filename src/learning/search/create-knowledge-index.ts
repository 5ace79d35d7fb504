import type { Faq } from "../../core/faq/faq.ts";
import type { VerifiedQuestion } from "../../core/ports/judge.ts";
import type { Match } from "../../core/question/match.ts";
import { createGlosser, type Gloss, type Glossary } from "./create-glosser.ts";
import { createKnowledge, type Knowledge, type SearchEncoders, type Space } from "./create-knowledge.ts";
import { defaultMatchCalibration } from "./default-match-calibration.ts";
import type { KnowledgeEntry } from "./knowledge-row.ts";
import type { MatchCalibration, SearchMode } from "./match-calibration.ts";
import { type JudgedEntry, judgeRanking, rankEntries, toMatchFeatures } from "./rank-entries.ts";
import { scoreEntries } from "./score-entries.ts";
import { type Dense, type QueryVectors, toSearchQuery } from "./to-search-query.ts";
import { heedTopics, type TopicOpinion } from "./topic-opinion.ts";

export interface KnowledgeIndexSettings {
  readonly faq: readonly Faq[];
  readonly encoders: SearchEncoders;
  /** What `fitMatchCalibration` learnt; the default where nothing is learnt yet. */
  readonly calibration?: MatchCalibration;
  /** With it, questions in its languages find English entries better. */
  readonly glossary?: Glossary;
}

export interface SearchOptions {
  /** ISO 639-1 code of the text. */
  readonly language: string;
  /** The text's own embeddings, where the caller has them; what is missing and needed is made. */
  readonly embeddings?: Readonly<Partial<Record<Space, Float32Array>>>;
  /** Heard beside the search, where it was calibrated with such opinions. */
  readonly topics?: TopicOpinion;
}

/** The FAQ and the verified questions of a community, ready to be searched. */
export interface KnowledgeIndex {
  /** At most five matches, best first, with calibrated confidences; words alone decide where no encoder works. */
  search(text: string, options: SearchOptions): Promise<readonly Match[]>;
  /** Adds verified questions, each replacing one of its id; the next search finds them. */
  add(verified: readonly VerifiedQuestion[]): Promise<void>;
  /** Takes a verified question out at once. */
  remove(questionId: string): void;
  /** Replaces the FAQ; unchanged texts keep their embeddings, verified questions stay. */
  setFaq(faq: readonly Faq[]): Promise<void>;
}

/**
 * Creates a search over FAQ and verified questions. English questions are compared with English texts; questions in other
 * languages with texts of every language, whose embeddings are made when the first such question comes; so are English questions,
 * with entries that have no English wording.
 */
export async function createKnowledgeIndex(settings: KnowledgeIndexSettings): Promise<KnowledgeIndex> {
  const { encoders, calibration = defaultMatchCalibration } = settings;
  const knowledge = createKnowledge(encoders);
  const toGloss = createGlosser(settings.glossary);
  const used = new Set<Space>(encoders.english ? ["english"] : []);
  const prepareUsed = async (): Promise<void> => {
    for (const space of used) await knowledge.prepare(space).catch(() => undefined);
  };
  knowledge.setFaq(settings.faq);
  await prepareUsed();

  const searchIn = async (mode: SearchMode, text: string, options: SearchOptions, isWanted: Wanted) => {
    const gloss = mode === "english" ? undefined : toGloss(text, options.language);
    const vectors =
      mode === "lexical"
        ? {}
        : await toVectors(knowledge, encoders, mode, { text, options, gloss }).catch((error: unknown) => {
            // An encoder that turned out broken is gone from the encoders, which say so; anything else is a fault.
            if (encoders.english && encoders.multilingual) throw error;
            return {};
          });
    const isDense = mode !== "lexical" && "own" in vectors;
    if (isDense) used.add(mode);
    return judge(knowledge, calibration, isDense ? mode : "lexical", { text, options, gloss, isWanted, vectors });
  };
  return {
    async search(text, options) {
      const mode = chooseMode(encoders, options.language);
      if (mode !== "english") return (await searchIn(mode, text, options, () => true)).map(toMatch);
      const lacksEnglish = (entry: KnowledgeEntry): boolean => entry.kind === "faq" && !knowledge.hasEnglish(entry);
      const near = await searchIn("english", text, options, (entry) => !lacksEnglish(entry));
      if (!encoders.multilingual || !knowledge.entries.some((entry) => entry && lacksEnglish(entry))) {
        return near.map(toMatch);
      }
      const far = await searchIn("multilingual", text, options, lacksEnglish);
      const both = [...near, ...far].sort((a, b) => b.confidence - a.confidence);
      return both.slice(0, mostMatches).map(toMatch);
    },
    async add(verified) {
      for (const question of verified) knowledge.addVerified(question);
      await prepareUsed();
    },
    remove: (questionId) => knowledge.removeVerified(questionId),
    async setFaq(faq) {
      knowledge.setFaq(faq);
      await prepareUsed();
    },
  };
}

const mostMatches = 5;

type Wanted = (entry: KnowledgeEntry) => boolean;

function chooseMode(encoders: SearchEncoders, language: string): SearchMode {
  if (language === "en" && encoders.english) return "english";
  return encoders.multilingual ? "multilingual" : "lexical";
}

async function toVectors(
  knowledge: Knowledge,
  encoders: SearchEncoders,
  mode: Space,
  { text, options, gloss: glossed }: Pick<Search, "text" | "options" | "gloss">,
): Promise<QueryVectors> {
  const place = async (space: Space, asked: string, known?: Float32Array): Promise<Dense | undefined> => {
    const prepared = await knowledge.prepare(space);
    const vector = known ?? (await encoders[space]?.encode([asked]))?.[0];
    const language = space === mode ? options.language : "en";
    return prepared && vector ? { table: prepared.table, vector: prepared.place(vector, language) } : undefined;
  };
  const own = await place(mode, text, options.embeddings?.[mode]);
  const gloss = glossed === undefined ? undefined : await place("english", glossed.text);
  return { ...(own ? { own } : {}), ...(gloss ? { gloss } : {}) };
}

interface Search {
  readonly text: string;
  readonly options: SearchOptions;
  readonly gloss: Gloss | undefined;
  readonly isWanted: Wanted;
  readonly vectors: QueryVectors;
}

function judge(
  knowledge: Knowledge,
  { modes, topics }: MatchCalibration,
  mode: SearchMode,
  search: Search,
): readonly JudgedEntry[] {
  const learnt = modes[mode];
  const query = toSearchQuery(search.text, search.options.language, search.gloss, search.vectors);
  const found = scoreEntries(knowledge, query);
  const ranked = rankEntries(found.findBest(learnt.weights, mostMatches, search.isWanted), learnt.weights, mostMatches);
  const judged = judgeRanking(ranked, toMatchFeatures(ranked), learnt);
  const opinion = search.options.topics;
  return topics && opinion ? heedTopics(judged, topics, opinion) : judged;
}

function toMatch(entry: JudgedEntry): Match {
  const { score, similarity, confidence } = entry;
  const { kind, id } = score.entry;
  return { kind, id, wording: score.wording?.text ?? "", similarity, confidence };
}
