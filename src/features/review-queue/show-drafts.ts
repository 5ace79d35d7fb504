import type { CommandCall } from "../../core/command/command.ts";
import { type Draft, toDraftId } from "../../core/faq/draft.ts";
import type { Reply } from "../../core/reply/reply.ts";
import { collectDoubts } from "./collect-drafts.ts";
import { findDisputes } from "./find-disputes.ts";
import { openDraftCall } from "./open-draft-call.ts";
import { type DraftGrounds, renderDraft, renderDraftLine } from "./render-draft.ts";
import type { ReviewPorts } from "./review-ports.ts";

/** As many as one person reads at once. */
const shown = 10;

/** The drafts that wait, the longest first, each with a button that opens it. */
export async function listDrafts(ports: ReviewPorts, call: CommandCall): Promise<Reply> {
  const { community, language, texts, notice } = await openDraftCall(ports, call);
  if (!community) return notice(texts.nothing);
  await collectDoubts(ports.store, community, call.at);
  const open = await ports.store.drafts.findOpen(community.id);
  if (open.length === 0) return notice(texts.nothing);
  const some = open.slice(0, shown);
  const lines = [texts.heading(open.length), ...some.map((draft) => renderDraftLine(draft, language))];
  if (open.length > shown) lines.push(texts.more(open.length - shown));
  const buttons = some.map((draft) => ({
    label: toDraftId(draft),
    style: "secondary" as const,
    action: { kind: "command", name: "drafts show", options: { draft: toDraftId(draft) } } as const,
  }));
  return { ...notice(lines.join("\n")), buttons };
}

/** One draft, to decide. */
export async function showDraft(ports: ReviewPorts, call: CommandCall): Promise<Reply> {
  const { draft, unknown, tellLate } = await openDraftCall(ports, call);
  if (!draft) return unknown();
  return draft.state === "open" ? presentDraft(ports, call, draft) : tellLate(draft);
}

/** A draft as its moderator reads it, people by their names. */
export async function presentDraft(ports: ReviewPorts, call: CommandCall, draft: Draft): Promise<Reply> {
  const { language, nameOf } = await openDraftCall(ports, call);
  const { claims, ...grounds } = await findGrounds(ports, draft);
  const named = claims.map(async (claim) => ({ ...claim, people: await Promise.all(claim.people.map(nameOf)) }));
  return renderDraft(draft, { ...grounds, claims: await Promise.all(named) }, language);
}

/** Reads what a draft stands on. */
export async function findGrounds({ store }: Pick<ReviewPorts, "store">, draft: Draft): Promise<DraftGrounds> {
  const { community, questionIds, faqId, language } = draft;
  const judged = await Promise.all(questionIds.map((id) => store.questions.find(community, id)));
  const questions = judged.flatMap((one) => (one ? [one.question] : []));
  const said = draft.kind === "label" ? await store.feedback.findByQuestion(community, questionIds[0] ?? "") : [];
  const entry = faqId === undefined ? undefined : await store.faq.find(community, faqId);
  return { questions, claims: findDisputes(said), entryAnswer: entry?.texts[language]?.answer };
}
