import type { Announcement } from "../../core/announcement/announcement.ts";
import type { CommandCall } from "../../core/command/command.ts";
import { type Community, toChannelMode } from "../../core/community/community.ts";
import { type Draft, toDraftId } from "../../core/faq/draft.ts";
import { extendFaq, type FaqAddition } from "../../core/faq/extend-faq.ts";
import type { Faq } from "../../core/faq/faq.ts";
import { isRestricted, mayReadFaq } from "../../core/faq/may-read-faq.ts";
import { refreshFaq } from "../../core/faq/refresh-faq.ts";
import { toEntryId } from "../../core/faq/to-entry-id.ts";
import type { Feedback } from "../../core/feedback/feedback.ts";
import { refreshMemory } from "../../core/feedback/refresh-memory.ts";
import type { Correction } from "../../core/feedback/vote.ts";
import type { Question } from "../../core/question/question.ts";
import { renderFaq } from "../../core/reply/render-faq.ts";
import { answerButtons } from "../../core/reply/render-reply.ts";
import type { Reply } from "../../core/reply/reply.ts";
import { collectDoubts, reviewedFor } from "./collect-drafts.ts";
import { openDraftCall } from "./open-draft-call.ts";
import type { ReviewPorts } from "./review-ports.ts";
import { findGrounds } from "./show-drafts.ts";
import { tellUndone } from "./tell-undone.ts";
import { toReviewTexts } from "./texts.ts";

/** A moderator's yes: the entry, the labels and the answers to post are written together, and found by search at once. */
export async function approveDraft(ports: ReviewPorts, call: CommandCall): Promise<Reply> {
  const { communities, store, log } = ports;
  const served = communities.get(call.community)?.community;
  // An entry that was rewritten since is not written back to what the draft still says of it.
  if (served) await collectDoubts(store, served, call.at);
  const { community, draft, read, texts, notice, unknown } = await openDraftCall(ports, call);
  if (!draft || !read || !community) return unknown();
  const { questions, claims } = await findGrounds(ports, draft);
  const { number, revision } = read;
  const approval = { community: community.id, number, revision, person: call.person.id, at: call.at };
  const ids = questions.map(({ id }) => id);
  if (draft.kind === "label") {
    const chosen = claims.find(({ label }) => label === call.options.label?.trim());
    if (!chosen && draft.state === "open") return notice(texts.chooseLabel(claims.map(({ label }) => label)));
    const feedback = chosen ? ids.map((id) => toWord(call, id, chosen.correction)) : [];
    const outcome = await store.drafts.approve({ ...approval, feedback, adopted: [], announcements: [] });
    if (outcome.kind !== "done") return tellUndone(ports, call, outcome);
    await refresh(ports, community.id, ids);
    return notice(texts.labelNoted);
  }
  if (draft.answer === "" && draft.state === "open") return notice(texts.writeFirst);
  const solved = await store.solutions.findSolved(community.id, ids);
  const open = questions.filter(({ id }) => !solved.has(id));
  const faq = await toAddition(ports, draft, questions);
  const entry = extendFaq(await store.faq.find(community.id, faq.id), faq);
  const announcements = await toPosts(ports, { community, draft, entry, questions: open, at: call.at });
  const outcome = await store.drafts.approve({
    ...approval,
    faq,
    feedback: open.map(({ id }) => toWord(call, id, { faqId: faq.id })),
    adopted: [...solved.keys()],
    announcements,
  });
  if (outcome.kind !== "done") return tellUndone(ports, call, outcome);
  log.info({ draft: draft.number, kind: draft.kind, posted: announcements.length }, "draft approved");
  await refreshFaq(ports, community.id);
  await refresh(ports, community.id, ids);
  // They are kept already, with the entry; this only sends them.
  await ports.announce(announcements);
  return notice(texts.approved(toDraftId(draft), faq.id, announcements.length));
}

/** The moderator's word on one question; that an entry answers it also settles it. */
function toWord({ community, person, at }: CommandCall, questionId: string, correction: Correction): Feedback {
  const vote = "faqId" in correction ? "helpful" : "unhelpful";
  return { community, questionId, person: person.id, standpoint: "moderator", vote, correction, at };
}

async function refresh(ports: ReviewPorts, community: string, ids: readonly string[]): Promise<void> {
  for (const id of ids) await refreshMemory(ports, community, id);
}

async function toAddition({ store }: ReviewPorts, draft: Draft, questions: readonly Question[]): Promise<FaqAddition> {
  const { community, language, question, answer, faqId, name } = draft;
  const known = faqId === undefined ? undefined : await store.faq.find(community, faqId);
  const asked = questions.filter((one) => one.language === language).map(({ text }) => text);
  const all = known ? [] : [...(await store.faq.findAll(community)), ...(await store.faq.findRemoved(community))];
  const taken = new Set(all.map(({ id }) => id));
  return {
    id: faqId ?? toEntryId(name || question, taken),
    language,
    wordings: [question, ...asked].filter((wording) => wording !== ""),
    answer,
    replacesAnswer: known?.texts[language] !== undefined && known.texts[language].answer !== answer,
  };
}

interface Posting {
  readonly community: Community;
  readonly draft: Draft;
  readonly entry: Faq;
  readonly questions: readonly Question[];
  readonly at: number;
}

/** The answer, once in each place where it was asked lately: for all, or for the asker alone where only they should see it. */
async function toPosts({ store, newId }: ReviewPorts, posting: Posting): Promise<readonly Announcement[]> {
  const { community, draft, entry, questions, at } = posting;
  const posts: Announcement[] = [];
  for (const question of questions) {
    const mode = toChannelMode(community, question.platform, question.channel);
    if (mode === "off" || mode === "observe" || question.askedAt < at - reviewedFor) continue;
    const { platform, channel, thread, messageId, asker, language } = question;
    const person = isRestricted(entry)
      ? await store.people.find({ platform, community: community.id, person: asker })
      : undefined;
    if (isRestricted(entry) && !(person && mayReadFaq(entry, person.standing))) continue;
    const isPrivate = isRestricted(entry) || mode === "suggest";
    posts.push({
      id: newId(),
      platform,
      community: community.id,
      key: `draft:${draft.number}:${draft.openedAt}:${question.id}`,
      audience: isPrivate
        ? { kind: "person", person: asker }
        : { kind: "channel", channel, thread: thread ?? messageId },
      reply: toPost(entry, question, community, language, isPrivate),
      createdAt: at,
    });
  }
  return posts;
}

function toPost(entry: Faq, { id }: Question, community: Community, language: string, isPrivate: boolean): Reply {
  return {
    questionId: id,
    kind: "answer",
    language,
    text: "",
    ...renderFaq(entry, language, community),
    footer: toReviewTexts(language).checked,
    buttons: answerButtons({ faqId: entry.id }, language),
    visibility: isPrivate ? "private" : "public",
    state: "answered",
  };
}
