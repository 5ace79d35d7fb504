import type { Choice, Command, CommandCall } from "../../core/command/command.ts";
import { openCall } from "../../core/command/open-call.ts";
import type { Community } from "../../core/community/community.ts";
import { toStanding } from "../../core/community/standing.ts";
import { type Faq, toFaqText } from "../../core/faq/faq.ts";
import { mayReadFaq } from "../../core/faq/may-read-faq.ts";
import { handleFeedback } from "../../core/feedback/handle-feedback.ts";
import { findCalledQuestion } from "../../core/question/find-called-question.ts";
import { directChannel } from "../../core/question/message.ts";
import type { JudgedQuestion, Question } from "../../core/question/question.ts";
import { suggestWaiting } from "../../core/question/suggest-waiting.ts";
import { renderNotice } from "../../core/reply/render-reply.ts";
import type { Reply } from "../../core/reply/reply.ts";
import { toExcerpt } from "../../core/reply/to-excerpt.ts";
import { correctionOptions } from "./correction-options.ts";
import type { CorrectionPorts } from "./correction-ports.ts";
import { readCorrection } from "./read-correction.ts";
import { toCorrectionButtons, toEntryButtons } from "./render-corrections.ts";
import { toCorrectionTexts } from "./texts.ts";

/**
 * `/correct` and the menu "Correct…": says what would have been right of a question. It counts as the same press on a button would;
 * where nothing is named everything is offered to press.
 */
export function createCorrectCommand(ports: CorrectionPorts): Command {
  return {
    name: "correct",
    names: { zh: "更正" },
    description: "Say what would have been right: an entry, a role, a stage, or that nothing was asked",
    descriptions: { zh: "指出怎样才对：FAQ 条目、角色、阶段，或者其实没有提问" },
    options: correctionOptions,
    permission: "everyone",
    visibility: "private",
    menu: { title: "Correct…", titles: { zh: "更正…" } },
    handle: (call) => correct(ports, call),
    suggest: (call, option) => suggest(ports, call, option),
  };
}

async function correct(ports: CorrectionPorts, call: CommandCall): Promise<Reply> {
  const { community, language, texts, notice } = openCall(ports, call, toCorrectionTexts);
  const judged = community && (await findQuestion(ports, call));
  if (!community || !judged) return notice(texts.noQuestion);
  const { question } = judged;
  if (!isWhereAsked(call, question)) return notice(texts.elsewhere);
  const visible = await findVisible(ports, community, call);
  const read = readCorrection(call, community, visible, language);
  const offer = (text: string, buttons: Reply["buttons"]): Reply => {
    return { ...renderNotice({ questionId: question.id, language }, text), buttons };
  };
  switch (read.kind) {
    case "fault":
      return notice(read.text);
    case "open":
      return offer(texts.whatIsRight, toCorrectionButtons(community, judged, visible, language));
    case "unknown-entry": {
      const likely = toEntryButtons(community, ports.findEntries(community.id, visible, read.typed), language);
      const text = likely.length > 0 ? texts.didYouMean(read.typed) : texts.unknownEntry(read.typed);
      return offer(text, likely);
    }
    case "correction": {
      const { platform, person, at } = call;
      const action = { kind: "vote", vote: "unhelpful", correction: read.correction } as const;
      const click = { platform, community: community.id, questionId: question.id, person, action, at };
      return (await handleFeedback(ports, click)) ?? notice(texts.noQuestion);
    }
  }
}

/** A message or a reply speaks of its own question, also of one that was taken for none. */
async function findQuestion({ store }: CorrectionPorts, call: CommandCall): Promise<JudgedQuestion | undefined> {
  const { target } = call;
  const itself = target && (await store.questions.findByMessage(target));
  return itself ?? (target && (await store.questions.findByReply(target))) ?? findCalledQuestion(store, call);
}

/** A role is called where the correction is said, so that is where the question was asked; and what one asked alone is one's own. */
function isWhereAsked({ platform, channel, person }: CommandCall, question: Question): boolean {
  if (question.platform !== platform || question.channel !== channel) return false;
  return channel !== directChannel || question.asker === person.id;
}

async function findVisible(
  { store }: CorrectionPorts,
  community: Community,
  { platform, person }: CommandCall,
): Promise<readonly Faq[]> {
  const standing = toStanding(community, platform, person);
  return (await store.faq.findAll(community.id)).filter((faq) => mayReadFaq(faq, standing));
}

const mostOffered = 25;
const longest = 100;

async function suggest(
  ports: CorrectionPorts,
  call: CommandCall,
  option: string,
): Promise<readonly Choice[] | undefined> {
  const { community, language } = openCall(ports, call, toCorrectionTexts);
  if (!community) return [];
  if (option === "question") return suggestWaiting(ports.store, community, call);
  if (option !== "faq") return undefined;
  const visible = await findVisible(ports, community, call);
  const typed = call.options.faq?.trim() ?? "";
  const fitting = typed === "" ? visible : ports.findEntries(community.id, visible, typed);
  const toTitle = (faq: Faq) => toFaqText(faq, language, community.languages)?.text.question ?? faq.id;
  return fitting.slice(0, mostOffered).map((faq) => ({ label: toExcerpt(toTitle(faq), longest), value: faq.id }));
}
