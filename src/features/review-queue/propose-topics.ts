import type { Draft, DraftProposal } from "../../core/faq/draft.ts";
import type { FindTopics } from "../../core/ports/find-topics.ts";
import type { Store } from "../../core/ports/store.ts";
import { isOpenlyAsked } from "../../core/question/is-openly-asked.ts";
import type { Question } from "../../core/question/question.ts";
import type { Solution } from "../../core/solution/solution.ts";

/** So many of the newest questions are compared with one another. */
const compared = 400;
/** So many questions are looked through for the newest. */
const lookedThrough = 5000;
/** So many accepted answers make a draft's answer. */
const mostAnswers = 3;

/** Subjects that several questions without an entry have in common, each with what people answered there put together. */
export async function proposeTopics(
  store: Pick<Store, "questions" | "solutions" | "drafts">,
  community: string,
  findTopics: FindTopics,
): Promise<readonly DraftProposal[]> {
  const waiting = await store.questions.findWaiting(community, lookedThrough);
  const accepted = (await store.solutions.findAccepted(community)).filter(({ solution }) => !solution.faqId);
  const answers = new Map(accepted.map(({ solution }) => [solution.questionId, solution]));
  const all = [...waiting, ...accepted.map(({ judged }) => judged)].map(({ question }) => question);
  const questions = all
    .filter((question) => question.text !== "" && isOpenlyAsked(question))
    .toSorted((a, b) => a.askedAt - b.askedAt)
    .slice(-compared);
  const topics = await findTopics(questions.map(({ text }) => text));
  const known = await store.drafts.findAll(community, "topic");
  const taken = new Set<string>();
  return topics.flatMap(({ members, words }) => {
    const group = members.flatMap((place) => questions[place] ?? []);
    const [oldest] = group;
    if (!oldest) return [];
    const key = findKey(group, known, taken) ?? `topic:${oldest.id}`;
    taken.add(key);
    return [{ ...toProposal(group, words, answers), key }];
  });
}

/** A subject that grew, or lost some questions, is still the same item: the one it shares most questions with. */
function findKey(group: readonly Question[], known: readonly Draft[], taken: ReadonlySet<string>): string | undefined {
  const ids = new Set(group.map(({ id }) => id));
  const [nearest] = known
    .filter(({ key }) => !taken.has(key))
    .map(({ key, questionIds }) => ({ key, shared: questionIds.filter((id) => ids.has(id)).length }))
    .toSorted((a, b) => b.shared - a.shared);
  return nearest && nearest.shared > 0 ? nearest.key : undefined;
}

function toProposal(
  group: readonly Question[],
  words: readonly string[],
  answers: ReadonlyMap<string, Solution>,
): Omit<DraftProposal, "key"> {
  const given = group.flatMap(({ id }) => answers.get(id) ?? []).filter(({ text }) => text !== "");
  const newest = given.toSorted((a, b) => b.answeredAt - a.answeredAt).map(({ text }) => text);
  const spoken = (text: string) => words.filter((word) => text.toLowerCase().includes(word)).length;
  const [plainest] = group.toSorted((a, b) => spoken(b.text) - spoken(a.text) || a.text.length - b.text.length);
  return {
    kind: "topic",
    name: words.join(", "),
    question: plainest?.text ?? "",
    answer: [...new Set(newest)].slice(0, mostAnswers).join("\n\n"),
    language: plainest?.language ?? "en",
    isMachineMade: true,
    questionIds: group.map(({ id }) => id),
    evidenceAt: Math.max(...group.map(({ askedAt }) => askedAt)),
  };
}
