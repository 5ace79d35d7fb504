import type { Community } from "../../core/community/community.ts";
import { findOnDuty } from "../../core/duty/find-on-duty.ts";
import type { JudgedQuestion, RecordedVerdict } from "../../core/question/question.ts";
import type { RouteVerdict } from "../../core/question/verdict.ts";
import type { ResponsePorts } from "./response-ports.ts";

/**
 * Leads a question that nobody replied to on to another of the role, as its next turn; gives the question as it is then, or nothing
 * where nobody else is there or another turn came first.
 */
export async function leadOn(
  { store }: ResponsePorts,
  community: Community,
  judged: JudgedQuestion,
  at: number,
): Promise<JudgedQuestion | undefined> {
  const { question, verdicts } = judged;
  const last: RecordedVerdict = verdicts.at(-1) ?? verdicts[0];
  if (last.verdict.kind !== "route") return undefined;
  const { platform, messageId, asker, language, id } = question;
  const { role, stage } = last.verdict;
  const place = { community: community.id, platform };
  const turn = last.turn + 1;
  const called = verdicts.flatMap(({ verdict }) => (verdict.kind === "route" ? (verdict.person ?? []) : []));
  const onDuty = await findOnDuty(
    store,
    { community, messageId },
    {
      ...place,
      role,
      subject: `question:${messageId}:${turn}`,
      at,
      excluding: [asker, ...called],
      skills: stage === undefined ? [language] : [stage, language],
    },
  );
  if (onDuty.kind === "nobody") return undefined;
  const { isHeld: _, nobody: __, ...kept } = last.verdict;
  const reason = "Nobody replied within the time that is the community's target.";
  const verdict: RouteVerdict = { ...kept, rule: "unanswered", reason, person: onDuty.person };
  const recorded: RecordedVerdict = { turn, verdict, judgement: last.judgement, decidedAt: at };
  const { isNew } = await store.questions.recordVerdict(community.id, id, recorded);
  if (!isNew) return undefined;
  await store.duty.end(place, `question:${messageId}`, at);
  return { question, verdicts: [...verdicts, recorded] };
}
