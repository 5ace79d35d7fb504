import { toStanding } from "../community/standing.ts";
import { toStandpoint } from "../community/to-standpoint.ts";
import { assignPerson } from "../duty/assign-person.ts";
import { tellRoleChannel } from "../duty/tell-role-channel.ts";
import type { Faq } from "../faq/faq.ts";
import { mayReadFaq } from "../faq/may-read-faq.ts";
import type { BotContext, ServedCommunity } from "../ports/bot-context.ts";
import { decideHandOver } from "../question/decide.ts";
import { explainTo } from "../question/explain-to.ts";
import { findKnowledge, nothingFound } from "../question/find-knowledge.ts";
import { isOpenlyAsked } from "../question/is-openly-asked.ts";
import type { Match } from "../question/match.ts";
import type { JudgedQuestion, RecordedVerdict } from "../question/question.ts";
import { tellDuplicates } from "../question/tell-duplicates.ts";
import type { FeedbackAction } from "../reply/button.ts";
import { type RenderContext, renderMatch, renderNotice, renderReply } from "../reply/render-reply.ts";
import type { Reply } from "../reply/reply.ts";
import { toTexts } from "../reply/texts.ts";
import type { Feedback, FeedbackClick, Standpoint } from "./feedback.ts";
import { refreshMemory } from "./refresh-memory.ts";
import type { Correction, Vote } from "./vote.ts";

/** Records what a person pressed before anything is said, then thanks, shows, explains or leads the question on to people. */
export async function handleFeedback(context: BotContext, click: FeedbackClick): Promise<Reply | undefined> {
  const served = context.communities.get(click.community);
  const judged = served && (await context.store.questions.find(click.community, click.questionId));
  if (!judged) {
    const unknown = {
      questionId: click.questionId,
      language: served?.community.languages[0] ?? "en",
    };
    return renderNotice(unknown, toTexts(unknown.language).unknownQuestion);
  }
  const pressed: Press = {
    context,
    served,
    judged,
    click,
    standpoint: standpointOf(served, judged, click),
  };
  switch (click.action.kind) {
    case "vote":
      return handleVote(pressed, click.action.vote, click.action.correction);
    case "show":
      return showAnswer(pressed, click.action);
    case "ask-person":
      return handOver(pressed, click.action.role);
    case "why":
      return explainTo(context, served, judged, click);
  }
}

interface Press {
  readonly context: BotContext;
  readonly served: ServedCommunity;
  readonly judged: JudgedQuestion;
  readonly click: FeedbackClick;
  readonly standpoint: Standpoint;
}

async function handleVote(press: Press, vote: Vote, correction: Correction | undefined): Promise<Reply | undefined> {
  const { context, judged, click, standpoint } = press;
  const feedback: Feedback = {
    community: click.community,
    questionId: judged.question.id,
    person: click.person.id,
    standpoint,
    vote,
    ...(correction === undefined ? {} : { correction }),
    at: click.at,
  };
  await context.store.feedback.record(feedback);
  context.metrics.recordFeedback({
    community: click.community,
    platform: click.platform,
    vote,
  });
  context.log.info({ questionId: judged.question.id, vote, standpoint }, "feedback recorded");
  // What it says of answers is heeded by search at once, and taken back at once.
  if (standpoint !== "bystander") await refreshMemory(context, click.community, judged.question.id);
  const texts = toTexts(judged.question.language);
  if (standpoint === "bystander") return notice(press, texts.thanksAdvisory);
  if (vote === "helpful") await tellDuplicates(context, judged.question);
  if (vote === "dismiss") return notice(press, texts.dismissed);
  if (vote === "unhelpful" && shouldLeadOn(judged, correction)) {
    return handOver(press, correction && "role" in correction ? correction.role : undefined);
  }
  return { ...notice(press, texts.thanks), ...(vote === "helpful" && { state: "solved" }) };
}

/** People are called when an answer did not help, or when another role is named; other corrections are labels only. */
function shouldLeadOn(judged: JudgedQuestion, correction: Correction | undefined): boolean {
  const { verdict } = latest(judged);
  if (correction === undefined) return verdict.kind !== "route";
  if ("role" in correction) return true;
  return "kind" in correction && correction.kind === "nothing-fits" && verdict.kind !== "route";
}

/** Calls a role, each at most once a question. */
async function handOver(press: Press, role: string | undefined): Promise<Reply> {
  const { context, served, judged, click, standpoint } = press;
  const texts = toTexts(judged.question.language);
  if (standpoint === "bystander") return notice(press, texts.notAllowed);
  const last = latest(judged);
  const decided = decideHandOver(last.judgement, role);
  if (wasCalled(judged, role)) return notice(press, texts.alreadyCalled);
  const now = context.now();
  const verdict = await assignPerson(context.store, served.community, judged.question, decided, now);
  const reply = renderReply(verdict, renderContext(press));
  const outbox = { id: context.newId(), reply };
  const recorded: RecordedVerdict = {
    turn: last.turn + 1,
    verdict,
    judgement: last.judgement,
    decidedAt: now,
  };
  const { isNew } = await context.store.questions.recordVerdict(click.community, judged.question.id, recorded, {
    outbox,
  });
  if (!isNew) return notice(press, texts.alreadyCalled);
  context.log.info(
    {
      questionId: judged.question.id,
      verdict: verdict.kind,
      rule: verdict.rule,
    },
    "question led on",
  );
  await tellRoleChannel(context, served.community, judged.question, recorded);
  return { ...reply, outboxId: outbox.id };
}

/** Without a wish for a certain role, any role called before is enough. */
function wasCalled({ verdicts }: JudgedQuestion, role: string | undefined): boolean {
  return verdicts.some(({ verdict }) => verdict.kind === "route" && (role === undefined || verdict.role === role));
}

async function showAnswer(press: Press, action: FeedbackAction & { readonly kind: "show" }): Promise<Reply> {
  const { context, judged, click } = press;
  const shown: Pick<Match, "kind" | "id"> =
    "faqId" in action ? { kind: "faq", id: action.faqId } : { kind: "solved", id: action.solvedId };
  const { matches } = latest(judged).judgement;
  const known = matches.find(({ kind, id }) => kind === shown.kind && id === shown.id);
  const match = known ?? { ...shown, wording: "", similarity: 0, confidence: 0 };
  const knowledge = await findKnowledge(context.store, click.community, [match]);
  if (shown.kind === "faq" && !(await showEntry(press, knowledge.faq.get(shown.id)))) {
    return notice(press, toTexts(judged.question.language).noEntry);
  }
  return { ...renderMatch(match, { ...renderContext(press), ...knowledge }), visibility: "private" };
}

/** Counts a showing of an entry; false where the person must not see it, or there is none. */
async function showEntry({ context, served, judged, click }: Press, faq: Faq | undefined): Promise<boolean> {
  const standing = toStanding(served.community, click.platform, click.person);
  if (!faq || !mayReadFaq(faq, standing)) return false;
  const { platform, community, channel, thread } = judged.question;
  const place = { platform, community, channel, ...(thread === undefined ? {} : { thread }) };
  await context.store.faq.recordShowing({ ...place, faqId: faq.id, isPublic: false, at: click.at });
  return true;
}

function renderContext({ served, judged }: Press): RenderContext {
  const { question } = judged;
  return {
    community: served.community,
    questionId: question.id,
    language: question.language,
    modelVersion: latest(judged).judgement.modelVersion,
    isPrivate: !isOpenlyAsked(question),
    visibility: "public",
    ...nothingFound,
  };
}

function notice({ judged }: Press, text: string): Reply {
  return renderNotice({ questionId: judged.question.id, language: judged.question.language }, text);
}

function latest({ verdicts }: JudgedQuestion): RecordedVerdict {
  return verdicts.at(-1) ?? verdicts[0];
}

function standpointOf({ community }: ServedCommunity, { question }: JudgedQuestion, click: FeedbackClick): Standpoint {
  return toStandpoint(click.person.id, question.asker, toStanding(community, click.platform, click.person));
}
