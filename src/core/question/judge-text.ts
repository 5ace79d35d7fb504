import type { ChannelMode, Community } from "../community/community.ts";
import type { Standing } from "../community/standing.ts";
import { assignPerson } from "../duty/assign-person.ts";
import type { Faq } from "../faq/faq.ts";
import { hideFaq } from "../faq/hide-faq.ts";
import { isRestricted, mayReadFaq } from "../faq/may-read-faq.ts";
import type { BotContext, ServedCommunity } from "../ports/bot-context.ts";
import type { FaqStore } from "../ports/faq-store.ts";
import type { NewQuestion } from "../ports/store.ts";
import { type RenderContext, renderReply, renderShownBefore } from "../reply/render-reply.ts";
import type { SolvedQuestion } from "../solution/solution.ts";
import { decide } from "./decide.ts";
import { findDuplicate } from "./find-duplicate.ts";
import { type FoundKnowledge, findKnowledge } from "./find-knowledge.ts";
import { isOpenlyAsked } from "./is-openly-asked.ts";
import type { Judgement } from "./judgement.ts";
import type { IncomingMessage, Place } from "./message.ts";
import type { Question } from "./question.ts";
import type { Verdict } from "./verdict.ts";

/** What is to be judged: a masked text, whose it is, where it was said, and how the channel wants to be spoken to. */
export interface TextToJudge extends Pick<IncomingMessage, "platform" | "messageId"> {
  readonly questionId: string;
  readonly text: string;
  readonly asker: string;
  /** The asker's; entries beyond it are left out of everything. */
  readonly standing: Standing;
  readonly place: Place & Pick<Question, "isPrivate">;
  readonly mode: ChannelMode;
  readonly addressed: boolean;
  readonly turn: number;
}

/** The verdict on a text with all that led to it, and the reply to promise, if any; nothing is recorded here. */
export async function judgeText(
  { store, now, newId }: BotContext,
  served: ServedCommunity,
  toJudge: TextToJudge,
): Promise<Omit<NewQuestion, "question">> {
  const { questionId, standing, place, mode, addressed, turn } = toJudge;
  const { community, judge } = served;
  const found = await judge.judge(toJudge.text);
  const knowledge = await findKnowledge(store, community.id, found.matches);
  const { faq } = knowledge;
  const judgement = hideFaq(withoutLost(found, knowledge), (id) => isHidden(faq.get(id), standing));
  const { language } = judgement;
  const decidedAt = now();
  const decided = decide(judgement);
  if (!shouldReply(decided, mode, addressed)) return { verdict: { turn, verdict: decided, judgement, decidedAt } };
  const verdict = await assignPerson(store, community, { ...toJudge, language }, decided, decidedAt);
  const recorded = { verdict: { turn, verdict, judgement, decidedAt } };
  // After an edit the asker knows already what was found at first.
  const isLookedFor = turn === 0 && callsPeople(verdict);
  const duplicate = isLookedFor
    ? await findDuplicate({ store, now }, served, { ...place, text: toJudge.text })
    : undefined;
  const context: RenderContext = {
    community,
    questionId,
    language,
    modelVersion: judgement.modelVersion,
    isPrivate: !isOpenlyAsked(place),
    visibility: mode === "suggest" || showsRestricted(verdict, faq) ? "private" : "public",
    ...knowledge,
    similar: findSimilar(verdict, judgement, knowledge),
    duplicate,
  };
  const known = addressed ? undefined : await findShownBefore(store.faq, { verdict, context, place, decidedAt });
  const reply = known ? renderShownBefore(known, context) : renderReply(verdict, context);
  return { ...recorded, outbox: { id: newId(), reply }, ...(duplicate && { duplicateOf: duplicate.id }) };
}

/** The search may still know a solved question whose answer was taken back or erased. */
function withoutLost(judgement: Judgement, { solved }: FoundKnowledge): Judgement {
  return { ...judgement, matches: judgement.matches.filter(({ kind, id }) => kind === "faq" || solved.has(id)) };
}

function isHidden(faq: Faq | undefined, standing: Standing): boolean {
  return faq !== undefined && !mayReadFaq(faq, standing);
}

/** What not everybody may see is said to the asker alone. */
function showsRestricted(verdict: Verdict, faq: ReadonlyMap<string, Faq>): boolean {
  const shown = verdict.kind === "answer" ? [verdict.match] : verdict.kind === "suggest" ? verdict.matches : [];
  return shown.some(({ kind, id }) => kind === "faq" && isRestricted(faq.get(id) ?? {}));
}

/** The entry of an answer for all that was shown in the same place within the community's cooldown. */
async function findShownBefore(
  store: Pick<FaqStore, "findLastShown">,
  given: {
    readonly verdict: Verdict;
    readonly context: RenderContext;
    readonly place: Place;
    readonly decidedAt: number;
  },
): Promise<Faq | undefined> {
  const { verdict, context, place, decidedAt } = given;
  const cooldown = toCooldown(context.community);
  if (verdict.kind !== "answer" || verdict.match.kind !== "faq") return undefined;
  if (context.visibility === "private" || cooldown === 0) return undefined;
  const shownAt = await store.findLastShown(place, verdict.match.id);
  return shownAt !== undefined && decidedAt - shownAt < cooldown ? context.faq.get(verdict.match.id) : undefined;
}

/** In milliseconds. */
function toCooldown({ faq }: Community): number {
  return (faq?.cooldownMinutes ?? 0) * 60_000;
}

/** At most this many solved questions are shown to who waits for people. */
const similarLimit = 3;

/** Solved questions that may spare the wait for people: half of what a suggestion needs is enough, since calling them is not delayed. */
function findSimilar(
  verdict: Verdict,
  { matches, thresholds }: Judgement,
  knowledge: FoundKnowledge,
): SolvedQuestion[] {
  if (!callsPeople(verdict)) return [];
  return matches
    .filter(({ confidence }) => confidence >= thresholds.suggest / 2)
    .flatMap(({ kind, id }) => (kind === "solved" ? (knowledge.solved.get(id) ?? []) : []))
    .slice(0, similarLimit);
}

function callsPeople(verdict: Verdict): boolean {
  return verdict.kind === "route" || (verdict.kind === "abstain" && verdict.handOver.to !== "nobody");
}

/** `observe` is silent always; what asks nothing is left alone unless it was said to Usher. */
function shouldReply(verdict: Verdict, mode: ChannelMode, addressed: boolean): boolean {
  return mode !== "observe" && (verdict.rule !== "not-a-question" || addressed);
}
