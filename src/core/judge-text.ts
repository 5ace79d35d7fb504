import { assignPerson } from "./assign-person.ts";
import type { ChannelMode } from "./community.ts";
import { decide } from "./decide.ts";
import { type FoundKnowledge, findKnowledge } from "./find-knowledge.ts";
import type { Judgement } from "./judgement.ts";
import type { IncomingMessage } from "./message.ts";
import type { BotContext, ServedCommunity } from "./ports/bot-context.ts";
import type { NewQuestion } from "./ports/store.ts";
import { renderReply } from "./render-reply.ts";
import type { SolvedQuestion } from "./solution.ts";
import type { Verdict } from "./verdict.ts";

/** What is to be judged: a masked text, whose it is, and how the channel wants to be spoken to. */
export interface TextToJudge extends Pick<IncomingMessage, "platform" | "messageId"> {
  readonly questionId: string;
  readonly text: string;
  readonly asker: string;
  readonly mode: ChannelMode;
  readonly addressed: boolean;
  readonly turn: number;
}

/** The verdict on a text with all that led to it, and the reply to promise, if any; nothing is recorded here. */
export async function judgeText(
  { store, now, newId }: BotContext,
  { community, judge }: ServedCommunity,
  toJudge: TextToJudge,
): Promise<Omit<NewQuestion, "question">> {
  const { questionId, mode, addressed, turn } = toJudge;
  const found = await judge.judge(toJudge.text);
  const knowledge = await findKnowledge(store, community.id, found.matches);
  const judgement = withoutLost(found, knowledge);
  const { language } = judgement;
  const decidedAt = now();
  const decided = decide(judgement);
  if (!shouldReply(decided, mode, addressed)) return { verdict: { turn, verdict: decided, judgement, decidedAt } };
  const verdict = await assignPerson(store, community, { ...toJudge, language }, decided, decidedAt);
  const recorded = { verdict: { turn, verdict, judgement, decidedAt } };
  const reply = renderReply(verdict, {
    community,
    questionId,
    language,
    modelVersion: judgement.modelVersion,
    visibility: mode === "suggest" ? "private" : "public",
    ...knowledge,
    similar: findSimilar(verdict, judgement, knowledge),
  });
  return { ...recorded, outbox: { id: newId(), reply } };
}

/** The search may still know a solved question whose answer was taken back or erased. */
function withoutLost(judgement: Judgement, { solved }: FoundKnowledge): Judgement {
  return { ...judgement, matches: judgement.matches.filter(({ kind, id }) => kind === "faq" || solved.has(id)) };
}

/** At most this many solved questions are shown to who waits for people. */
const similarLimit = 3;

/** Solved questions that may spare the wait for people: half of what a suggestion needs is enough, since calling them is not delayed. */
function findSimilar(
  verdict: Verdict,
  { matches, thresholds }: Judgement,
  knowledge: FoundKnowledge,
): SolvedQuestion[] {
  const callsPeople = verdict.kind === "route" || (verdict.kind === "abstain" && verdict.handOver.to !== "nobody");
  if (!callsPeople) return [];
  return matches
    .filter(({ confidence }) => confidence >= thresholds.suggest / 2)
    .flatMap(({ kind, id }) => (kind === "solved" ? (knowledge.solved.get(id) ?? []) : []))
    .slice(0, similarLimit);
}

/** `observe` is silent always; what asks nothing is left alone unless it was said to Usher. */
function shouldReply(verdict: Verdict, mode: ChannelMode, addressed: boolean): boolean {
  return mode !== "observe" && (verdict.rule !== "not-a-question" || addressed);
}
