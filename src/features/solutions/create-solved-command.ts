import type { Choice, Command, CommandCall } from "../../core/command/command.ts";
import { openCall } from "../../core/command/open-call.ts";
import type { Community } from "../../core/community/community.ts";
import { toStanding } from "../../core/community/standing.ts";
import { toStandpoint } from "../../core/community/to-standpoint.ts";
import type { Standpoint } from "../../core/feedback/feedback.ts";
import { handleFeedback } from "../../core/feedback/handle-feedback.ts";
import { refreshMemory } from "../../core/feedback/refresh-memory.ts";
import type { BotContext } from "../../core/ports/bot-context.ts";
import type { ProposedSolution } from "../../core/ports/solution-store.ts";
import { findCalledQuestion } from "../../core/question/find-called-question.ts";
import type { JudgedQuestion } from "../../core/question/question.ts";
import { questionOption } from "../../core/question/question-option.ts";
import { suggestWaiting } from "../../core/question/suggest-waiting.ts";
import { tellDuplicates } from "../../core/question/tell-duplicates.ts";
import { toAnswerer } from "../../core/reply/render-solved.ts";
import type { Reply } from "../../core/reply/reply.ts";
import { toProposal } from "../../core/solution/to-proposal.ts";
import { mayAccept } from "./may-accept.ts";
import { toSolutionTexts } from "./texts.ts";

/** `/solved`, the menu "Mark as correct answer" and ✅: accepts a person's answer, in place of an earlier one. */
export function createSolvedCommand(context: BotContext): Command {
  return {
    name: "solved",
    names: { zh: "已解决" },
    description: "Mark a question as solved, with the answer that solved it",
    descriptions: { zh: "把问题标记为已解决，并采纳解决它的回答" },
    options: [
      questionOption,
      {
        name: "answer",
        names: { zh: "回答" },
        description: "What solved it, where no message says it",
        descriptions: { zh: "没有消息说明时，写下解决办法" },
        type: "paragraph",
        required: false,
      },
    ],
    permission: "everyone",
    visibility: "public",
    menu: { title: "Mark as correct answer", titles: { zh: "标记为正确答案" } },
    reaction: "✅",
    handle: (call) => accept(context, call),
    suggest: (call) => suggestQuestions(context, call),
  };
}

async function accept(context: BotContext, call: CommandCall): Promise<Reply> {
  const { store, log } = context;
  const { community, texts, notice } = openCall(context, call, toSolutionTexts);
  const judged = community && (await findCalledQuestion(store, call));
  if (!community || !judged) return notice(texts.noQuestion);
  const { question } = judged;
  if (call.target?.author.isBot) return acceptUshers(context, call, question.id, notice(texts.noQuestion));
  const solution = await findAnswer(context, community, call, judged);
  const standing = toStanding(community, call.platform, call.person);
  const person = call.person.id;
  const answerer = solution.text === "" ? {} : { answerer: solution.author };
  const verdict = mayAccept(community.solutions, { person, standing, asker: question.asker, ...answerer });
  if (verdict !== "yes") return notice(verdict === "own-answer" ? texts.ownAnswer : texts.notYours);
  const earlier = await store.solutions.find(community.id, question.id);
  if (earlier?.state === "accepted" && isSame(earlier, solution)) return notice(texts.alreadyAccepted);
  const standpoint = toStandpoint(person, question.asker, standing);
  await store.solutions.accept(solution, { person, standpoint, at: call.at });
  await refreshMemory(context, community.id, question.id);
  await tellDuplicates(context, question);
  log.info({ questionId: question.id, standpoint }, "answer accepted");
  return renderAccepted(community, judged, solution, standpoint);
}

/** One of Usher's own messages solved it: that is a vote for what it says. */
async function acceptUshers(
  context: BotContext,
  call: CommandCall,
  questionId: string,
  otherwise: Reply,
): Promise<Reply> {
  const { platform, community, person, at } = call;
  const action = { kind: "vote", vote: "helpful" } as const;
  return (await handleFeedback(context, { platform, community, questionId, person, action, at })) ?? otherwise;
}

/** The answer to accept: the target, else the typed words, else the latest that somebody gave; without text when there is none. */
async function findAnswer(
  { store }: BotContext,
  community: Community,
  call: CommandCall,
  judged: JudgedQuestion,
): Promise<ProposedSolution> {
  const { target, person, at, options } = call;
  const { question } = judged;
  if (target && target.messageId !== question.messageId) return toProposal(community, judged, target);
  const typed = options.answer?.trim() ?? "";
  if (typed === "") {
    const known = await store.solutions.find(community.id, question.id);
    if (known && known.state !== "withdrawn") {
      const { state: _, acceptance: __, faqId: ___, ...proposed } = known;
      return proposed;
    }
  }
  const { platform, channel, thread, messageId } = question;
  const place = { platform, community: community.id, channel, ...(thread === undefined ? {} : { thread }) };
  const { messageId: _, ...written } = toProposal(community, judged, {
    ...place,
    messageId,
    author: person,
    text: typed,
    addressed: false,
    sentAt: at,
    ...(question.link === undefined ? {} : { link: question.link }),
  });
  return written;
}

function isSame(one: ProposedSolution, other: ProposedSolution): boolean {
  return one.messageId === other.messageId && one.text === other.text;
}

function renderAccepted(
  community: Community,
  { question: { id, language } }: JudgedQuestion,
  solution: ProposedSolution,
  standpoint: Standpoint,
): Reply {
  const texts = toSolutionTexts(language);
  const answerer = toAnswerer(solution, { community, language });
  const hasAnswer = solution.text !== "";
  const undo = {
    label: texts.undo,
    action: { kind: "command", name: "reopen", options: { question: id } },
    style: "secondary",
  } as const;
  const adopt = {
    label: texts.makeFaq,
    action: { kind: "command", name: "faq adopt", options: { solution: id } },
    style: "secondary",
  } as const;
  return {
    questionId: id,
    kind: "notice",
    language,
    text: hasAnswer ? texts.accepted(standpoint, answerer) : texts.closed(standpoint),
    buttons: hasAnswer ? [undo, adopt] : [undo],
    visibility: "public",
    state: "solved",
  };
}

async function suggestQuestions({ store, communities }: BotContext, call: CommandCall): Promise<readonly Choice[]> {
  const community = communities.get(call.community)?.community;
  return community ? suggestWaiting(store, community, call) : [];
}
