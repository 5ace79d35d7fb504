import type { Command, CommandCall } from "../../core/command/command.ts";
import { openCall } from "../../core/command/open-call.ts";
import type { Community } from "../../core/community/community.ts";
import { toStanding } from "../../core/community/standing.ts";
import { refreshMemory } from "../../core/feedback/refresh-memory.ts";
import { maskSecrets } from "../../core/mask-secrets.ts";
import type { BotContext } from "../../core/ports/bot-context.ts";
import { findCalledQuestion } from "../../core/question/find-called-question.ts";
import type { JudgedQuestion } from "../../core/question/question.ts";
import { questionOption } from "../../core/question/question-option.ts";
import { toQuestionChoices } from "../../core/question/to-question-choices.ts";
import type { Reply } from "../../core/reply/reply.ts";
import { toTexts } from "../../core/reply/texts.ts";
import type { Solution } from "../../core/solution/solution.ts";
import { mayAccept } from "./may-accept.ts";
import { toSolutionTexts } from "./texts.ts";

type Context = Pick<BotContext, "communities" | "store" | "log">;

/**
 * `/reopen`, ❌, and ✅ taken back: the answer is not accepted any more, "This solved it" does not count, and what was learnt is
 * taken back.
 */
export function createReopenCommand(context: Context): Command {
  return {
    name: "reopen",
    names: { zh: "重新打开" },
    description: "Say that a question is not solved after all",
    descriptions: { zh: "说明问题其实没有解决" },
    options: [
      questionOption,
      {
        name: "reason",
        names: { zh: "原因" },
        description: "Why, for those who read it",
        descriptions: { zh: "原因，供他人参考" },
        type: "text",
        required: false,
      },
    ],
    permission: "everyone",
    visibility: "public",
    reaction: "❌",
    reactionTakenBack: "✅",
    handle: (call) => reopen(context, call),
    suggest: (call) => suggestSolved(context, call),
  };
}

async function reopen(context: Context, call: CommandCall): Promise<Reply> {
  const { store, log } = context;
  const { community, texts, notice } = openCall(context, call, toSolutionTexts);
  const judged = community && (await findCalledQuestion(store, call));
  if (!community || !judged) return notice(texts.noQuestion);
  const { question } = judged;
  const found = await store.solutions.find(community.id, question.id);
  const solution = found && found.state !== "withdrawn" && isMeant(call, judged, found) ? found : undefined;
  const votes = await findSolvingVotes(store, call, judged);
  if (!solution && votes.length === 0) return notice(texts.notSolved);
  if (!mayReopen(community, call, judged, [solution?.acceptance?.person, ...votes])) {
    return notice(texts.notYours);
  }
  const reason = maskSecrets(call.options.reason?.trim() ?? "");
  const by = { person: call.person.id, reason, votesOf: votes, at: call.at };
  if (!(await store.solutions.withdraw(community.id, question.id, by))) return notice(texts.notSolved);
  await refreshMemory(context, community.id, question.id);
  log.info({ questionId: question.id }, "question open again");
  const wasSolved = solution?.state === "accepted" || votes.length > 0;
  return wasSolved ? renderReopened(judged, reason) : notice(texts.staysOpen);
}

/** A reaction or a menu speaks of its own message only. */
function isMeant({ target }: CommandCall, { question }: JudgedQuestion, solution: Solution): boolean {
  return !target || [solution.messageId, question.messageId].includes(target.messageId);
}

/** Those whose "This solved it" settles the question; a reaction to something else, or one taken back, does not speak of them. */
async function findSolvingVotes(
  { feedback }: Context["store"],
  { community, target, isTakenBack }: CommandCall,
  { question }: JudgedQuestion,
): Promise<readonly string[]> {
  if (isTakenBack || (target && target.messageId !== question.messageId)) return [];
  const given = await feedback.findByQuestion(community, question.id);
  return given
    .filter(({ vote, standpoint }) => vote === "helpful" && standpoint !== "bystander")
    .map(({ person }) => person);
}

/** Whoever may accept, the asker, and who called it solved; a reaction taken back counts from the last alone, for others may have left theirs. */
function mayReopen(
  community: Community,
  call: CommandCall,
  { question: { asker } }: JudgedQuestion,
  solvers: readonly (string | undefined)[],
): boolean {
  const person = call.person.id;
  if (call.isTakenBack) return solvers.includes(person);
  const standing = toStanding(community, call.platform, call.person);
  const isEntitled = mayAccept(community.solutions, { person, standing, asker }) === "yes";
  return isEntitled || person === asker || standing.isModerator || solvers.includes(person);
}

function renderReopened({ question: { id, language } }: JudgedQuestion, reason: string): Reply {
  const texts = toSolutionTexts(language);
  return {
    questionId: id,
    kind: "notice",
    language,
    text: texts.reopened + (reason === "" ? "" : texts.because(reason)),
    buttons: [{ label: toTexts(language).askAPerson, action: { kind: "ask-person" }, style: "secondary" }],
    visibility: "public",
    state: "open",
  };
}

async function suggestSolved({ store, communities }: Context, call: CommandCall) {
  const community = communities.get(call.community)?.community;
  if (!community) return [];
  const accepted = await store.solutions.findAccepted(community.id);
  return toQuestionChoices(
    community,
    call,
    accepted.map(({ judged }) => judged.question),
  );
}
